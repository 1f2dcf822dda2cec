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
		found, err := sharing(ctx, store, kind)
		if err != nil {
			return contrast.Canon{}, err
		}
		same = append(same, found...)
	}
	return contrast.NewCanon(all, same), nil
}

func sharing(ctx context.Context, store graph.Reader, kind graph.Kind) ([]contrast.Same, error) {
	holders := map[string][]graph.ID{} // by external id; each pair, since some may be said to differ
	var same []contrast.Same
	for r, err := range store.Scan(ctx, graph.Query{Kind: kind}) {
		if err != nil {
			return nil, err
		}
		for _, external := range sameAs(r) {
			for _, other := range holders[external] {
				same = append(same, contrast.Same{A: other, B: r.Base().ID})
			}
			holders[external] = append(holders[external], r.Base().ID)
		}
	}
	return same, nil
}

func sameAs(r graph.Record) []string {
	switch x := r.(type) {
	case *graph.Person:
		return x.SameAs
	case *graph.Organization:
		return x.SameAs
	case *graph.Position:
		return x.SameAs
	case *graph.Event:
		return x.SameAs
	}
	return nil
}
