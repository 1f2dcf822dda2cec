package ask

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Check reports an id in a lens that the store does not have, or that is no
// such thing, as an ErrInvalid; and gives the identities that the lens takes
// back. A lens that names no record costs no call.
func Check(ctx context.Context, store graph.Reader, lens contrast.Lens) (taken []graph.ID, err error) {
	named := slices.Concat(lens.Without, lens.Sources, datasetIDs(lens.Datasets))
	if lens.Profile != "" {
		named = append(named, lens.Profile)
	}
	if len(named) == 0 {
		return nil, nil
	}
	part, err := store.Walk(ctx, graph.Route{From: named})
	if err != nil {
		return nil, err
	}
	for _, want := range []struct {
		kind graph.Kind
		ids  []graph.ID
	}{{graph.KindProfile, []graph.ID{lens.Profile}}, {graph.KindSource, lens.Sources}, {graph.KindDataset, datasetIDs(lens.Datasets)}} {
		for _, id := range want.ids {
			if r := part.Records[id]; id != "" && (r == nil || r.Kind() != want.kind) {
				return nil, graph.Invalid("lens: %s: there is no such %s", id, want.kind)
			}
		}
	}
	for _, id := range lens.Without {
		r := part.Records[id]
		switch {
		case r == nil && !isDirect(id):
			return nil, graph.Invalid("lens: without %s: there is no such record", id)
		case r != nil && r.Kind() == graph.KindIdentity:
			taken = append(taken, id)
		}
	}
	return taken, nil
}

// isDirect: the testimony of a claim on its own question is not stored.
func isDirect(id graph.ID) bool {
	_, ok := contrast.DirectClaim(id)
	return ok
}

// datasetIDs turns slugs of datasets into the ids of their records.
func datasetIDs(ids []graph.ID) []graph.ID {
	out := make([]graph.ID, len(ids))
	for i, id := range ids {
		if out[i] = id; id.Check() != nil {
			out[i] = graph.DatasetID(string(id))
		}
	}
	return out
}
