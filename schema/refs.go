package schema

import (
	"context"

	"onus/graph"
)

// wrapper makes the resolver T of a record of type R.
type wrapper[R graph.Record, T any] func(R, *cohort) T

// refs resolves references to several records; those that are not there, or
// are of another kind, are left out.
func refs[R graph.Record, T any](ctx context.Context, in *cohort, ids []graph.ID, wrap wrapper[R, T]) ([]T, error) {
	return refsBy(ctx, in, toReferences, ids, wrap)
}

func refsBy[R graph.Record, T any](ctx context.Context, in *cohort, hop string, ids []graph.ID, wrap wrapper[R, T]) ([]T, error) {
	out := make([]T, 0, len(ids))
	for _, id := range ids {
		r, at, err := in.getBy(ctx, hop, id)
		if err != nil {
			return nil, err
		}
		if x, ok := r.(R); ok {
			out = append(out, wrap(x, at))
		}
	}
	return out, nil
}

// ref resolves a reference that may be empty: then it is nil.
func ref[R graph.Record, T any](ctx context.Context, in *cohort, id graph.ID, wrap wrapper[R, *T]) (*T, error) {
	if id == "" {
		return nil, nil
	}
	r, at, err := in.get(ctx, id)
	if err != nil {
		return nil, err
	}
	if x, ok := r.(R); ok {
		return wrap(x, at), nil
	}
	return nil, nil
}

// must resolves a reference that has to be there.
func must[R graph.Record, T any](ctx context.Context, in *cohort, id graph.ID, wrap wrapper[R, *T]) (*T, error) {
	x, err := ref(ctx, in, id, wrap)
	if err == nil && x == nil {
		return nil, notFound("record", id)
	}
	return x, err
}

// maybe makes a list null where the form of a claim does not have it.
func maybe[T any](has bool, list []T, err error) (*[]T, error) {
	if !has || err != nil {
		return nil, err
	}
	return &list, nil
}

// text is null where nothing is written.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list is never nil, for lists that are not null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
