package contrast

import (
	"slices"
	"testing"

	"onus/graph"
)

func held(slug, source, start, end string) *graph.Claim {
	f := &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}}
	f.Start, f.End = graph.Date{Date: date(start)}, graph.Date{Date: date(end)}
	return claim(slug, source, f)
}

// Where two accounts differ is told bound by bound.
func TestBounds(t *testing.T) {
	roll := &graph.Source{Meta: meta("roll"), Genre: graph.Reference, Complete: true}
	for _, test := range []struct {
		name string
		with *graph.Claim
		want []string
	}{
		{"start", held("other", "minutes", "1931", "1940"), []string{"start"}},
		{"end", held("other", "minutes", "1930", "1941"), []string{"end"}},
		{"start and end", held("other", "minutes", "1931", "1941"), []string{"start", "end"}},
		{"not on the roll", held("other", "roll", "1950", "1951"), []string{"unlisted"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := contrasted(t, "term", Lens{}, roll, held("term", "memoir", "1930", "1940"), test.with)
			if len(c.Against) != 1 || !slices.Equal(c.Against[0].Bounds, test.want) {
				t.Errorf("want one against that differs in %v, got %v", test.want, lines(c))
			}
		})
	}
}

// A dispute over an office compares accounts, as the contrast does: that a
// source ends the second term says nothing against the first.
func TestDisputeOverAnOffice(t *testing.T) {
	part := derived(held("first", "memoir", "1930", "1940"), held("second", "memoir", "1945", "1950"), held("until", "minutes", "", "1949"))
	first := graph.Get[*graph.Claim](part, id("first"))
	d, err := DisputeOf(part, first.Derived.Questions[0], "")
	if err != nil {
		t.Fatal(err)
	}
	for slug, want := range map[string]Opposition{"first": NoOpposition, "second": Contrary} {
		for _, b := range d.On(graph.Get[*graph.Claim](part, id(slug))) {
			if d.Arguments[b.Argument].From == id("until") && b.Opposition != want {
				t.Errorf("until 1949 against the %s term: got %q, want %q", slug, b.Opposition, want)
			}
		}
	}
}
