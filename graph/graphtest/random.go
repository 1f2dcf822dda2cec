package graphtest

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
)

var randomTests = []test{
	{"Random operations leave the store equal to the model", randomOperations},
}

func randomOperations(s suite) {
	rapid.Check(s.T, func(t *rapid.T) {
		if err := Empty(s.Context(), s.store); err != nil {
			t.Fatal(err)
		}
		p := pair{t, s.Context(), s.store, NewModel()}
		t.Repeat(map[string]func(*rapid.T){
			"update": p.update,
			"find":   p.find,
			"count":  p.count,
			"walk":   p.walk,
			"":       func(*rapid.T) {},
		})
		p.same("dump", p.dump(p.store), p.dump(p.model))
	})
}

// pair is a store and the model that it must equal.
type pair struct {
	*rapid.T
	ctx   context.Context
	store graph.Store
	model *Model
}

func (p pair) same(what string, got, want any) {
	p.Helper()
	if diff := diffOf(got, want); diff != "" {
		p.Fatalf("%s (-model +store): %s", what, diff)
	}
}

func (p pair) sameError(what string, got, want error) {
	p.Helper()
	for _, kind := range []error{graph.ErrConflict, graph.ErrInvalid, graph.ErrTooLarge, errHalfway} {
		if errors.Is(got, kind) != errors.Is(want, kind) || (got == nil) != (want == nil) {
			p.Fatalf("%s: the store says %v, the model %v", what, got, want)
		}
	}
}

func (p pair) dump(s graph.Store) string {
	b, err := Dump(p.ctx, s)
	if err != nil {
		p.Fatal(err)
	}
	return string(b)
}

var errHalfway = errors.New("halfway")

// update puts and deletes a few records, of which some refer to nothing, and
// sometimes fails at the end.
func (p pair) update(t *rapid.T) {
	var known []graph.ID
	for id := range p.model.state.records {
		known = append(known, id)
	}
	slices.Sort(known)
	fresh := rapid.SliceOfNDistinct(rapid.SampledFrom(AllIDs()), 0, 8, rapid.ID[graph.ID]).Draw(t, "put")
	refs := slices.Concat(known, fresh)
	if rapid.IntRange(0, 9).Draw(t, "dangle") == 0 {
		refs = append(refs, "d:nowhere")
	}
	var records []graph.Record
	for _, id := range fresh {
		records = append(records, Record(id, refs).Draw(t, string(id)))
	}
	var gone []graph.ID
	if rapid.Bool().Draw(t, "delete") {
		gone = rapid.SliceOfN(rapid.SampledFrom(AllIDs()), 0, 4).Draw(t, "gone")
	}
	first := rapid.Bool().Draw(t, "delete first")
	fails := rapid.IntRange(0, 5).Draw(t, "fail") == 0
	run := func(s graph.Store) error {
		_, err := s.Update(p.ctx, func(tx graph.Tx) error {
			return write(p.ctx, tx, records, gone, first, fails)
		})
		return err
	}
	p.sameError("update", run(p.store), run(p.model))
}

func write(ctx context.Context, tx graph.Tx, records []graph.Record, gone []graph.ID, deleteFirst, fails bool) error {
	if deleteFirst {
		if err := tx.Delete(ctx, gone...); err != nil {
			return err
		}
	}
	for batch := range slices.Chunk(records, 3) {
		if err := tx.Put(ctx, batch...); err != nil {
			return err
		}
	}
	if !deleteFirst {
		if err := tx.Delete(ctx, gone...); err != nil {
			return err
		}
	}
	if fails {
		return errHalfway
	}
	return nil
}

func (p pair) find(t *rapid.T) {
	k := rapid.SampledFrom(graph.Kinds()).Draw(t, "kind")
	q := graph.Query{Kind: k, Where: randomFilter(t, k, 3), Order: randomOrder(t, k), Limit: rapid.IntRange(0, 4).Draw(t, "limit")}
	for _, c := range []*graph.Cursor{&q.After, &q.Before} {
		if at := rapid.SampledFrom(AllIDs()).Draw(t, "cursor"); KindOf(at) == k {
			if r, ok := p.model.state.records[at]; ok {
				*c = graph.CursorOf(r, q.Order)
			}
		}
	}
	words := rapid.SampledFrom(append(Texts(), "mol", "хр", "l")).Draw(t, "words")
	for _, ask := range []func(s graph.Store) (*graph.Page, error){
		func(s graph.Store) (*graph.Page, error) { return s.Find(p.ctx, q) },
		func(s graph.Store) (*graph.Page, error) { return s.Search(p.ctx, words, q) },
	} {
		got, err := ask(p.store)
		want, wantErr := ask(p.model)
		p.sameError("find", err, wantErr)
		got.Revision, want.Revision = 0, 0
		p.same(fmt.Sprintf("%+v", q), got, want)
	}
}

