package loaders

import (
	"context"
	"fmt"
	"time"

	"onus/graph"
)

// ErrSuperseded is the [graph.ErrConflict] of a load that found another begun
// after it: it stops, and what it left is finished by whoever loads the
// dataset next.
var ErrSuperseded = fmt.Errorf("%w: another load has begun in this store", graph.ErrConflict)

// lease is the id that every update of a load locks. There is no such record.
const lease = graph.ID(graph.Own + ":load")

// session is a store during one load. Its token, the latest LoadedAt of all
// datasets, says whose turn it is; every update checks it, so that of two
// loads (and derivations) at once only the later one writes.
type session struct {
	graph.Store
	token string
}

// stamp is RFC 3339 in which text sorts as time.
const stamp = "2006-01-02T15:04:05.000000000Z"

// begin takes the turn: it marks the session's own datasets as loading and,
// because nothing is derived until it ends, all ready ones as deriving. A
// session without datasets of its own leaves its token with the first.
func begin(ctx context.Context, store graph.Store, now time.Time, own ...*graph.Dataset) (*session, error) {
	s := &session{Store: store}
	_, err := store.Update(ctx, func(tx graph.Tx) error {
		held, err := datasets(ctx, tx)
		if err != nil {
			return err
		}
		s.token = now.UTC().Format(stamp)
		for _, d := range held {
			if d.LoadedAt >= s.token {
				s.token = after(d.LoadedAt)
			}
		}
		return s.mark(ctx, tx, held, own)
	})
	return s, err
}

func after(token string) string {
	t, err := time.Parse(time.RFC3339Nano, token)
	if err != nil {
		return token + "0" // nobody's time, but later
	}
	return t.Add(time.Nanosecond).Format(stamp)
}

func (s *session) mark(ctx context.Context, tx graph.Tx, held []*graph.Dataset, own []*graph.Dataset) error {
	var put []graph.Record
	mine := map[graph.ID]bool{}
	for _, d := range own {
		begun := *d
		begun.State, begun.LoadedAt, begun.Content, begun.Counts = graph.Loading, s.token, "", nil
		put = append(put, &begun)
		mine[d.ID] = true
	}
	for i, d := range held {
		keeper := i == 0 && len(own) == 0
		if mine[d.ID] || (d.State != graph.Ready && !keeper) {
			continue
		}
		if d.State == graph.Ready {
			d.State = graph.Deriving
		}
		if keeper {
			d.LoadedAt = s.token
		}
		put = append(put, d)
	}
	return tx.Put(ctx, put...)
}

// datasets locks the lease and reads the datasets of the store.
func datasets(ctx context.Context, tx graph.Tx) ([]*graph.Dataset, error) {
	if err := tx.Lock(ctx, lease); err != nil {
		return nil, err
	}
	return heldDatasets(ctx, tx)
}

func heldDatasets(ctx context.Context, r graph.Reader) ([]*graph.Dataset, error) {
	var out []*graph.Dataset
	for rec, err := range r.Scan(ctx, graph.Query{Kind: graph.KindDataset}) {
		if err != nil {
			return nil, err
		}
		if d, ok := rec.(*graph.Dataset); ok {
			out = append(out, d)
		}
	}
	return out, nil
}

// Update is the store's, while it is the session's turn.
func (s *session) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	return s.Store.Update(ctx, func(tx graph.Tx) error {
		held, err := datasets(ctx, tx)
		if err != nil {
			return err
		}
		mine := false
		for _, d := range held {
			if d.LoadedAt > s.token {
				return ErrSuperseded
			}
			mine = mine || d.LoadedAt == s.token
		}
		if !mine {
			return ErrSuperseded
		}
		return f(tx)
	})
}

// derived marks what is written as such; only what is derived too is ready.
func (s *session) derived(ctx context.Context, own ...*graph.Dataset) (int64, error) {
	return s.Update(ctx, func(tx graph.Tx) error {
		held, err := heldDatasets(ctx, tx)
		if err != nil {
			return err
		}
		var put []graph.Record
		mine := map[graph.ID]bool{}
		for _, d := range own {
			done := *d
			done.State, done.LoadedAt = graph.Ready, s.token
			put = append(put, &done)
			mine[d.ID] = true
		}
		for _, d := range held {
			if d.State == graph.Deriving && !mine[d.ID] {
				d.State = graph.Ready
				put = append(put, d)
			}
		}
		return tx.Put(ctx, put...)
	})
}

func heldDataset(ctx context.Context, r graph.Reader, slug string) (*graph.Dataset, error) {
	id := graph.DatasetID(slug)
	part, err := r.Walk(ctx, graph.Route{From: []graph.ID{id}})
	if err != nil {
		return nil, err
	}
	return graph.Get[*graph.Dataset](part, id), nil
}
