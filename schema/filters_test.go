package schema_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
	"onus/graph/graphtest"
	"onus/graph/sqlite"
	"onus/schema"
)

// leaves are conditions on records of each list, one a field of its filter.
var leaves = map[string][]string{
	"persons":       {`id: ["d:man-01", "d:author"]`, `dataset: ["d"]`, `dataset: ["x"]`, `sameAs: []`},
	"organizations": {`id: ["d:presidium"]`, `dataset: ["d"]`, `sameAs: ["wikidata:Q1"]`, `partOf: ["d:presidium"]`},
	"positions":     {`id: ["d:member"]`, `dataset: ["x"]`, `organization: ["d:presidium"]`, `membership: [FULL]`, `membership: [NONE]`, `oversees: ["d:terror"]`},
	"events": {`id: ["d:terror"]`, `eventKind: [EVENT]`, `partOf: ["d:terror"]`, `period: {from: "1938"}`, `period: {from: "1937", match: DEFINITELY}`,
		`period: {before: "1937"}`, `sameAs: []`},
	"sources":   {`id: ["d:memoir"]`, `genre: [MINUTES]`, `author: ["d:author"]`, `created: {before: "1960"}`, `published: {from: "1900"}`, `available: {to: "1970"}`},
	"passages":  {`id: ["d:man-01-full-at"]`, `source: ["d:minutes"]`, `dataset: ["d"]`},
	"questions": {`subject: ["d:man-01"]`, `form: [ATTRIBUTION]`, `event: ["d:terror"]`, `scale: ["d:knowledge"]`, `position: ["d:member"]`, `act: ["d:signed"]`, `disputed: true`},
	"claims": {`form: [ATTRIBUTION, ACT]`, `subject: ["d:man-01"]`, `source: ["d:memoir"]`, `passage: ["d:man-01-full-at"]`, `claimant: ["d:author"]`,
		`event: ["d:terror"]`, `scale: ["d:knowledge"]`, `grade: ["full"]`, `position: ["d:member"]`, `act: ["d:signed"]`, `denies: true`,
		`modality: [ASSERTED]`, `modality: [REPORTED_SUGGESTION]`, `confidence: [CERTAIN]`, `basis: [UNKNOWN]`, `genre: [MEMOIR]`, `disputed: false`,
		`opposedBy: ["direct"]`, `standing: {profile: "d:level", standing: [OPEN]}`, `robust: [YIELDS]`, `made: {before: "1960"}`,
		`available: {before: "1971"}`, `date: {from: "1937", to: "1937", match: DEFINITELY}`, `asOf: {from: "1900"}`, `question: []`, `grouping: []`},
}

// TestFiltersAreTwoValued: what and, or and not hold is what they say of the
// sets that their conditions hold for, of every kind, on either store.
func TestFiltersAreTwoValued(t *testing.T) {
	for _, w := range []*world{newWorld(t, 3, schema.Limits{}), newFastWorld(t, 3)} {
		for field, list := range leaves {
			ask := func(where string) []string {
				return strings.Fields(w.page(field, "first: 200, where: {"+where+"}", "nodes { id }").ids())
			}
			all := ask("")
			sets := map[string][]string{}
			for _, leaf := range list {
				sets[leaf] = ask(leaf)
			}
			t.Run(field, rapid.MakeCheck(func(r *rapid.T) {
				a, b := rapid.SampledFrom(list).Draw(r, "a"), rapid.SampledFrom(list).Draw(r, "b")
				in := func(leaf, id string) bool { return slices.Contains(sets[leaf], id) }
				for where, holds := range map[string]func(string) bool{
					fmt.Sprintf("and: [{%s}, {%s}]", a, b):               func(id string) bool { return in(a, id) && in(b, id) },
					fmt.Sprintf("or: [{%s}, {%s}]", a, b):                func(id string) bool { return in(a, id) || in(b, id) },
					fmt.Sprintf("not: {%s}", a):                          func(id string) bool { return !in(a, id) },
					fmt.Sprintf("not: {and: [{%s}, {not: {%s}}]}", a, b): func(id string) bool { return !in(a, id) || in(b, id) },
					fmt.Sprintf("%s, not: {%s}", a, b):                   func(id string) bool { return in(a, id) && !in(b, id) },
					"and: []":                                            func(string) bool { return true }, "or: []": func(string) bool { return false },
				} {
					want := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !holds(id) })
					if got := ask(where); !slices.Equal(got, want) {
						r.Fatalf("%s(where: {%s}): %s", field, where, cmp.Diff(want, got))
					}
				}
			}))
		}
	}
}

