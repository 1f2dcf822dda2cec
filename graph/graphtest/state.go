package graphtest

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"onus/graph"
)

// state is one state of a Model: what a reader sees.
type state struct {
	records  map[graph.ID]graph.Record
	revision int64
}

// Clone is a copy of a sealed record that shares nothing with it.
func Clone(r graph.Record) graph.Record {
	b, err := graph.Encode(r)
	if err != nil {
		panic(err)
	}
	c, err := graph.Decode(r.Kind(), b)
	if err != nil {
		panic(err)
	}
	c.Base().Sort, c.Base().Digest = r.Base().Sort, r.Base().Digest
	return c
}

func clones(rs []graph.Record) []graph.Record {
	out := make([]graph.Record, len(rs))
	for i, r := range rs {
		out[i] = Clone(r)
	}
	return out
}

// all are the records of a kind ("" for any) that pass, in order.
func (s *state) all(k graph.Kind, o graph.Order, pass func(graph.Record) bool) []graph.Record {
	var out []graph.Record
	for _, r := range s.records {
		if (k == "" || r.Kind() == k) && pass(r) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b graph.Record) int { return o.Compare(o.PlaceOf(a), o.PlaceOf(b)) })
	return out
}

func (s *state) Find(_ context.Context, q graph.Query) (*graph.Page, error) {
	return s.page(q, q.Where.Holds)
}

func (s *state) Search(_ context.Context, words string, q graph.Query) (*graph.Page, error) {
	tokens := graph.Tokens(words)
	return s.page(q, func(r graph.Record) bool {
		return len(tokens) > 0 && q.Where.Holds(r) && hasAll(graph.Words(r), tokens)
	})
}

func hasAll(words, beginnings []string) bool {
	for _, b := range beginnings {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, b) }) {
			return false
		}
	}
	return true
}

func (s *state) page(q graph.Query, pass func(graph.Record) bool) (*graph.Page, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	all := s.all(q.Kind, q.Order, pass)
	from, to := 0, len(all)
	if q.After != "" {
		at, _ := q.After.Place(q.Order)
		from = countFunc(all, func(r graph.Record) bool { return q.Order.Compare(q.Order.PlaceOf(r), at) <= 0 })
	}
	if q.Before != "" {
		at, _ := q.Before.Place(q.Order)
		to = countFunc(all, func(r graph.Record) bool { return q.Order.Compare(q.Order.PlaceOf(r), at) < 0 })
	}
	to = max(from, to)
	if limit := cmp.Or(q.Limit, graph.DefaultLimit); to-from > limit && q.Before != "" {
		from = to - limit
	} else if to-from > limit {
		to = from + limit
	}
	return &graph.Page{Records: clones(all[from:to]), HasPrev: from > 0, HasNext: to < len(all), Revision: s.revision}, nil
}

func countFunc(rs []graph.Record, pass func(graph.Record) bool) int {
	n := 0
	for _, r := range rs {
		if pass(r) {
			n++
		}
	}
	return n
}

func (s *state) Count(_ context.Context, q graph.Query, by string) (map[string]int, error) {
	if err := q.CheckCount(by); err != nil {
		return nil, err
	}
	all := s.all(q.Kind, graph.Order{}, q.Where.Holds)
	if by == "" {
		return map[string]int{"": len(all)}, nil
	}
	counts := map[string]int{}
	for _, r := range all {
		values := graph.ValuesIn(r, by)
		if len(values) == 0 {
			values = []string{""}
		}
		for _, v := range values {
			counts[v]++
		}
	}
	return counts, nil
}

func (s *state) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		q.Limit = len(s.records) + 1
		page, err := s.Find(ctx, q)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, r := range page.Records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (s *state) Revision(context.Context) (int64, error) { return s.revision, nil }
