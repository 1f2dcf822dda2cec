package main

import (
	"context"
	"errors"
	"time"

	"github.com/rs/zerolog"

	"onus/graph"
	"onus/loaders"
)

// prepare loads what serve answers from.
func (a *app) prepare(ctx context.Context, store graph.Store, founding bool) error {
	if !founding {
		return nil
	}
	w := waiting{look: time.Second, patience: 20 * time.Second}
	report, err := w.load(ctx, store, func() (loaders.Report, error) { return a.loadFounding(ctx, store) })
	if err == nil && report.Wrote() {
		zerolog.Ctx(ctx).Info().Str("dataset", report.Dataset).Int("added", report.Added).Int("changed", report.Changed).
			Int("removed", report.Removed).Int64("revision", report.Revision).Msg("loaded")
	}
	return err
}

// waiting is how somebody waits for a load elsewhere: he looks now and then,
// and takes it for dead if the store stays the same for the patience.
type waiting struct{ look, patience time.Duration }

// load calls f, a load, until no other has begun after it. Of two that load
// into one store at once the later goes first; the earlier waits for it, and
// then loads what it did not.
func (w waiting) load(ctx context.Context, store graph.Reader, f func() (loaders.Report, error)) (loaders.Report, error) {
	for {
		report, err := f()
		if !errors.Is(err, loaders.ErrSuperseded) {
			return report, err
		}
		zerolog.Ctx(ctx).Info().Msg("another load has begun in this store: waiting for it")
		if err := w.until(ctx, store); err != nil {
			return report, err
		}
		w.patience *= 2 // two that wait for each other do not meet again
	}
}

// until returns when all datasets of a store are ready, or nobody writes there
// any more.
func (w waiting) until(ctx context.Context, store graph.Reader) error {
	ticks := time.NewTicker(w.look)
	defer ticks.Stop()
	last, same := int64(0), time.Duration(0)
	for {
		ready, err := allReady(ctx, store)
		if err != nil || ready {
			return err
		}
		revision, err := store.Revision(ctx)
		if err != nil {
			return err
		}
		if same += w.look; revision != last {
			last, same = revision, 0
		}
		if same >= w.patience {
			return nil
		}
		select {
		case <-ticks.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func allReady(ctx context.Context, store graph.Reader) (bool, error) {
	held, err := datasetsIn(ctx, store)
	for _, d := range held {
		if d.State != graph.Ready {
			return false, err
		}
	}
	return true, err
}
