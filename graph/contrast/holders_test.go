package contrast

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
	"onus/graph/graphtest"
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
				line := fmt.Sprint("  ", name, " ", a.Source.Slug(), a.Editor, " ", a.Certainty, ":")
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
		{"what has him there is undercut", Office{When: date("1955")}, []graph.Record{held("long", "memoir", "1952", "1957"), claim("says", "minutes", says()), undercut("u", "says", id("long"))},
			"ann seat /  other memoir possible: long"},
		{"what has him there is undercut, and denied", Office{When: date("1955")},
			[]graph.Record{held("long", "memoir", "1952", "1957"), notHim, claim("says", "minutes", says()), undercut("u", "says", id("long"))},
			"ann seat  disputed/  against minutes definite: not-him/  other memoir possible: long"},
		{"one of two that have him there is undercut", Office{When: date("1955")},
			[]graph.Record{other, held("long", "memoir", "1952", "1957"), held("too", "other", "1952?", "1955"), claim("says", "minutes", says()), undercut("u", "says", id("long"))},
			"ann seat possible/  for other possible: too/  other memoir possible: long"},
		{"what is undercut has him there at another time", Office{When: date("1960")},
			[]graph.Record{held("long", "memoir", "1952", "1957"), claim("says", "minutes", says()), undercut("u", "says", id("long"))}, ""},
		{"only denied, and that is undercut", Office{When: date("1955")}, []graph.Record{notHim, claim("says", "memoir", says()), undercut("u", "says", id("not-him"))}, ""},
		{"what has him there is undercut in a circle", Office{When: date("1955")},
			append([]graph.Record{held("long", "memoir", "1952", "1957")}, circle("long")...), "ann seat possible/  for memoir possible: long"},
		{"what excludes him is undercut in a circle", Office{When: date("1955")},
			append([]graph.Record{held("long", "memoir", "1952", "1957"), held("short", "minutes", "1952", "1953")}, circle("short")...),
			"ann seat definite/  against minutes possible: short/  for memoir definite: long"},
		{"editors assert both that it is so and that it is not", Office{When: date("1955")},
			[]graph.Record{held("long", "memoir", "1952", "1957"), claim("says", "minutes", says()), asserts("so", "A", graph.Supports), asserts("not", "B", graph.Contradicts)},
			"ann seat possible disputed/  against B definite: says/  for A definite: says/  for memoir definite: long"},
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

// circle undercuts a claim by a claim that is undercut by what it undercuts.
func circle(slug string) []graph.Record {
	return []graph.Record{claim("says", "minutes", says()), undercut("u1", "says", id(slug)), undercut("u2", slug, id("u1"))}
}

// asserts is an editor's evidence on the claim long.
func asserts(slug, editor string, stance graph.Stance) *graph.Evidence {
	return &graph.Evidence{Meta: meta(slug), From: id("says"), On: id("long"), Stance: stance, Editor: editor}
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

// Whatever identities join, and however far away, is walked for: from a store,
// the holders are those of the whole graph.
func TestHoldersAreWalkedFor(t *testing.T) {
	there := func(slug, person, position string) *graph.Claim {
		return claim(slug, "memoir", &graph.Tenure{Subject: id(person), Positions: []graph.ID{id(position)}, Start: graph.On("1952"), End: graph.On("1957")})
	}
	whole := derived(
		&graph.Organization{Meta: meta("other-body")}, &graph.Organization{Meta: meta("far-body")}, &graph.Organization{Meta: meta("same-body")},
		&graph.Position{Meta: meta("seat2"), Organization: id("other-body")}, &graph.Position{Meta: meta("seat3"), Organization: id("far-body")},
		&graph.Position{Meta: meta("a-seat"), Organization: id("same-body")}, &graph.Position{Meta: meta("desk"), Organization: id("far-body")},
		&graph.Identity{Meta: meta("i1"), A: id("seat"), B: id("seat2")}, &graph.Identity{Meta: meta("i2"), A: id("seat3"), B: id("seat2")},
		&graph.Identity{Meta: meta("i3"), A: id("seat3"), B: id("a-seat")}, &graph.Identity{Meta: meta("i4"), A: id("desk"), B: id("seat3"), Differ: true},
		&graph.Identity{Meta: meta("i5"), A: id("same-body"), B: id("body")},
		there("a", "ann", "seat3"), there("b", "bert", "a-seat"), there("c", "carl", "desk"),
	)
	store := graphtest.NewModel()
	if _, err := store.Update(t.Context(), func(tx graph.Tx) error {
		return tx.Put(t.Context(), slices.Collect(maps.Values(whole.Records))...)
	}); err != nil {
		t.Fatal(err)
	}
	for of, want := range map[string]string{
		"seat": "ann bert", "seat2": "ann bert", "a-seat": "ann bert", "body": "ann bert", "other-body": "ann bert", "far-body": "ann bert carl", "desk": "carl",
	} {
		o := Office{Of: id(of)}
		for name, part := range map[string]*graph.Part{"whole": whole, "walked": walkedFor(t, store, o.Of)} {
			found, err := Holders(part, o)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, h := range found.Holders {
				got = append(got, h.Question.Subject.Slug())
			}
			if got := strings.Join(got, " "); got != want || found.Truncated {
				t.Errorf("%s, %s: got %q, want %q, truncated %v", of, name, got, want, found.Truncated)
			}
		}
	}
}

func walkedFor(t *testing.T, store graph.Reader, of graph.ID) *graph.Part {
	t.Helper()
	part, seen := graph.NewPart(0), map[graph.ID]bool{}
	for next := []graph.ID{of}; len(next) > 0; next = MoreOffices(part, of, seen) {
		more, err := store.Walk(t.Context(), HoldersRoute(next...))
		if err != nil {
			t.Fatal(err)
		}
		part.Merge(more)
	}
	return part
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
