package ask

import (
	"context"

	"onus/graph"
	"onus/graph/compare"
)

// Comparison walks what a comparison needs under its lens, and gives what to
// ask of it. An id in the lens that the store does not have is an ErrInvalid
// that names it, as is an Ask that can't be answered.
func Comparison(ctx context.Context, store graph.Reader, a compare.Ask) (*graph.Part, compare.Ask, error) {
	if err := a.Check(); err != nil {
		return nil, a, err
	}
	taken, err := Check(ctx, store, a.Lens)
	if err != nil {
		return nil, a, err
	}
	part, err := Walk(ctx, store, compare.Route(a))
	if err != nil {
		return nil, a, err
	}
	walked := []*graph.Part{part}
	other, again := compare.Again(part, a)
	if again {
		if part, err = Walk(ctx, store, compare.Route(other)); err != nil {
			return nil, a, err
		}
		walked = append(walked, part)
	}
	if len(taken) == 0 {
		return part, other, nil
	}
	return ComparisonApart(ctx, store, taken, a, walked...)
}

// ComparisonApart gives what was walked for a comparison, of the event that is
// named and of the one that it is the same as, and what to ask of it, as they
// are with identities taken back.
func ComparisonApart(ctx context.Context, store graph.Reader, taken []graph.ID, a compare.Ask, walked ...*graph.Part) (*graph.Part, compare.Ask, error) {
	all := walked[0].Unlinked() // a copy: what was walked is shared
	for _, part := range walked[1:] {
		all.Merge(part)
	}
	all, canon, err := anew(ctx, store, all, taken)
	if err != nil {
		return nil, a, err
	}
	part, a := compare.Under(all, canon, a)
	return part, a, nil
}
