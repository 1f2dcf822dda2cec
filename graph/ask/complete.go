package ask

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Complete adds to a part, for every person, body, office and event in it that
// is the same as others, all of these, with what rules read of them: what they
// are part of and what is part of them, and who is said to have sat where. It
// does so whether the part held them or not, so that what follows hangs on no
// other record of the part. It costs no call where nothing is joined.
func Complete(ctx context.Context, store graph.Reader, part *graph.Part, canon contrast.Canon) error {
	seen := map[graph.ID]bool{}
	for range farthest {
		next := joinedIn(part, canon, seen)
		if len(next) == 0 {
			return nil
		}
		more, err := store.Walk(ctx, contrast.JoinedRoute(next...))
		if err != nil {
			return err
		}
		part.Merge(more)
	}
	return nil
}

// joinedIn are all that are the same as records of a part, but for those seen,
// to which it adds them.
func joinedIn(part *graph.Part, canon contrast.Canon, seen map[graph.ID]bool) []graph.ID {
	if canon.IsZero() {
		return nil
	}
	var out []graph.ID
	for id := range part.Records {
		all := canon.All(id)
		if len(all) == 1 {
			continue
		}
		for _, one := range all {
			if !seen[one] {
				seen[one] = true
				out = append(out, one)
			}
		}
	}
	slices.Sort(out)
	return out
}
