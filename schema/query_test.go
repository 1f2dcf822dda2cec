package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/schema"
)

type page struct {
	Nodes    []struct{ ID, Name string }
	Edges    []struct{ Cursor string }
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
	TotalCount *int
}

func (p page) ids() string {
	var ids []string
	for _, n := range p.Nodes {
		ids = append(ids, strings.TrimPrefix(n.ID, "d:"))
	}
	return strings.Join(ids, " ")
}

func (w *world) page(field, args, selects string) page {
	w.t.Helper()
	var out struct{ P page }
	w.get(fmt.Sprintf("{ p: %s(%s) { %s } }", field, args, selects), &out)
	return out.P
}

// TestFilters asks for claims by each condition.
func TestFilters(t *testing.T) {
	w := newWorld(t, 2, schema.Limits{})
	attributions := "man-01-full man-01-none man-02-full man-02-none"
	for where, want := range map[string]string{
		`{id: ["d:man-01-none", "d:nobody"]}`:                                              "man-01-none",
		`{id: []}`:                                                                         "",
		`{form: [ATTRIBUTION]}`:                                                            attributions,
		`{form: [TENURE, ABSENCE]}`:                                                        "form-absence form-tenure",
		`{form: [ATTRIBUTION], subject: ["d:man-02"]}`:                                     "man-02-full man-02-none",
		`{subject: ["d:author"]}`:                                                          "form-statement",
		`{source: ["d:minutes"]}`:                                                          "man-01-full man-02-full",
		`{passage: ["d:man-01-full-at"]}`:                                                  "man-01-full",
		`{claimant: ["d:author"], form: [DATING]}`:                                         "form-dating",
		`{event: ["d:terror-in-moscow"]}`:                                                  "form-signing",
		`{event: ["d:terror"], form: [DATING, STATEMENT]}`:                                 "form-dating form-statement",
		`{scale: ["d:knowledge"], grade: ["full"]}`:                                        "man-01-full man-02-full",
		`{position: ["d:member"]}`:                                                         "form-tenure",
		`{act: ["d:signed"]}`:                                                              "form-absence form-signing",
		`{disputed: true}`:                                                                 attributions,
		`{disputed: false, form: [ATTRIBUTION]}`:                                           "",
		`{opposedBy: ["direct"], source: ["d:memoir"]}`:                                    "man-01-none man-02-none",
		`{opposedBy: ["sole"]}`:                                                            "",
		`{standing: {profile: "documents-first", standing: [YIELDS, OPEN]}}`:               attributions,
		`{standing: {profile: "d:level", standing: [YIELDS]}}`:                             "",
		`{modality: [REPORTED_SUGGESTION]}`:                                                "form-statement",
		`{modality: [ASSERTED], form: [STATEMENT, DATING]}`:                                "form-dating",
		`{modality: [ASSERTED, REPORTED_SUGGESTION], form: [STATEMENT, DATING]}`:           "form-dating form-statement",
		`{basis: [UNKNOWN], form: [DATING]}`:                                               "form-dating",
		`{basis: [SAW]}`:                                                                   "",
		`{denies: true}`:                                                                   "",
		`{genre: [MEMOIR], subject: ["d:man-01"]}`:                                         "man-01-none",
		`{made: {before: "1960"}}`:                                                         "man-01-full man-02-full",
		`{made: {from: "1956-02", to: "1956-02"}}`:                                         "man-01-full man-02-full",
		`{made: {from: "1967-06", match: POSSIBLY}, form: [DATING]}`:                       "form-dating",
		`{made: {from: "1967-06", match: DEFINITELY}, form: [DATING]}`:                     "",
		`{made: {from: "1967-06", match: null}, form: [DATING]}`:                           "form-dating",
		`{available: {to: "1970"}, source: ["d:minutes"]}`:                                 "man-01-full man-02-full",
		`{date: {from: "1937", to: "1937"}}`:                                               "form-signing",
		`{not: {form: [ATTRIBUTION, TENURE, ACT, MEASURE, GROUPING, ABSENCE, STATEMENT]}}`: "form-dating",
		`{or: [{form: [DATING]}, {form: [TENURE]}]}`:                                       "form-dating form-tenure",
		`{or: []}`: "",
		`{and: [{form: [ATTRIBUTION]}, {not: {source: ["d:memoir"]}}], subject: ["d:man-01"]}`: "man-01-full",
		`{dataset: ["e"]}`: "",
		`{form: [DATING], subject: null, made: null, and: null, or: null, not: null}`: "form-dating",
		`null`: "form-absence form-dating form-grouping form-measure form-signing form-statement form-tenure " + attributions,
	} {
		p := w.page("claims", "where: "+where, "nodes { id } totalCount")
		if p.ids() != want || *p.TotalCount != len(p.Nodes) {
			t.Errorf("%s: got %q (%d), want %q", where, p.ids(), *p.TotalCount, want)
		}
	}
	for args, want := range map[string]string{
		`persons|where: {sameAs: []}`:                                "",
		`persons|words: "хрущев"`:                                    "author",
		`persons|words: "Хрущё никит"`:                               "author",
		`persons|words: null, where: {id: ["d:man-01"]}`:             "man-01",
		`positions|where: {membership: [FULL]}`:                      "member",
		`positions|where: {membership: [NONE]}`:                      "",
		`positions|where: {oversees: ["d:terror"]}`:                  "member",
		`events|where: {eventKind: [EVENT]}`:                         "terror terror-in-moscow",
		`events|where: {eventKind: [PROPOSAL]}`:                      "",
		`events|where: {partOf: ["d:terror"]}`:                       "terror-in-moscow",
		`events|where: {period: {from: "1938"}}`:                     "terror",
		`sources|where: {genre: [MINUTES]}`:                          "minutes",
		`sources|where: {author: ["d:author"]}`:                      "memoir",
		`sources|order: CREATED, descending: true`:                   "memoir minutes",
		`sources|order: AVAILABLE`:                                   "memoir minutes",
		`sources|order: null, descending: null`:                      "memoir minutes",
		`passages|where: {source: ["d:minutes"]}`:                    "man-01-full-at man-02-full-at",
		`organizations|words: "presid"`:                              "presidium",
		`claims|where: {form: [ATTRIBUTION]}, order: MADE, first: 2`: "man-01-full man-02-full",
	} {
		field, arg, _ := strings.Cut(args, "|")
		if p := w.page(field, arg, "nodes { id }"); p.ids() != want {
			t.Errorf("%s: got %q, want %q", args, p.ids(), want)
		}
	}
}

