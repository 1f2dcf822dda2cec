package ask

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Complete adds to a part, for every person, body, office and event in it, the
// canonical record of those that are the same, with what that is part of. It
// costs no call where nothing is missing.
func Complete(ctx context.Context, store graph.Reader, part *graph.Part, canon contrast.Canon) error {
	for range farthest {
		missing := absent(part, canon)
		if len(missing) == 0 {
			return nil
		}
		more, err := store.Walk(ctx, graph.Route{From: missing, Hops: []graph.Hop{{Rel: graph.PartOf, Times: farthest}}})
		if err != nil {
			return err
		}
		if len(more.Records) == 0 {
			return nil
		}
		part.Merge(more)
	}
	return nil
}

func absent(part *graph.Part, canon contrast.Canon) []graph.ID {
	if canon.IsZero() {
		return nil
	}
	var out []graph.ID
	for id := range part.Records {
		if one := canon.Of(id); one != id && part.Records[one] == nil {
			out = append(out, one)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
