package derive

import (
	"context"
	"maps"
	"slices"

	"onus/graph"
)

// tell writes on each source the events on which it has a claim: who looks for
// sources that are silent on a question finds them there.
func (d *deriver) tell(ctx context.Context) error {
	return d.sweep(ctx, graph.Query{Kind: graph.KindSource, Limit: sourcePage}, halving(d.tellPage))
}

func (d *deriver) tellPage(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	part, err := d.store.Walk(ctx, graph.Route{From: ids})
	if err != nil {
		return nil, err
	}
	var out []graph.Record
	for _, id := range ids {
		s := graph.Get[*graph.Source](part, id)
		if s == nil {
			continue
		}
		n, err := d.store.Count(ctx, graph.Query{Kind: graph.KindClaim, Where: graph.Is("source", string(id))}, "canonicalEvents")
		if err != nil {
			return nil, err
		}
		if events := eventsAmong(n); len(events) > 0 {
			s.TellsOf = events
			out = append(out, s)
		}
	}
	return out, nil
}

func eventsAmong(counts map[string]int) []graph.ID {
	var out []graph.ID
	for _, event := range slices.Sorted(maps.Keys(counts)) {
		if event != "" && len(out) < mostEvents {
			out = append(out, graph.ID(event))
		}
	}
	return out
}
