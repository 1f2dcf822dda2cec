package derive

import (
	"context"
	"errors"

	"onus/graph"
)

// worker reads what a page of records needs, and gives the records to write.
type worker func(ctx context.Context, ids []graph.ID) ([]graph.Record, error)

// halving works on a page in halves where the store has not the memory to give
// at once what all of it needs (graph.ErrTooLarge), and on these likewise, down
// to a single record. Work may begin again: it must have done nothing that
// lasts when it fails so.
func halving(work worker) worker {
	return func(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
		records, err := work(ctx, ids)
		if len(ids) < 2 || !errors.Is(err, graph.ErrTooLarge) {
			return records, err
		}
		half := halving(work)
		first, err := half(ctx, ids[:len(ids)/2])
		if err != nil {
			return nil, err
		}
		second, err := half(ctx, ids[len(ids)/2:])
		return append(first, second...), err
	}
}
