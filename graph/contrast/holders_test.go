package contrast

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
)

// who puts the holders in lines: "ann seat possible disputed", then one an
// account: "  for memoir definite: first second".
func who(t *testing.T, part *graph.Part, o Office) []string {
	t.Helper()
	found, err := Holders(part, o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range found.Holders {
		line := fmt.Sprint(h.Question.Subject.Slug(), " ", h.Question.Position.Slug(), " ", h.Certainty)
		if h.Disputed {
			line += " disputed"
		}
		out = append(out, line)
		for name, list := range map[string][]Tenancy{"for": h.For, "against": h.Against, "other": h.Other} {
			for _, a := range list {
				line := fmt.Sprint("  ", name, " ", a.Source.Slug(), " ", a.Certainty, ":")
				for _, one := range a.Testimony {
					line += " " + one.From.Slug()
				}
				out = append(out, line)
			}
		}
		slices.Sort(out[len(out)-len(h.For)-len(h.Against)-len(h.Other):])
	}
	return out
}

func TestHolders(t *testing.T) {
	roll := &graph.Source{Meta: meta("roll"), Genre: graph.Reference, Complete: true}
	other := &graph.Source{Meta: meta("other"), Genre: graph.Scholarship}
	notHim := denied(claim("not-him", "minutes", &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}, Start: graph.On("1930"), End: graph.On("1960")}))
	attested := claim("seen", "minutes", &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}, Attested: graph.On("1955-02-03")})
	notSo := &graph.Evidence{Meta: meta("not-so"), From: id("says"), On: id("long"), Stance: graph.Contradicts, Source: id("minutes")}
	for _, test := range []struct {
		name    string
		ask     Office
		records []graph.Record
		want    string
	}{
		{"one account", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", "1957")},
			"ann seat definite/  for memoir definite: long"},
		{"before it", Office{When: date("1951")}, []graph.Record{held("long", "memoir", "1952", "1957")}, ""},
		{"in the year it began", Office{When: date("1952")}, []graph.Record{held("long", "memoir", "1952", "1957")},
			"ann seat possible/  for memoir possible: long"},
		{"some day of the years around", Office{When: date("1950/1960"), Some: true}, []graph.Record{held("long", "memoir", "1952", "1957")},
			"ann seat definite/  for memoir definite: long"},
		{"at whatever time", Office{}, []graph.Record{held("long", "memoir", "1952", "1957")},
			"ann seat definite/  for memoir definite: long"},
		{"another ends it before", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", "1957"), held("short", "minutes", "1952", "1953")},
			"ann seat possible disputed/  against minutes definite: short/  for memoir definite: long"},
		{"another has another term too", Office{When: date("1955")},
			[]graph.Record{held("long", "memoir", "1952", "1957"), held("short", "minutes", "1952", "1953"), held("again", "minutes", "1954", "1956")},
			"ann seat definite/  for memoir definite: long/  for minutes definite: short again"},
		{"another speaks of an earlier term", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", "1957"), held("early", "minutes", "1940", "1945")},
			"ann seat definite/  for memoir definite: long/  other minutes possible: early"},
		{"a whole roll has no such term", Office{When: date("1955")}, []graph.Record{roll, held("long", "memoir", "1952", "1957"), held("early", "roll", "1940", "1945")},
			"ann seat possible disputed/  against roll definite: early/  for memoir definite: long"},
		{"it is denied", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", "1957"), notHim},
			"ann seat possible disputed/  against minutes definite: not-him/  for memoir definite: long"},
		{"only denied", Office{When: date("1955")}, []graph.Record{notHim}, ""},
		{"an open end, and another without it", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", ""), held("short", "minutes", "1952", "1953")},
			"ann seat possible disputed/  against minutes definite: short/  for memoir possible: long"},
		{"attested on a day", Office{When: date("1955-02-03")}, []graph.Record{attested}, "ann seat definite/  for minutes definite: seen"},
		{"that account is not so", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", "1957"), claim("says", "minutes", says()), notSo},
			"ann seat possible disputed/  against minutes definite: says/  for memoir definite: long"},
		{"one of two accounts is not so", Office{When: date("1955")},
			[]graph.Record{other, held("long", "memoir", "1952", "1957"), held("too", "other", "1952", "1957"), claim("says", "minutes", says()), notSo},
			"ann seat definite/  against minutes possible: says/  for memoir definite: long/  for other definite: too"},
		{"what has him there is undercut", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", "1957"), claim("says", "minutes", says()), undercut("u", "says", id("long"))}, ""},
		{"what excludes him is undercut", Office{When: date("1955")},
			[]graph.Record{held("long", "memoir", "1952", "1957"), held("short", "minutes", "1952", "1953"), claim("says", "minutes", says()), undercut("u", "says", id("short"))},
			"ann seat definite/  for memoir definite: long/  other minutes possible: short"},
		{"the lens leaves out what excludes him", Office{When: date("1955"), Lens: Lens{Without: []graph.ID{id("minutes")}}},
			[]graph.Record{held("long", "memoir", "1952", "1957"), held("short", "minutes", "1952", "1953")},
			"ann seat definite/  for memoir definite: long"},
	} {
		for _, of := range []string{"seat", "body"} {
			t.Run(test.name+" of "+of, func(t *testing.T) {
				o := test.ask
				o.Of = id(of)
				if diff := cmp.Diff(test.want, strings.Join(who(t, derived(clones(test.records)...), o), "/")); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// clones are copies: deriving alters records.
func clones(records []graph.Record) []graph.Record {
	out := make([]graph.Record, len(records))
	for i, r := range records {
		switch x := r.(type) {
		case *graph.Claim:
			own := *x
			out[i] = &own
		case *graph.Evidence:
			own := *x
			out[i] = &own
		default:
			out[i] = r
		}
	}
	return out
}

// Positions that are the same are one office, whichever is asked for; those
// that differ are not; of a body, only offices of the membership asked for.
func TestHoldersOfJoinedOffices(t *testing.T) {
	there := func(slug, person, position string) *graph.Claim {
		return claim(slug, "memoir", &graph.Tenure{Subject: id(person), Positions: []graph.ID{id(position)}, Start: graph.On("1952"), End: graph.On("1957")})
	}
	part := derived(
		&graph.Position{Meta: meta("chair"), Organization: id("other-body")}, &graph.Organization{Meta: meta("other-body")},
		&graph.Position{Meta: meta("candidate"), Organization: id("body"), Membership: graph.CandidateMember},
		&graph.Identity{Meta: meta("one-office"), A: id("seat"), B: id("chair")},
		&graph.Identity{Meta: meta("two-offices"), A: id("seat"), B: id("candidate"), Differ: true},
		there("a", "ann", "seat"), there("b", "bert", "chair"), there("c", "carl", "candidate"),
	)
	for _, test := range []struct {
		ask  Office
		want string
	}{
		{Office{Of: id("seat")}, "ann chair/bert chair"}, {Office{Of: id("chair")}, "ann chair/bert chair"},
		{Office{Of: id("candidate")}, "carl candidate"}, {Office{Of: id("body")}, "ann chair/bert chair/carl candidate"},
		{Office{Of: id("body"), Membership: []graph.Membership{graph.CandidateMember}}, "carl candidate"},
		{Office{Of: id("candidate"), Membership: []graph.Membership{graph.FullMember}}, "carl candidate"},
	} {
		found, err := Holders(part, test.ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range found.Holders {
			got = append(got, h.Question.Subject.Slug()+" "+h.Question.Position.Slug())
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "/")); diff != "" {
			t.Errorf("%v: %s", test.ask, diff)
		}
	}
	if _, err := Holders(part, Office{Of: id("ann")}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a person is no office: %v", err)
	}
}

// On a day, holders are as sure as the seats from which “all of us” is carried.
// (Denials of a rough day are not: there a denial is read as contrasts read it.)
func TestHoldersAreSeated(t *testing.T) {
	bounds := rapid.SampledFrom([]string{"1950", "1952-10-16", "1952-10", "1957-06", "1960?", "1955", "1956-02"})
	rapid.Check(t, func(t *rapid.T) {
		records := []graph.Record{&graph.Source{Meta: meta("roll"), Complete: true}}
		for i := range rapid.IntRange(1, 5).Draw(t, "claims") {
			denies := rapid.IntRange(0, 4).Draw(t, "denies") == 0
			f := &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}}
			source := rapid.SampledFrom([]string{"memoir", "minutes", "roll"}).Draw(t, "source")
			if !denies && rapid.Bool().Draw(t, "attested") {
				f.Attested = graph.On(bounds.Draw(t, "on"))
			} else {
				f.Start, f.End = graph.On(bounds.Draw(t, "start")), graph.On(bounds.Draw(t, "end"))
			}
			c := claim(fmt.Sprint("c", i), source, f)
			c.Denies = denies
			records = append(records, c)
		}
		part := derived(records...)
		on := edtf.MustParse(rapid.SampledFrom([]string{"1951-01-01", "1952-10-20", "1953", "1956-02-09", "1956-02", "1958"}).Draw(t, "day"))
		found, err := Holders(part, Office{Of: id("seat"), When: on})
		if err != nil {
			t.Fatal(err)
		}
		seats := NewSetting(part, Canon{}).seatsOf(id("body"), on)
		switch {
		case len(seats) == 0 && len(found.Holders) == 0:
		case len(found.Holders) == 0:
			t.Fatal("a seat, and nobody holds it")
		case len(seats) == 0:
			if h := found.Holders[0]; h.Certainty != graph.PossibleOnly || !h.Disputed {
				t.Fatalf("no seat, and %+v", h)
			}
		default:
			if h := found.Holders[0]; (h.Certainty == graph.Definite) != seats[0].definite {
				t.Fatalf("seat %+v, holder %+v", seats[0], h)
			}
		}
	})
}