// TestPaging runs through pages of all sizes and orders, and sees all once.
func TestPaging(t *testing.T) {
	w := newWorld(t, 7, schema.Limits{})
	for _, order := range []string{"ID", "MADE", "AVAILABLE"} {
		for _, descending := range []bool{false, true} {
			args := fmt.Sprintf("order: %s, descending: %t", order, descending)
			want := w.page("claims", args+", first: 200", "nodes { id }").ids()
			for size := 1; size < 23; size += 3 {
				var got []string
				after := "null"
				for {
					p := w.page("claims", fmt.Sprintf("%s, first: %d, after: %s", args, size, after), "nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }")
					got = append(got, p.ids())
					if p.PageInfo.HasPreviousPage != (after != "null") || *p.PageInfo.EndCursor != p.Edges[len(p.Edges)-1].Cursor {
						t.Fatalf("%s by %d: %+v", args, size, p.PageInfo)
					}
					if !p.PageInfo.HasNextPage {
						break
					}
					after = fmt.Sprintf("%q", *p.PageInfo.EndCursor)
				}
				if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
					t.Fatalf("%s by %d: %s", args, size, diff)
				}
			}
		}
	}
}

// TestPageSizes are none, the default, and the most there can be.
func TestPageSizes(t *testing.T) {
	w := newWorld(t, 150, schema.Limits{})
	for args, want := range map[string]int{"first: 0": 0, "first: 1": 1, "first: null": 50, "after: null": 50, "first: 200": 200, "first: 100000": 200, "": 50} {
		p := w.page("claims", args+" where: {}", "nodes { id } totalCount pageInfo { hasNextPage endCursor }")
		if len(p.Nodes) != want || *p.TotalCount != 307 || !p.PageInfo.HasNextPage || (p.PageInfo.EndCursor == nil) != (want == 0) {
			t.Errorf("%q: %d of %d, %+v", args, len(p.Nodes), *p.TotalCount, p.PageInfo)
		}
	}
	a := w.ask(`query($n: Int, $after: String, $where: ClaimFilter, $order: ClaimOrder) { claims(first: $n, after: $after, where: $where, order: $order) { nodes { id } } }`, map[string]any{"n": nil, "after": nil, "where": nil, "order": nil})
	if len(a.Errors) > 0 {
		t.Errorf("explicit nulls in variables: %v", a.Errors)
	}
	a = w.ask(`query($n: Int = 3) { claims(first: $n) { nodes { id } } }`, nil)
	if got := strings.Count(string(a.Data), `"id"`); got != 3 {
		t.Errorf("a variable's default: %d of 3, %v", got, a.Errors)
	}
}

