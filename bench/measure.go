package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"onus/bench/raw"
	"onus/bench/synth"
	"onus/graph"
)

// warmClaims are loaded, and written raw, before anything is measured: a
// server just started takes three times as long.
const warmClaims = 5_000

// result is all that was measured on one store.
type result struct {
	store    string
	loads    []loaded
	raws     []raw.Written
	ordinary latencies
	many     latencies
}

func (s settings) measure(ctx context.Context, sub subject, report *report) (err error) {
	defer func() { err = errors.Join(err, sub.remove(context.WithoutCancel(ctx))) }()
	r := &result{store: sub.name()}
	if err := s.warm(ctx, sub, report); err != nil {
		return err
	}
	for range s.pairs {
		if err := s.pair(ctx, sub, r, report); err != nil {
			return err
		}
	}
	report.add(r)
	return nil
}

func (s settings) warm(ctx context.Context, sub subject, report *report) error {
	report.step("%s: warming up", sub.name())
	if _, err := s.loadOnce(ctx, sub, min(warmClaims, s.claims)); err != nil {
		return err
	}
	_, err := sub.raw(ctx)
	return err
}

// pair measures a load, the first time contrasts in what it left, and the raw
// writes of the same.
func (s settings) pair(ctx context.Context, sub subject, r *result, report *report) error {
	report.step("%s: loading %d claims", sub.name(), s.claims)
	l, err := s.loadOnce(ctx, sub, s.claims)
	if err != nil {
		return err
	}
	r.loads = append(r.loads, l)
	if len(r.loads) == 1 {
		report.step("%s: asking for contrasts", sub.name())
		if err := s.contrasts(ctx, sub, r); err != nil {
			return err
		}
	}
	report.step("%s: writing the same raw", sub.name())
	w, err := sub.raw(ctx)
	r.raws = append(r.raws, w)
	return err
}

// contrasts asks for a sample of the claims, both ways.
func (s settings) contrasts(ctx context.Context, sub subject, r *result) (err error) {
	made := synth.New(synth.Options{Claims: s.claims, Seed: s.seed})
	p, err := newPair(ctx, sub)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	for _, c := range []struct {
		ids  []graph.ID
		into *latencies
	}{{made.Ordinary, &r.ordinary}, {made.Many, &r.many}} {
		if *c.into, err = p.ask(ctx, sampled(c.ids, s.sample), s.rounds); err != nil {
			return err
		}
	}
	return nil
}

// sampled takes n, evenly spread.
func sampled(ids []graph.ID, n int) []graph.ID {
	if len(ids) <= n {
		return ids
	}
	out := make([]graph.ID, n)
	for i := range out {
		out[i] = ids[i*len(ids)/n]
	}
	return out
}

// median of some; the zero value of none.
func median[T cmp.Ordered](values []T) T { return quantile(values, 0.5) }

// quantile is the value below which that part of them lies.
func quantile[T cmp.Ordered](values []T, part float64) (v T) {
	if len(values) == 0 {
		return v
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

func loadTimes(ls []loaded) []time.Duration {
	out := make([]time.Duration, len(ls))
	for i, l := range ls {
		out[i] = l.Took
	}
	return out
}

func rawTimes(ws []raw.Written) []time.Duration {
	out := make([]time.Duration, len(ws))
	for i, w := range ws {
		out[i] = w.Took
	}
	return out
}
