package main

import (
	"context"

	"github.com/rs/zerolog"

	"onus/graph"
)

// prepare loads what serve answers from.
func (a *app) prepare(ctx context.Context, store graph.Store, founding bool) error {
	if !founding {
		return nil
	}
	report, err := a.loadFounding(ctx, store)
	if err == nil && report.Wrote() {
		zerolog.Ctx(ctx).Info().Str("dataset", report.Dataset).Int("added", report.Added).Int("changed", report.Changed).
			Int("removed", report.Removed).Int64("revision", report.Revision).Msg("loaded")
	}
	return err
}
