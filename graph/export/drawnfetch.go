package export

import (
	"context"
	"iter"
	"slices"

	"onus/graph"
	"onus/graph/drawing"
)

// chunks gathers records; after an error it stops.
func chunks(records iter.Seq2[graph.Record, error], size int) iter.Seq2[[]graph.Record, error] {
	return func(yield func([]graph.Record, error) bool) {
		var page []graph.Record
		for r, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			if page = append(page, r); len(page) == size {
				if !yield(page, nil) {
					return
				}
				page = nil
			}
		}
		if len(page) > 0 {
			yield(page, nil)
		}
	}
}

// beyond is what records refer to in a view, but for what is known.
type beyond struct {
	view  drawing.View
	known func(graph.ID) bool
}

// fetch reads what records refer to, and of evidence among it the same again,
// but for what is among the records.
func (b beyond) fetch(ctx context.Context, from graph.Reader, records []graph.Record) ([]graph.Record, error) {
	seen := map[graph.ID]bool{}
	for _, r := range records {
		seen[r.Base().ID] = true
	}
	var out []graph.Record
	for next := records; len(next) > 0; {
		var ask []graph.ID
		for _, r := range next {
			for _, id := range drawing.Refers(b.view, r) {
				if !seen[id] && !b.known(id) {
					seen[id] = true
					ask = append(ask, id)
				}
			}
		}
		fetched, err := fetch(ctx, from, ask)
		if err != nil {
			return nil, err
		}
		out = append(out, fetched...)
		next = slices.DeleteFunc(fetched, func(r graph.Record) bool { return r.Kind() != graph.KindEvidence })
	}
	return out, nil
}

// fetchMost is how many records one walk fetches by their ids.
const fetchMost = 2000

// fetch reads records by their ids, in the order of these; those that are not
// there are left out.
func fetch(ctx context.Context, from graph.Reader, ids []graph.ID) ([]graph.Record, error) {
	var out []graph.Record
	for some := range slices.Chunk(ids, fetchMost) {
		part, err := from.Walk(ctx, graph.Route{From: some})
		if err != nil {
			return nil, err
		}
		for _, id := range some {
			if r := part.Records[id]; r != nil {
				out = append(out, r)
			}
		}
	}
	return out, nil
}
