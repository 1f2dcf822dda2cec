package graphtest

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"

	"onus/graph"
)

// Model is the reference store: a plain map, naive on purpose. It has no
// limits of size and keeps nothing.
type Model struct {
	writing sync.Mutex // held by the update under way
	mu      sync.RWMutex
	state   *state
	closed  bool
}

// NewModel makes an empty Model.
func NewModel() *Model {
	return &Model{state: &state{records: map[graph.ID]graph.Record{}}}
}

// Update implements graph.Store; updates run one after the other.
func (m *Model) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	m.writing.Lock()
	defer m.writing.Unlock()
	now, err := m.now(ctx)
	if err != nil {
		return 0, err
	}
	tx := &modelTx{state: &state{maps.Clone(now.records), now.revision}, deleted: map[graph.ID]bool{}}
	if err := f(tx); err != nil {
		return 0, err
	}
	if tx.failed != nil {
		return 0, tx.failed
	}
	if tx.writes == 0 || ctx.Err() != nil {
		return now.revision, ctx.Err()
	}
	if err := tx.check(); err != nil {
		return 0, err
	}
	tx.revision++
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state = tx.state
	return tx.revision, nil
}

// Ready implements graph.Store.
func (m *Model) Ready(ctx context.Context) error {
	_, err := m.now(ctx)
	return err
}

// Close implements graph.Store.
func (m *Model) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

func (m *Model) now(ctx context.Context) (*state, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.closed {
		return nil, fmt.Errorf("%w: closed", graph.ErrUnavailable)
	}
	return m.state, ctx.Err()
}

// Walk implements graph.Reader.
func (m *Model) Walk(ctx context.Context, route graph.Route) (*graph.Part, error) {
	s, err := m.now(ctx)
	if err != nil {
		return nil, err
	}
	return s.Walk(ctx, route)
}

// Find implements graph.Reader.
func (m *Model) Find(ctx context.Context, q graph.Query) (*graph.Page, error) {
	s, err := m.now(ctx)
	if err != nil {
		return nil, err
	}
	return s.Find(ctx, q)
}

// Search implements graph.Reader.
func (m *Model) Search(ctx context.Context, words string, q graph.Query) (*graph.Page, error) {
	s, err := m.now(ctx)
	if err != nil {
		return nil, err
	}
	return s.Search(ctx, words, q)
}

// Count implements graph.Reader.
func (m *Model) Count(ctx context.Context, q graph.Query, by string) (map[string]int, error) {
	s, err := m.now(ctx)
	if err != nil {
		return nil, err
	}
	return s.Count(ctx, q, by)
}

// Scan implements graph.Reader.
func (m *Model) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	s, err := m.now(ctx)
	if err != nil {
		return func(yield func(graph.Record, error) bool) { yield(nil, err) }
	}
	return s.Scan(ctx, q)
}

// Revision implements graph.Reader.
func (m *Model) Revision(ctx context.Context) (int64, error) {
	s, err := m.now(ctx)
	if err != nil {
		return 0, err
	}
	return s.revision, nil
}

type modelTx struct {
	*state
	deleted map[graph.ID]bool
	writes  int
	failed  error
}

func (tx *modelTx) Lock(context.Context, ...graph.ID) error { return nil }

func (tx *modelTx) Put(_ context.Context, records ...graph.Record) error {
	for _, r := range records {
		if err := tx.put(r); err != nil {
			tx.failed = err
			return err
		}
	}
	return nil
}

func (tx *modelTx) put(r graph.Record) error {
	if tx.writes++; tx.writes > graph.MaxBatch {
		return graph.ErrTooLarge
	}
	if err := graph.Seal(r); err != nil {
		return err
	}
	id := r.Base().ID
	if old, ok := tx.records[id]; ok && old.Kind() != r.Kind() {
		return graph.Conflict("%s: is a %s", id, old.Kind())
	}
	tx.records[id] = Clone(r)
	delete(tx.deleted, id)
	return nil
}

func (tx *modelTx) Delete(_ context.Context, ids ...graph.ID) error {
	for _, id := range ids {
		if tx.writes++; tx.writes > graph.MaxBatch {
			tx.failed = graph.ErrTooLarge
			return tx.failed
		}
		delete(tx.records, id)
		tx.deleted[id] = true
	}
	return nil
}

// check finds references to nothing.
func (tx *modelTx) check() error {
	for _, id := range slices.Sorted(maps.Keys(tx.records)) {
		for _, l := range graph.Links(tx.records[id]) {
			if _, ok := tx.records[l.To]; ok {
				continue
			}
			if tx.deleted[l.To] {
				return tx.referred(l.To)
			}
			return &graph.Dangling{From: id, Rel: l.Rel, To: l.To}
		}
	}
	return nil
}

func (tx *modelTx) referred(id graph.ID) error {
	err := &graph.Referred{ID: id}
	for _, from := range slices.Sorted(maps.Keys(tx.records)) {
		if slices.ContainsFunc(graph.Links(tx.records[from]), func(l graph.Link) bool { return l.To == id }) {
			err.By = append(err.By, from)
		}
	}
	return err
}
