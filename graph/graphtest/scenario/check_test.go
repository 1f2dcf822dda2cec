package scenario_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/graphtest/scenario"
)

// canned answers every question alike.
type canned struct {
	answer scenario.Answer
	err    error
}

func (c canned) Ask(context.Context, scenario.Asked) (scenario.Answer, error) { return c.answer, c.err }

func pointer[T any](v T) *T { return &v }

// TestFailures: an expectation that is not met says what was found, and one
// that is met says nothing.
func TestFailures(t *testing.T) {
	answer := scenario.Answer{
		Lists: map[scenario.Part][]scenario.Testimony{scenario.Against: {
			{Rule: "direct", From: "x:1-c2", Opposition: "contrary", Force: "strict", Certainty: "definite", Puts: pointer("none"), AsOf: pointer("1937"), Flagged: pointer(false)},
			{Rule: "collective", From: "x:1-c3", Opposition: "contradictory", Force: "presumptive", Certainty: "possible", UndercutBy: []graph.ID{"x:1-e1"},
				RestsOn: &[]graph.ID{"x:1-c2", "x:1-c3"}, Flagged: pointer(true)},
		}},
		Readings: []scenario.Reading{{Profile: "base:level", Standing: "open"}, {Profile: "base:documents-first", Standing: "yields", Presumptive: true,
			DecidedBy: []scenario.Testimony{{Rule: "direct", From: "x:1-c2"}}}},
		Robust: "yields", LeftOut: 2, Silent: []graph.ID{"x:1-minutes"}, Interests: map[graph.ID][]string{"x:1-c2": {"self-exculpating"}},
		Roots: map[scenario.Part][]scenario.Root{scenario.RootsAgainst: {{Claimant: "x:1-bert", Source: "x:1-memoir"}}},
	}
	const all = "but there is collective c3 contradictory presumptive possible flagged resting on c2 undercut by e1, direct c2 contrary puts none as of 1937"
	tests := []struct{ expect, want string }{
		{"against c1: direct c2, collective c3", ""},
		{"against c1: collective c3 contradictory presumptive possible flagged undercut by e1 resting on c2, direct c2 contrary strict definite puts none as of 1937", ""},
		{"against c1: direct, collective", ""},
		{"against c1: nothing", all},
		{"against c1: direct c2", all},
		{"against c1: direct c3, collective c2", all},
		{"against c1: direct c2, collective c3, collective c3", all},
		{"against c1: direct c2 contradictory, collective c3", all},
		{"against c1: direct c2 presumptive, collective c3", all},
		{"against c1: direct c2 possible, collective c3", all},
		{"against c1: direct c2 flagged, collective c3", all},
		{"against c1: direct c2 puts full, collective c3", all},
		{"against c1: direct c2 as of 1938, collective c3", all},
		{"against c1: direct c2 undercut by e1, collective c3", all},
		{"against c1: direct c2, collective c3 resting on c1", all},
		{"for c1: nothing", ""},
		{"for c1: direct c2", "but there is nothing"},
		{"c1 open under level", ""},
		{"c1 open", "but there is yields presumptively under documents-first decided by direct c2"},
		{"c1 yields presumptively under documents-first decided by direct c2", ""},
		{"c1 yields under documents-first decided by direct c3", "but there is yields presumptively under documents-first decided by direct c2"},
		{"c1 open presumptively under level", "but there is open under level"},
		{"c1 open under disinterested-first", "but there is open under level, yields presumptively under documents-first decided by direct c2"},
		{"c1 unread", "but there is a reading: open"},
		{"robust c1: yields", ""},
		{"robust c1: nothing", "but there is yields"},
		{"cut c1", "but there is a whole contrast"},
		{"uncut c1", ""},
		{"left out of c1: 2", ""},
		{"left out of c1: 1", "but there is 2"},
		{"silent c1: minutes", ""},
		{"silent c1: nothing", "but there is minutes"},
		{"silent c1: memoir", "but there is minutes"},
		{"interest c2 in c1: self-exculpating", ""},
		{"interest c2 in c1: disinterested", "but there is self-exculpating"},
		{"interest c3 in c1: nothing", ""},
		{"roots against c1: memoir by bert", ""},
		{"roots against c1: memoir", "but there is memoir by bert"},
		{"roots for c1: nothing", ""},
	}
	for _, test := range tests {
		t.Run(test.expect, func(t *testing.T) {
			if diff := cmp.Diff(test.want, failure(t, test.expect, canned{answer: answer})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if got := failure(t, "cut c1", canned{err: errors.New("away")}); got != "away" {
		t.Errorf("what the asker cannot answer is a failure: %q", got)
	}
}

// failure is what is said of the one expectation, without its place.
func failure(t *testing.T, expect string, a scenario.Asker) string {
	t.Helper()
	text := world + `scenario: it is so
claim c1: memoir says ann knowledge full of terror
claim c2: minutes says ann knowledge none of terror
claim c3: minutes says each of presidium knowledge none of terror
evidence e1: editor asserts c2 undercuts c3
expect ` + expect
	f, err := scenario.Parse("x.txt", text, options())
	if err != nil {
		t.Fatal(err)
	}
	failures := f.Failures(t.Context(), f.Scenarios[0], a)
	if len(failures) == 0 {
		return ""
	}
	place, found, _ := strings.Cut(failures[0], "\n\t")
	if len(failures) > 1 || !strings.HasPrefix(place, "x.txt:13: expect ") {
		t.Errorf("failures: %q", failures)
	}
	return found
}

// TestLens: what a lens asks for.
func TestLens(t *testing.T) {
	s := parsed(t, `person zoe
identity i1: ann is zoe
claim c1: memoir says ann knowledge full of terror
expect against c1 as known on 1980 only memoir, minutes only dataset main without minutes, c1 taking back i1 under level: nothing
expect c1 open under level without dataset other
`)
	want := []scenario.Asked{
		{Claim: "x:1-c1", Part: scenario.Against, Lens: scenario.Lens{
			Profile: "base:level", AsKnownOn: graph.On("1980"), Sources: []graph.ID{"x:1-memoir", "x:1-minutes"},
			Datasets: []graph.ID{"x:dataset"}, Without: []graph.ID{"x:1-minutes", "x:1-c1", "x:1-i1"},
		}},
		{Claim: "x:1-c1", Part: scenario.Readings, Lens: scenario.Lens{Without: []graph.ID{"x-other:dataset"}}},
	}
	got := []scenario.Asked{s.Expects[0].Asked, s.Expects[1].Asked}
	if diff := cmp.Diff(want, got, cmp.Comparer(sameDate)); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}
