package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/schema"
)

// connections are all lists that are paged, with arguments beside those of the
// page.
func connections() []string {
	out := []string{"persons|", "organizations|", "positions|", "passages|", "questions|", `persons|words: "man"`, `search|words: "man"`,
		`search|words: "m", kinds: [CLAIM, PERSON, SOURCE]`, `claims|where: {form: [ATTRIBUTION]}, words: "man"`}
	for field, orders := range map[string]string{"events": "NAME PERIOD", "sources": "NAME CREATED PUBLISHED AVAILABLE", "claims": "ID MADE AVAILABLE"} {
		for _, order := range strings.Fields(orders) {
			for _, descending := range []bool{false, true} {
				out = append(out, fmt.Sprintf("%s|order: %s, descending: %t", field, order, descending))
			}
		}
	}
	slices.Sort(out)
	return out
}

// run reads a list page by page, forwards or backwards, in the list's order;
// between pages something may happen.
func (w *world) run(list string, back bool, size func() int, between func()) []string {
	field, args, _ := strings.Cut(list, "|")
	var out []string
	for cursor := "null"; ; between() {
		ask := fmt.Sprintf("%s, first: %d, after: %s", args, size(), cursor)
		if back {
			ask = fmt.Sprintf("%s, first: null, last: %d, before: %s", args, size(), cursor)
		}
		p := w.page(field, ask, "nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }")
		var ids []string
		for i, n := range p.Nodes {
			ids = append(ids, n.ID)
			if i == 0 && *p.PageInfo.StartCursor != p.Edges[i].Cursor {
				w.t.Fatalf("%s: startCursor is not that of the first", ask)
			}
		}
		next, end, behind := p.PageInfo.HasNextPage, p.PageInfo.EndCursor, p.PageInfo.HasPreviousPage
		if out = append(out, ids...); back {
			out = append(slices.Clone(ids), out[:len(out)-len(ids)]...)
			next, end, behind = p.PageInfo.HasPreviousPage, p.PageInfo.StartCursor, p.PageInfo.HasNextPage
		}
		if cursor == "null" && behind {
			w.t.Fatalf("%s: something lies behind the first page: %+v", ask, p.PageInfo)
		}
		if !next {
			return out
		}
		cursor = fmt.Sprintf("%q", *end)
	}
}

// TestPagingBothWays walks every list forwards and backwards, by pages of
// random sizes: the same records in the same order.
func TestPagingBothWays(t *testing.T) {
	w := newWorld(t, 4, schema.Limits{})
	for _, list := range connections() {
		field, args, _ := strings.Cut(list, "|")
		var whole []string
		for _, n := range w.page(field, args+", first: 200", "nodes { id }").Nodes {
			whole = append(whole, n.ID)
		}
		if len(whole) == 0 {
			t.Fatalf("%s: nothing to page through", list)
		}
		t.Run(list, rapid.MakeCheck(func(r *rapid.T) {
			sizes := rapid.IntRange(1, len(whole)+2)
			back := rapid.Bool().Draw(r, "back")
			got := w.run(list, back, func() int { return sizes.Draw(r, "size") }, func() {})
			if diff := cmp.Diff(whole, got); diff != "" {
				r.Fatalf("back %t: %s", back, diff)
			}
		}))
	}
}

// TestPagingUnderInserts puts records into the list while it is walked: those
// that were there before are seen once each, in order, and nothing twice.
func TestPagingUnderInserts(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(t, 3, schema.Limits{})
		list := rapid.SampledFrom(connections()).Draw(r, "list")
		field, args, _ := strings.Cut(list, "|")
		var before []string
		for _, n := range w.page(field, args+", first: 200", "nodes { id }").Nodes {
			before = append(before, n.ID)
		}
		sizes := rapid.IntRange(1, 5)
		put := map[int]bool{}
		got := w.run(list, rapid.Bool().Draw(r, "back"), func() int { return sizes.Draw(r, "size") }, func() {
			n := rapid.IntRange(-20, 20).Draw(r, "another man")
			if len(put) < 8 && !put[n] {
				put[n] = true
				w.put(append(man(50+n), strangers(n)...))
			}
		})
		if unique := slices.Compact(slices.Sorted(slices.Values(got))); len(unique) != len(got) {
			r.Fatalf("%s: something came twice: %q", list, got)
		}
		kept := slices.DeleteFunc(slices.Clone(got), func(id string) bool { return !slices.Contains(before, id) })
		if diff := cmp.Diff(before, kept); diff != "" {
			r.Fatalf("%s: %s", list, diff)
		}
	})
}

func (w *world) put(records []graph.Record) {
	w.t.Helper()
	if _, err := w.store.Update(w.t.Context(), func(tx graph.Tx) error { return tx.Put(w.t.Context(), records...) }); err != nil {
		w.t.Fatal(err)
	}
}

// strangers are more records of the kinds of which there are few.
func strangers(n int) []graph.Record {
	slug := fmt.Sprintf("stranger-%02d", 50+n)
	meta := func(name string) graph.Meta { return graph.Meta{ID: id(slug + name), Dataset: "d", Name: name + " M"} }
	year := graph.On(fmt.Sprint(1950 + n))
	return []graph.Record{
		&graph.Event{Meta: meta("-event"), Period: year}, &graph.Organization{Meta: meta("-body")}, &graph.Position{Meta: meta("-office")},
		&graph.Source{Meta: meta("-source"), Created: year, Published: year, Available: year},
	}
}

// TestPageArguments refuses what is no page, and says what would be one.
func TestPageArguments(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	cursor := *w.page("claims", "first: 1", "pageInfo { endCursor }").PageInfo.EndCursor
	for args, want := range map[string]string{
		"first: 1, last: 1":               "give one of them",
		"first: -1":                       "first: -1 is negative; expected 0 to 200",
		"last: -1":                        "last: -1 is negative",
		fmt.Sprintf("before: %q", cursor): "before: goes with last",
		fmt.Sprintf("first: 2, before: %q", cursor):             "before: goes with last",
		`last: 1, before: "x"`:                                  "is damaged",
		fmt.Sprintf("order: MADE, after: %q", cursor):           "of another order",
		fmt.Sprintf("order: MADE, last: 1, before: %q", cursor): "of another order",
	} {
		for _, field := range []string{"claims", "search"} {
			if field == "search" && strings.Contains(args, "order") || field == "search" && strings.Contains(args, `"x"`) {
				continue
			}
			if field == "search" {
				args = `words: "man", ` + args
			}
			a := w.ask(fmt.Sprintf("{ %s(%s) { nodes { id } } }", field, args), nil)
			if a.code() != "BAD_INPUT" || !strings.Contains(a.Errors[0].Message, want) {
				t.Errorf("%s(%s): got %v, want %q", field, args, a.Errors, want)
			}
		}
	}
	for args, want := range map[string]string{
		"last: 2": "man-01-full man-01-none", "last: 0": "", "first: null, last: 2": "man-01-full man-01-none", "last: null, first: 1": "form-absence",
		fmt.Sprintf("last: 2, after: %q", cursor): "man-01-full man-01-none", fmt.Sprintf("last: 100, before: %q", cursor): "",
	} {
		p := w.page("claims", args, "nodes { id } pageInfo { hasNextPage hasPreviousPage }")
		if p.ids() != want || strings.HasPrefix(args, "last: 0") && (p.PageInfo.HasNextPage || !p.PageInfo.HasPreviousPage) {
			t.Errorf("%s: got %q %+v, want %q", args, p.ids(), p.PageInfo, want)
		}
	}
}
