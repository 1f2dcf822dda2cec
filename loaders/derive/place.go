package derive

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// place goes through all claims and writes the questions that they answer or
// are carried into.
func (d *deriver) place(ctx context.Context) error {
	return d.sweep(ctx, graph.Query{Kind: graph.KindClaim, Limit: claimPage}, halving(d.placePage))
}

func (d *deriver) placePage(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	part, err := d.walk(ctx, contrast.PlaceRoute(ids...))
	if err != nil {
		return nil, err
	}
	setting := contrast.NewSetting(part, d.canon)
	asked := map[graph.ID]bool{}
	var questions, claims, flags []graph.Record
	for _, id := range ids {
		c := graph.Get[*graph.Claim](part, id)
		if c == nil {
			continue
		}
		_, qs := contrast.Place(c, setting)
		for _, q := range qs {
			if !asked[q.ID] {
				asked[q.ID] = true
				questions = append(questions, q)
			}
		}
		if len(c.Derived.Questions) > 1 {
			d.shared = append(d.shared, id)
		}
		for _, e := range setting.Flags(c) {
			flags = append(flags, e)
		}
		claims = append(claims, c)
	}
	return slices.Concat(questions, claims, flags), nil
}