// TestDateFilters asks for claims by when they were made, in every way, of all
// sorts of dates: the stores answer as days say.
func TestDateFilters(t *testing.T) {
	dates := []string{"", "1956", "1956-02-25", "1955-12/1956-03", "1956/..", "../1955", "1956-02/", "/1957-01", "1956~", "195X", "{1955,1957-03}", "-0044-03-15"}
	records := []graph.Record{&graph.Source{Meta: graph.Meta{ID: id("s"), Dataset: "d"}}}
	made := map[string]edtf.Date{}
	for i, text := range dates {
		c := &graph.Claim{Meta: graph.Meta{ID: id(fmt.Sprintf("c-%02d", i)), Dataset: "d"}, Source: id("s"), Form: &graph.Statement{}}
		if text != "" {
			c.Made = graph.On(text)
		}
		made[c.ID.Slug()] = c.Made.Date
		records = append(records, c)
	}
	file, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	for _, store := range []graph.Store{graphtest.NewModel(), file} {
		w := newWorldIn(t, store, 1, schema.Limits{})
		w.put(records)
		rapid.Check(t, func(r *rapid.T) {
			bound := rapid.SampledFrom([]string{"", "1955", "1956-02", "1956-02-25", "1957-01-01", "1949", "-0100"})
			from, to, before := bound.Draw(r, "from"), bound.Draw(r, "to"), ""
			if rapid.Bool().Draw(r, "before") {
				to, before = "", to
			}
			sure := rapid.Bool().Draw(r, "definitely")
			var want []string
			for slug, d := range made {
				if !d.IsZero() && lies(d, from, to, before, sure) {
					want = append(want, slug)
				}
			}
			slices.Sort(want)
			match := map[bool]string{true: "DEFINITELY", false: "POSSIBLY"}[sure]
			where := fmt.Sprintf(`where: {source: ["d:s"], made: {from: %s, to: %s, before: %s, match: %s}}`, orNull(from), orNull(to), orNull(before), match)
			if got := w.page("claims", where, "nodes { id }").ids(); got != strings.Join(want, " ") {
				r.Fatalf("%s: %s", where, cmp.Diff(want, strings.Fields(got)))
			}
		})
	}
}

func orNull(s string) string {
	if s == "" {
		return "null"
	}
	return fmt.Sprintf("%q", s)
}

// lies is what a DateFilter says: some day, or every day, that the date may be
// lies in the range; an end that is open or unknown may be any day.
func lies(d edtf.Date, from, to, before string, definitely bool) bool {
	const ever = 1 << 50
	first, last := edtf.Day(-ever), edtf.Day(ever)
	if day, ok := d.Earliest(); ok {
		first = day
	}
	if day, ok := d.Latest(); ok {
		last = day
	}
	lo, hi := edtf.Day(-ever), edtf.Day(ever)
	if from != "" {
		lo, _ = edtf.MustParse(from).Earliest()
	}
	if to != "" {
		hi, _ = edtf.MustParse(to).Latest()
	}
	if before != "" {
		hi, _ = edtf.MustParse(before).Earliest()
		hi--
	}
	if definitely {
		return lo <= first && last <= hi
	}
	return lo <= last && first <= hi
}
