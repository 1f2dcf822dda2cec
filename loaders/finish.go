package loaders

import (
	"context"
	"fmt"

	"onus/graph"
)

// finish derives, and then calls the datasets ready.
func (l *load) finish(ctx context.Context) error {
	var done []*graph.Dataset
	for _, p := range l.own() {
		d, err := l.written(p.bundle)
		if err != nil {
			return err
		}
		done = append(done, d)
	}
	err := l.update(ctx, func(tx graph.Tx) error {
		for _, d := range done {
			if err := tx.Put(ctx, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return l.derive(ctx, done)
}

// written describes a dataset of which the store holds all records.
func (l *load) written(b *Bundle) (*graph.Dataset, error) {
	d := *b.Dataset
	var err error
	d.Content, err = content(b.Items)
	d.Counts = counts(b.Items)
	d.State, d.LoadedAt = graph.Deriving, l.session.token
	return &d, err
}

func (l *load) derive(ctx context.Context, done []*graph.Dataset) error {
	if err := l.timed(Deriving, func() error { return l.opt.Derive(ctx, l.session) }); err != nil {
		return fmt.Errorf("derive: %w", err)
	}
	l.report.Derived = true
	revision, err := l.session.derived(ctx, done...)
	l.report.Revision = revision
	return err
}

// Rederive derives everything anew: what `derive` in a terminal does. After
// it, all datasets are ready whose records are whole.
func Rederive(ctx context.Context, store graph.Store, opt Options) (Report, error) {
	l := newLoad(store, opt, "")
	held, err := heldDatasets(ctx, store)
	if err != nil || len(held) == 0 {
		return l.report, err
	}
	if l.session, err = begin(ctx, store, l.opt.Now()); err != nil {
		return l.report, fmt.Errorf("derive: %w", err)
	}
	if err := l.timed(Clearing, func() error { return l.opt.Clear(ctx, l.session) }); err != nil {
		return l.report, err
	}
	return l.report, l.derive(ctx, nil)
}