func (p pair) count(t *rapid.T) {
	k := rapid.SampledFrom(graph.Kinds()).Draw(t, "kind")
	q := graph.Query{Kind: k, Where: randomFilter(t, k, 2)}
	by := rapid.SampledFrom(append(findable(k, false), "")).Draw(t, "by")
	got, err := p.store.Count(p.ctx, q, by)
	want, wantErr := p.model.Count(p.ctx, q, by)
	p.sameError("count", err, wantErr)
	p.same(fmt.Sprintf("%+v by %s", q, by), got, want)
}

func (p pair) walk(t *rapid.T) {
	route := graph.Route{
		From: rapid.SliceOfN(rapid.SampledFrom(AllIDs()), 0, 5).Draw(t, "from"),
		Hops: randomHops(t, 3),
		With: rapid.SliceOfN(rapid.SampledFrom(graph.Kinds()), 0, 2).Draw(t, "with"),
	}
	got, err := p.store.Walk(p.ctx, route)
	want, wantErr := p.model.Walk(p.ctx, route)
	p.sameError("walk", err, wantErr)
	p.same("records", got.Records, want.Records)
	p.sameEdges(got, want)
	for _, k := range route.With {
		p.same("with", got.With(k), want.With(k))
	}
}

func (p pair) sameEdges(got, want *graph.Part) {
	for id := range want.Records {
		for _, rel := range graph.Rels() {
			p.same(fmt.Sprint(id, " ", rel), got.OutIDs(id, rel), want.OutIDs(id, rel))
			p.same(fmt.Sprint(id, " back ", rel), got.InIDs(id, rel), want.InIDs(id, rel))
			for _, back := range []bool{false, true} {
				p.same(fmt.Sprint(id, " cut ", rel, back), got.Cut(id, rel, back), want.Cut(id, rel, back))
			}
		}
	}
}

func randomHops(t *rapid.T, depth int) []graph.Hop {
	if depth == 0 {
		return nil
	}
	hops := make([]graph.Hop, rapid.IntRange(0, 2).Draw(t, "hops"))
	for i := range hops {
		k := rapid.SampledFrom(append(graph.Kinds(), "", "", "", "", "", "", "", "")).Draw(t, "kind")
		hops[i] = graph.Hop{
			Rel: rapid.SampledFrom(graph.Rels()).Draw(t, "rel"), Back: rapid.Bool().Draw(t, "back"), Kind: k,
			Limit: rapid.IntRange(0, 3).Draw(t, "limit"), Times: rapid.IntRange(0, 3).Draw(t, "times"), Then: randomHops(t, depth-1),
		}
		if k != "" {
			hops[i].Where, hops[i].Order = randomFilter(t, k, 2), randomOrder(t, k)
		}
	}
	return hops
}

func randomOrder(t *rapid.T, k graph.Kind) graph.Order {
	by := []string{"", ""}
	for _, f := range graph.Fields(k) {
		if f.Type == graph.Dated {
			by = append(by, f.Name)
		}
	}
	return graph.Order{By: rapid.SampledFrom(by).Draw(t, "by"), Desc: rapid.Bool().Draw(t, "desc")}
}

func findable(k graph.Kind, dated bool) []string {
	var names []string
	for _, f := range graph.Fields(k) {
		if f.Find && (f.Type == graph.Dated) == dated {
			names = append(names, f.Name)
		}
	}
	return names
}

func randomFilter(t *rapid.T, k graph.Kind, depth int) graph.Filter {
	parts := func() []graph.Filter {
		fs := make([]graph.Filter, rapid.IntRange(0, 2).Draw(t, "parts"))
		for i := range fs {
			fs[i] = randomFilter(t, k, depth-1)
		}
		return fs
	}
	choice := rapid.IntRange(0, 6).Draw(t, "filter")
	switch {
	case choice == 0:
		return graph.Filter{}
	case choice == 1 && depth > 0:
		return graph.Filter{And: parts()}
	case choice == 2 && depth > 0:
		return graph.Filter{Or: parts()}
	case choice == 3 && depth > 0:
		return not(randomFilter(t, k, depth-1))
	case choice == 4 && len(findable(k, true)) > 0:
		return graph.Filter{Field: rapid.SampledFrom(findable(k, true)).Draw(t, "date"), Dates: randomRange(t)}
	}
	field := rapid.SampledFrom(append(findable(k, false), "id")).Draw(t, "field")
	values := slices.Concat(Texts(), []string{"false", "act", "tenure", "d", "e", "onus"}, toStrings(AllIDs()))
	return graph.Is(field, rapid.SliceOfN(rapid.SampledFrom(values), 0, 4).Draw(t, "values")...)
}

func toStrings(ids []graph.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

func randomRange(t *rapid.T) *graph.DateRange {
	day := func() *edtf.Day {
		if rapid.IntRange(0, 3).Draw(t, "bounded") == 0 {
			return nil
		}
		return new(edtf.DayOf(rapid.IntRange(1930, 1960).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), 1))
	}
	return &graph.DateRange{From: day(), To: day(), Definitely: rapid.Bool().Draw(t, "definitely")}
}
