package loaders

import (
	"context"
	"fmt"
	"slices"

	"onus/graph"
)

// write puts and removes what differs, in bounded updates: what is referred
// to before what refers to it, removals last and the other way round.
func (l *load) write(ctx context.Context, d *difference) error {
	nodes := make([]node, len(d.put))
	for i, r := range d.put {
		nodes[i] = nodeOf(r)
	}
	err := l.batches(byReference(nodes), Writing, func(batch []int) error {
		records := make([]graph.Record, len(batch))
		for i, at := range batch {
			records[i] = d.put[at]
		}
		return l.update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, records...) })
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", d.slug, err)
	}
	return l.remove(ctx, d)
}

func (l *load) remove(ctx context.Context, d *difference) error {
	components := byReference(d.remove)
	slices.Reverse(components)
	err := l.batches(components, Removing, func(batch []int) error {
		ids := make([]graph.ID, len(batch))
		for i, at := range batch {
			ids[i] = d.remove[at].id
		}
		return l.update(ctx, func(tx graph.Tx) error { return tx.Delete(ctx, ids...) })
	})
	if err != nil {
		return fmt.Errorf("remove from %s: %w", d.slug, err)
	}
	return nil
}

func (l *load) update(ctx context.Context, f func(graph.Tx) error) error {
	revision, err := l.session.Update(ctx, f)
	l.report.Revision = max(l.report.Revision, revision)
	return err
}

// batches hands on whole components, as many at a time as a batch holds.
func (l *load) batches(components [][]int, stage Stage, f func([]int) error) error {
	total := 0
	for _, c := range components {
		total += len(c)
	}
	done := 0
	var batch []int
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := f(batch)
		done += len(batch)
		batch = batch[:0]
		l.progress(stage, done, total)
		return err
	}
	for _, c := range components {
		if len(batch)+len(c) > l.batch {
			if err := flush(); err != nil {
				return err
			}
		}
		batch = append(batch, c...)
	}
	return flush()
}
