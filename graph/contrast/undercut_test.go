package contrast

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
)

// against is an ignorant man, and minutes that he knew.
func against() []graph.Record {
	return []graph.Record{
		claim("ignorant", "memoir", knew("", "none")), claim("knew", "minutes", knew("", "full")),
		claim("why", "memoir", says()), claim("why-not", "memoir", says()),
	}
}

func TestUndercuts(t *testing.T) {
	decided := []string{"against direct knew contrary", "documents-first yields", "level open"}
	cleared := []string{"documents-first unopposed", "level unopposed", "undercut direct knew contrary"}
	flagged := []string{"against direct knew contrary flagged", "documents-first open", "level open"}
	tests := []struct {
		name string
		with []graph.Record
		want []string
	}{
		{"none", nil, decided},
		{"one", []graph.Record{undercut("u1", "why", id("knew"))}, cleared},
		{"one on it, and one on that", []graph.Record{undercut("u1", "why", id("knew")), undercut("u2", "why", id("u1"))}, decided},
		{"three in a chain", []graph.Record{undercut("u1", "why", id("knew")), undercut("u2", "why", id("u1")), undercut("u3", "why", id("u2"))}, cleared},
		{"of two, one is undercut", []graph.Record{undercut("u1", "why", id("knew")), undercut("u2", "why", id("knew")), undercut("u3", "why", id("u1"))}, cleared},
		{"what it comes from is undercut", []graph.Record{undercut("u1", "why", id("knew")), undercut("u2", "why-not", id("why"))}, decided},
		{"on another rule's testimony of it", []graph.Record{onRule(undercut("u1", "why", ""), Sole, "knew", "")}, decided},
		{"on just that testimony", []graph.Record{onRule(undercut("u1", "why", ""), Direct, "knew", "")}, cleared},
		{"on just that testimony about him", []graph.Record{onRule(undercut("u1", "why", ""), Direct, "knew", "ann")}, cleared},
		{"on just that testimony about another", []graph.Record{onRule(undercut("u1", "why", ""), Direct, "knew", "bert")}, decided},
		{"only suggested", []graph.Record{undercut("u1", "guess", id("knew")), suggested(claim("guess", "memoir", says()))}, decided},
		{"undercut by what it undercuts", []graph.Record{undercut("u1", "why", id("knew")), undercut("u2", "knew", id("u1"))}, flagged},
		{"four in a chain", []graph.Record{undercut("u1", "why", id("knew")), undercut("u2", "why", id("u1")), undercut("u3", "why", id("u2")), undercut("u4", "u3-claim", id("u3")), claim("u3-claim", "memoir", says())}, decided},
		{"an undercut of itself", []graph.Record{undercut("u1", "why", id("knew")), undercut("u2", "why", id("why"))}, flagged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := lines(contrasted(t, "ignorant", Lens{}, append(against(), test.with...)...))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("contrast (-want +got):\n%s", diff)
			}
		})
	}
}

func onRule(u *graph.Evidence, rule Rule, of, whom string) *graph.Evidence {
	u.OnRule, u.OnClaim = rule, id(of)
	if whom != "" {
		u.OnWhom = id(whom)
	}
	return u
}

func suggested(c *graph.Claim) *graph.Claim {
	c.Modality = graph.Reported
	return c
}

// Undercuts on undercuts, in any shape: what they come to is grounded
// semantics, of which the undecided is flagged.
func TestUndercutsAreGrounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "undercuts")
		records := []graph.Record{claim("c0", "memoir", knew("", "none")), claim("why", "memoir", says())}
		attacks := make([][]int, n+1) // 0 is the claim's testimony
		for i := 1; i <= n; i++ {
			target := rapid.IntRange(0, n).Draw(t, "target")
			on := id(fmt.Sprintf("u%d", target))
			if target == 0 {
				on = id("c0")
			}
			records = append(records, undercut(fmt.Sprintf("u%d", i), "why", on))
			attacks[target] = append(attacks[target], i)
		}
		part := derived(records...)
		k := &court{part: part, Vocabulary: NewVocabulary(part)}
		c := graph.Get[*graph.Claim](part, id("c0"))
		own := k.hear(graph.Get[*graph.Question](part, c.Derived.Questions[0])).testimony[0]
		got := map[bool]label{true: out, false: in}[own.out]
		if own.Flagged {
			got = undecided
		}
		if want := grounded(attacks)[0]; got != want {
			t.Errorf("label %d, want %d, of attacks %v", got, want, attacks)
		}
		if own.Flagged && own.out {
			t.Error("both flagged and dropped")
		}
	})
}

func TestWhatAnUndercutTakesAway(t *testing.T) {
	grouping := claim("groups", "minutes", &graph.Grouping{Event: id("wrong"), Groups: []graph.Group{{Label: "those who knew", Members: []graph.ID{id("ann")}}}})
	placed := claim("placed", "minutes", knew("", "full"))
	placed.Grouping = grouping.ID
	whole := claim("whole", "minutes", knew("", "full"))
	signed := []graph.Record{claim("one", "minutes", did("ann", "a", "1937-05-01")), claim("two", "minutes", did("ann", "b", "1937-06-01"))}
	presumption := &graph.Presumption{Meta: meta("two-lists"), Act: id("signed"), AtLeast: 2, Scale: id("knowledge"), Grades: []string{"full"}, Event: id("wrong"), By: "the editors", Reason: "who signs has read"}
	why := claim("why", "memoir", says())
	asked := claim("asked", "memoir", knew("", "general"))
	tests := []struct {
		name string
		with []graph.Record
		want []string
	}{
		{"a Grouping: its Attributions", []graph.Record{grouping, placed, why, undercut("u", "why", grouping.ID)},
			[]string{"documents-first unopposed", "level unopposed", "undercut direct placed contrary"}},
		{"a claim: what it is carried to", []graph.Record{claim("of-part", "minutes", stood("knowledge", "ann", "part", "1937-03", "none")), whole, why, undercut("u", "why", whole.ID)},
			[]string{"consistent inherited of-part", "documents-first unopposed", "level unopposed", "undercut direct whole contrary"}},
		{"a row: the count without it", append([]graph.Record{presumption, why, undercut("u", "why", id("one"))}, signed...),
			[]string{"consistent implied-knowledge two", "documents-first unopposed", "level unopposed", "undercut implied-knowledge two contrary"}},
		{"the first row: the presumption stands by the others", append([]graph.Record{presumption, why, claim("three", "minutes", did("ann", "c", "1937-07-01")), undercut("u", "why", id("one"))}, signed...),
			[]string{"against implied-knowledge three contrary", "consistent implied-knowledge two", "documents-first yields", "level open"}},
		{"a presumption: what comes through it", append([]graph.Record{presumption, why, onRule(undercut("u", "why", ""), ImpliedKnowledge, "two-lists", "")}, signed...),
			[]string{"consistent implied-knowledge one", "documents-first unopposed", "level unopposed", "undercut implied-knowledge two contrary"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, lines(contrasted(t, "asked", Lens{}, append(test.with, asked)...))); diff != "" {
				t.Errorf("contrast (-want +got):\n%s", diff)
			}
		})
	}
}
