package derive

import (
	"context"

	"golang.org/x/sync/errgroup"

	"onus/graph"
)

// sweep goes through all records of a kind in pages. Work reads what a page
// needs and gives the records to write; the next page is read while one is
// being written, so no work may depend on what the page before it writes.
func (d *deriver) sweep(ctx context.Context, q graph.Query, work func(context.Context, []graph.ID) ([]graph.Record, error)) error {
	g, ctx := errgroup.WithContext(ctx)
	worked := make(chan []graph.Record)
	g.Go(func() error {
		defer close(worked)
		return d.pages(ctx, q, func(ids []graph.ID) error {
			records, err := work(ctx, ids)
			if err != nil {
				return err
			}
			select {
			case worked <- records:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	g.Go(func() error {
		for records := range worked {
			if err := d.put(ctx, records); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

// pages calls f with the ids of the records of a query, q.Limit at a time.
func (d *deriver) pages(ctx context.Context, q graph.Query, f func([]graph.ID) error) error {
	page := make([]graph.ID, 0, q.Limit)
	for r, err := range d.store.Scan(ctx, q) {
		if err != nil {
			return err
		}
		if page = append(page, r.Base().ID); len(page) == q.Limit {
			if err := f(page); err != nil {
				return err
			}
			page = page[:0]
		}
	}
	if len(page) == 0 {
		return nil
	}
	return f(page)
}
