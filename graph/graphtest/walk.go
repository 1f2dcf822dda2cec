package graphtest

import (
	"cmp"
	"context"
	"slices"

	"onus/graph"
)

// Walk goes along the hops one after the other, each from all it starts from
// before what follows it.
func (s *state) Walk(_ context.Context, route graph.Route) (*graph.Part, error) {
	if err := route.Check(); err != nil {
		return nil, err
	}
	w := walk{s, graph.NewPart(s.revision)}
	var from []graph.ID
	for _, id := range route.From {
		if w.fetch(id) && !slices.Contains(from, id) {
			from = append(from, id)
		}
	}
	w.along(route.Hops, from)
	kinds := slices.Clone(route.With)
	slices.Sort(kinds)
	for _, k := range slices.Compact(kinds) {
		for _, r := range s.all(k, graph.Order{}, func(graph.Record) bool { return true }) {
			w.fetch(r.Base().ID)
			w.part.AddWith(w.part.Records[r.Base().ID])
		}
	}
	return w.part, nil
}

type walk struct {
	*state
	part *graph.Part
}

// fetch puts a record into the part, and reports whether there is one.
func (w walk) fetch(id graph.ID) bool {
	r, ok := w.records[id]
	if _, known := w.part.Records[id]; ok && !known {
		w.part.Records[id] = Clone(r)
	}
	return ok
}

func (w walk) along(hops []graph.Hop, from []graph.ID) {
	for _, h := range hops {
		var reached []graph.ID
		frontier := from
		for range cmp.Or(h.Times, 1) {
			var next []graph.ID
			for _, id := range frontier {
				for _, to := range w.step(h, id) {
					if !slices.Contains(reached, to) {
						reached, next = append(reached, to), append(next, to)
					}
				}
			}
			frontier = next
		}
		w.along(h.Then, reached)
	}
}

// step goes along one hop from one record.
func (w walk) step(h graph.Hop, id graph.ID) []graph.ID {
	all := w.all(h.Kind, h.Order, func(r graph.Record) bool {
		if h.Back {
			return refers(r, h.Rel, id) && h.Where.Holds(r)
		}
		return refers(w.records[id], h.Rel, r.Base().ID) && h.Where.Holds(r)
	})
	if limit := cmp.Or(h.Limit, graph.DefaultLimit); len(all) > limit {
		all = all[:limit]
		w.part.MarkCut(id, h.Rel, h.Back)
	}
	var ids []graph.ID
	for _, r := range all {
		w.fetch(r.Base().ID)
		w.part.Link(id, h.Rel, h.Back, r.Base().ID)
		ids = append(ids, r.Base().ID)
	}
	return ids
}

func refers(from graph.Record, rel graph.Rel, to graph.ID) bool {
	return slices.ContainsFunc(graph.Links(from), func(l graph.Link) bool { return l.Rel == rel && l.To == to })
}
