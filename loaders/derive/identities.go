package derive

import (
	"context"

	"onus/graph"
	"onus/graph/contrast"
)

// identities reads who is the same: Identity records, and entities of one
// kind that share an external id.
func identities(ctx context.Context, store graph.Reader) (contrast.Canon, error) {
	var all []*graph.Identity
	for r, err := range store.Scan(ctx, graph.Query{Kind: graph.KindIdentity}) {
		if err != nil {
			return contrast.Canon{}, err
		}
		all = append(all, r.(*graph.Identity))
	}
	var same []contrast.Same
	for _, kind := range []graph.Kind{graph.KindPerson, graph.KindOrganization, graph.KindPosition, graph.KindEvent} {
		var failed error
		same = append(same, contrast.Sharing(func(yield func(graph.Record) bool) {
			for r, err := range store.Scan(ctx, graph.Query{Kind: kind}) {
				if failed = err; err != nil || !yield(r) {
					return
				}
			}
		})...)
		if failed != nil {
			return contrast.Canon{}, failed
		}
	}
	return contrast.NewCanon(all, same), nil
}
