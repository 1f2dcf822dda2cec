package contrast

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
)

func TestLens(t *testing.T) {
	records := func() []graph.Record {
		return []graph.Record{
			claim("asked", "memoir", knew("", "none")),
			claim("knew", "minutes", knew("", "full")),
			claim("one", "lists", did("ann", "a", "1937-05-01")), claim("two", "lists", did("ann", "b", "1937-06-01")),
			&graph.Source{Meta: meta("lists"), Genre: graph.List},
			&graph.Presumption{Meta: meta("two-lists"), Act: id("signed"), AtLeast: 2, Scale: id("knowledge"), Grades: []string{"full"}, Event: id("wrong"), By: "the editors", Reason: "who signs has read"},
			claim("why", "memoir", says()),
			&graph.Evidence{Meta: meta("e"), From: id("why"), On: id("asked"), Stance: graph.Contradicts, Source: id("minutes")},
		}
	}
	const (
		said     = "against asserted why contradictory"
		direct   = "against direct knew contrary"
		lists    = "against implied-knowledge one contrary"
		presumed = "against implied-knowledge two contrary"
		yields   = "documents-first yields"
		open     = "level open"
	)
	tests := []struct {
		name    string
		without []string
		want    []string
	}{
		{"all", nil, []string{said, direct, lists, presumed, yields, open}},
		{"without a claim", []string{"knew"}, []string{said, lists, presumed, yields, open}},
		{"without evidence", []string{"e"}, []string{direct, lists, presumed, yields, open}},
		{"without the presumption", []string{"two-lists"}, []string{said, direct, lists, yields, open}},
		{"without a source, and what is asserted in it", []string{"minutes"}, []string{lists, presumed, yields, open}},
		{"without a row: the other gives less", []string{"one"}, []string{said, direct, "against implied-knowledge two contrary", yields, open}},
		{"without all that opposes", []string{"minutes", "lists"}, []string{"documents-first unopposed", "level unopposed"}},
		{"without the act", []string{"signed", "e"}, []string{direct, yields, open}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var lens Lens
			for _, slug := range test.without {
				lens.Without = append(lens.Without, id(slug))
			}
			if diff := cmp.Diff(test.want, lines(contrasted(t, "asked", lens, records()...))); diff != "" {
				t.Errorf("contrast (-want +got):\n%s", diff)
			}
		})
	}
	one := contrasted(t, "asked", Lens{Profile: id("level")}, records()...)
	if diff := cmp.Diff([]string{said, direct, lists, presumed, open}, lines(one)); diff != "" {
		t.Errorf("one profile (-want +got):\n%s", diff)
	}
	for _, lens := range []Lens{{Profile: id("none")}} {
		if _, err := Of(derived(records()...), id("asked"), lens); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("a profile that is not there: %v, want ErrNotFound", err)
		}
	}
	if _, err := Of(derived(), id("asked"), Lens{}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a claim that is not there: %v, want ErrNotFound", err)
	}
}

func TestSeats(t *testing.T) {
	held := func(slug, source, who, start, end string) *graph.Claim {
		f := &graph.Tenure{Subject: id(who), Positions: []graph.ID{id("seat")}, Start: graph.Date{Date: date(start)}, End: graph.Date{Date: date(end)}}
		return claim(slug, source, f)
	}
	attested := func(slug, source, who, day string) *graph.Claim {
		return claim(slug, source, &graph.Tenure{Subject: id(who), Positions: []graph.ID{id("seat")}, Attested: graph.On(day)})
	}
	candidate := held("candidate", "minutes", "bert", "1950", "1960")
	candidate.Form.(*graph.Tenure).Positions = []graph.ID{id("bench")}
	bench := &graph.Position{Meta: meta("bench"), Organization: id("body"), Membership: graph.CandidateMember}
	tests := []struct {
		name    string
		tenures []graph.Record
		want    map[graph.ID]bool // definite
	}{
		{"nobody is known", nil, map[graph.ID]bool{}},
		{"for certain", []graph.Record{held("h", "minutes", "ann", "1952-10-16", "1957-06-29")}, map[graph.ID]bool{id("ann"): true}},
		{"on the day itself", []graph.Record{attested("h", "minutes", "ann", "1956-02-09")}, map[graph.ID]bool{id("ann"): true}},
		{"at a time when he may have gone", []graph.Record{held("h", "minutes", "ann", "1952-10-16", "1956")}, map[graph.ID]bool{id("ann"): false}},
		{"since nobody says until when", []graph.Record{held("h", "minutes", "ann", "1952-10-16", "")}, map[graph.ID]bool{id("ann"): false}},
		{"after he had gone", []graph.Record{held("h", "minutes", "ann", "1952-10-16", "1955")}, map[graph.ID]bool{}},
		{"another account has him gone", []graph.Record{held("h", "minutes", "ann", "1952", "1957"), held("i", "memoir", "ann", "1952", "1955")}, map[graph.ID]bool{id("ann"): false}},
		{"another account has another term", []graph.Record{held("h", "minutes", "ann", "1952", "1957"), held("i", "memoir", "ann", "1961", "1965")}, map[graph.ID]bool{id("ann"): true}},
		{"somebody denies it", []graph.Record{held("h", "minutes", "ann", "1952", "1957"), denied(attested("i", "memoir", "ann", "1956-02-09"))}, map[graph.ID]bool{id("ann"): false}},
		{"only planned", []graph.Record{suggested(held("h", "minutes", "ann", "1952", "1957"))}, map[graph.ID]bool{}},
		{"candidates are no members", []graph.Record{bench, candidate, held("h", "minutes", "ann", "1952", "1957")}, map[graph.ID]bool{id("ann"): true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			part := fullPositions(derived(test.tenures...))
			got := map[graph.ID]bool{}
			for _, m := range NewSetting(part, Canon{}).seatsOf(id("body"), date("1956-02-09")) {
				got[m.person] = m.definite
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("members, and whether for certain (-want +got):\n%s", diff)
			}
		})
	}
}

// fullPositions leaves the links to other positions out of a part, as the hop
// of a route to the full ones does.
func fullPositions(all *graph.Part) *graph.Part {
	part := graph.NewPart(1)
	for _, r := range all.Records {
		if p, ok := r.(*graph.Position); !ok || p.Membership == graph.FullMember {
			link(part, r)
		}
	}
	return part
}
