package neo4j

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
)

// Who, what, in which source; of a question, what of whom.
func TestCaptions(t *testing.T) {
	count, most := 357.0, 400.0
	molotov := graph.Who{Subject: "d:molotov"}
	claim := func(form graph.Form) *graph.Claim {
		return &graph.Claim{Meta: graph.Meta{ID: "d:c", Dataset: "d", Name: "As the sentence has it"}, Source: "d:minutes-1956", Form: form}
	}
	denied := claim(&graph.Attribution{Who: molotov, Event: "d:terror", Scale: "base:knowledge", Grades: []string{"none", "partial"}})
	denied.Denies = true
	mood := func(m graph.Modality, form graph.Form) *graph.Claim {
		c := claim(form)
		c.Modality = m
		return c
	}
	arrest := &graph.Deed{Who: graph.Who{Subject: "d:zhukov"}, Act: "d:arrest", Object: "d:beria"}
	unplanned := mood(graph.Planned, arrest)
	unplanned.Denies = true
	for _, test := range []struct {
		record graph.Record
		want   string
	}{
		{claim(&graph.Attribution{Who: molotov, Scale: "base:knowledge", Grades: []string{"full"}}), "molotov: knowledge full · minutes-1956"},
		{denied, "molotov: not knowledge none/partial · minutes-1956"},
		{claim(&graph.Attribution{Who: graph.Who{Subject: "d:presidium", Each: true}, Scale: "base:knowledge", Grades: []string{"full"}}),
			"each of presidium: knowledge full · minutes-1956"},
		{claim(&graph.Deed{Who: graph.Who{Subject: "d:mikoyan", Exclusive: true}, Act: "d:propose"}), "only mikoyan: propose · minutes-1956"},
		{claim(&graph.Deed{Who: molotov, Act: "d:sign-list", Object: "d:list-4"}), "molotov: sign-list list-4 · minutes-1956"},
		{claim(&graph.Tenure{Subject: "d:molotov", Positions: []graph.ID{"d:member"}, Start: graph.On("1926")}), "molotov: member 1926–? · minutes-1956"},
		{claim(&graph.Tenure{Subject: "d:molotov", Positions: []graph.ID{"d:member"}, Attested: graph.On("1956-02")}), "molotov: member on 1956-02 · minutes-1956"},
		{claim(&graph.Absence{Subject: "d:molotov", Act: "d:sign-list"}), "molotov: no sign-list found · minutes-1956"},
		{claim(&graph.Dating{Event: "d:speech", Period: graph.On("1956-02-25")}), "speech: 1956-02-25 · minutes-1956"},
		{claim(&graph.Measure{Subject: "d:molotov", What: "lists signed", Value: &count}), "molotov: 357 lists signed · minutes-1956"},
		{claim(&graph.Measure{Event: "d:lists", What: "names", Low: &count, High: &most}), "lists: 357–400 names · minutes-1956"},
		{claim(&graph.Grouping{Body: "d:presidium", Groups: make([]graph.Group, 3)}), "presidium: in 3 groups · minutes-1956"},
		{claim(&graph.Statement{}), "As the sentence has it · minutes-1956"},
		{mood(graph.Asserted, arrest), "zhukov: arrest beria · minutes-1956"},
		{mood(graph.Presupposed, arrest), "zhukov: arrest beria · minutes-1956"},
		{mood(graph.Planned, arrest), "planned: zhukov: arrest beria · minutes-1956"},
		{unplanned, "planned: zhukov: not arrest beria · minutes-1956"},
		{mood(graph.Conditional, arrest), "conditional: zhukov: arrest beria · minutes-1956"},
		{mood(graph.Prescribed, arrest), "prescribed: zhukov: arrest beria · minutes-1956"},
		{mood(graph.Predicted, arrest), "predicted: zhukov: arrest beria · minutes-1956"},
		{mood(graph.Reported, &graph.Tenure{Subject: "d:zhukov", Positions: []graph.ID{"d:minister"}, Start: graph.On("1955")}),
			"reported suggestion: zhukov: minister 1955–? · minutes-1956"},
		{mood(graph.Reported, &graph.Statement{}), "reported suggestion: As the sentence has it · minutes-1956"},
		{&graph.Question{Form: graph.FormAttribution, Subject: "d:molotov", Scale: "base:knowledge", Event: "d:terror"}, "molotov: knowledge, terror?"},
		{&graph.Question{Form: graph.FormDating, Event: "d:speech"}, "speech: when?"},
		{&graph.Question{Form: graph.FormAct, Subject: "d:molotov", Act: "d:sign-list", Object: "d:list-4", Event: "d:lists"}, "molotov: sign-list list-4, lists?"},
		{&graph.Question{Form: graph.FormTenure, Subject: "d:molotov", Position: "d:member"}, "molotov: member?"},
		{&graph.Evidence{Stance: graph.Supports, Rule: "counted"}, "supports (counted)"},
		{&graph.Identity{Differ: true}, "different"},
		{&graph.Passage{Meta: graph.Meta{Name: "A quote"}, Locator: "p. 5"}, "p. 5"},
		{&graph.Person{Meta: graph.Meta{ID: "d:molotov", Name: "Vyacheslav Molotov"}}, "Vyacheslav Molotov"},
		{&graph.Person{Meta: graph.Meta{ID: "d:molotov"}}, "molotov"},
	} {
		if diff := cmp.Diff(test.want, captionOf(test.record)); diff != "" {
			t.Errorf("(-want +got): %s", diff)
		}
	}
}

// However long the parts are, how it is meant, who, and the source are still to
// be seen.
func TestCaptionIsShort(t *testing.T) {
	long := strings.Repeat("very-long-", 12) + "slug"
	for modality, mood := range map[graph.Modality]string{graph.Asserted: "who-", graph.Planned: "planned: ", graph.Reported: "reported suggestion: "} {
		c := &graph.Claim{Source: graph.ID("d:source-" + long), Modality: modality, Form: &graph.Deed{
			Who: graph.Who{Subject: graph.ID("d:who-" + long)}, Act: graph.ID("d:act-" + long)}}
		got := captionOf(c)
		if n := utf8.RuneCountInString(got); n > captionRunes {
			t.Errorf("%d runes: %s", n, got)
		}
		if !strings.HasPrefix(got, mood) {
			t.Errorf("%s does not begin with %q", got, mood)
		}
		for _, part := range []string{"who-", "act-", "source-"} {
			if !strings.Contains(got, part) {
				t.Errorf("%s is not in %s", part, got)
			}
		}
	}
}