// TestExplicitNulls gives null for every argument that may be null.
func TestExplicitNulls(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	paged := "where: null, words: null, first: null, after: null"
	ordered := paged + ", order: null, descending: null"
	for _, q := range []string{
		"persons(" + paged + ") { totalCount nodes { name(lang: null) } }", "organizations(" + paged + ") { nodes { id } }", "positions(" + paged + ") { nodes { id } }",
		"events(" + ordered + ") { nodes { id } }", "sources(" + ordered + ") { nodes { id } }", "passages(" + paged + ") { nodes { id } }", "claims(" + ordered + ") { nodes { id contrast(lens: null) { robust } } }",
		"questions(where: null, first: null, after: null) { nodes { answers(lens: null) { says } } }", `search(words: "man", kinds: null, first: null, after: null) { nodes { id } }`,
		`contrast(claim: "d:man-01-none", lens: null) { for(origin: null) { id } against(origin: null) { id } consistent(origin: null) { id } qualifying(origin: null) { id } undercut(origin: null) { id } }`,
		`contrast(claim: "d:man-01-none", lens: {profile: null, without: null}) { readings { standing } }`,
	} {
		w.get("{"+q+"}", new(any))
	}
}

// TestSearch finds kinds one after the other, over pages.
func TestSearch(t *testing.T) {
	w := newWorld(t, 3, schema.Limits{})
	all := w.page("search", `words: "man 01"`, "nodes { id }").ids()
	if want := "man-01"; all != want {
		t.Errorf("got %q, want %q", all, want)
	}
	want := w.page("search", `words: "man"`, "nodes { id }").ids()
	for size := 1; size < 12; size++ {
		var got []string
		after := "null"
		for {
			p := w.page("search", fmt.Sprintf(`words: "man", first: %d, after: %s`, size, after), "nodes { id } pageInfo { hasNextPage endCursor } totalCount")
			got = append(got, p.ids())
			if !p.PageInfo.HasNextPage {
				break
			}
			after = fmt.Sprintf("%q", *p.PageInfo.EndCursor)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("by %d: got %q, want %q", size, s, want)
		}
	}
	if got := w.page("search", `words: "man", kinds: [CLAIM, CLAIM]`, "nodes { id }").ids(); got == "" || strings.Count(got, "man-01-none") != 1 {
		t.Errorf("got %q", got)
	}
	if got := w.page("search", `words: " - "`, "nodes { id }").ids(); got != "" {
		t.Errorf("no words found %q", got)
	}
}

// TestNames finds names by language and script.
func TestNames(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	var out struct {
		Person struct{ Main, Ru, RU, Latn, De string }
	}
	w.get(`{ person(id: "d:author") { main: name ru: name(lang: "ru") RU: name(lang: "RU-cyrl") latn: name(lang: "ru-Latn") de: name(lang: "de") } }`, &out)
	p := out.Person
	if got := []string{p.Main, p.Ru, p.RU, p.Latn, p.De}; !cmp.Equal(got, []string{"Nikita Khrushchev", "Никита Хрущёв", "Никита Хрущёв", "Nikita Khrushchyov", "Nikita Khrushchev"}) {
		t.Errorf("got %q", got)
	}
}
