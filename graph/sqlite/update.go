package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	"onus/graph"
)

// Update implements graph.Store. Updates run one at a time, in this process
// and in others, so f runs once.
func (s *Store) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	c, err := s.take(ctx, s.writer)
	if err != nil {
		return 0, fmt.Errorf("update: %w", err)
	}
	defer func() { s.writer <- c }()
	if err := c.exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		return 0, fmt.Errorf("update: %w", mapped(ctx, err))
	}
	done := false
	defer func() {
		if !done { // f panicked
			_ = c.rollback(ctx)
		}
	}()
	tx := &tx{reader: reader{c}, pending: pending{}}
	err = f(tx)
	revision, err := tx.finish(ctx, err)
	done = true
	if err != nil {
		return 0, errors.Join(err, mapped(ctx, c.rollback(ctx)))
	}
	return revision, nil
}

// tx is an update under way.
type tx struct {
	mu     sync.Mutex // its calls come one after the other
	reader reader
	pending
	writes int
	failed error // of the first write that failed
}

// finish commits, or says why not.
func (t *tx) finish(ctx context.Context, err error) (int64, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err != nil {
		return 0, err // the caller's own, as it is
	}
	if t.failed != nil {
		return 0, t.failed
	}
	revision, err := t.commit(ctx)
	if err != nil {
		return 0, fmt.Errorf("update: %w", mapped(ctx, err))
	}
	return revision, nil
}

func (t *tx) commit(ctx context.Context) (revision int64, err error) {
	if err := t.check(ctx, t.reader); err != nil {
		return 0, err
	}
	if t.writes == 0 {
		revision, err = t.reader.revision(ctx)
	} else {
		err = t.reader.one(ctx, "UPDATE meta SET value = value + 1 WHERE key = 'revision' RETURNING value", nil, &revision)
	}
	if err != nil {
		return 0, err
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	return revision, t.reader.exec(ctx, "COMMIT")
}

// Lock implements graph.Tx: no other update runs anyway.
func (t *tx) Lock(ctx context.Context, _ ...graph.ID) error { return ctx.Err() }

// Put implements graph.Tx.
func (t *tx) Put(ctx context.Context, records ...graph.Record) error {
	return t.write(ctx, "put", len(records), func() error { return t.put(ctx, records) })
}

// Delete implements graph.Tx.
func (t *tx) Delete(ctx context.Context, ids ...graph.ID) error {
	return t.write(ctx, "delete", len(ids), func() error { return t.delete(ctx, ids) })
}

func (t *tx) write(ctx context.Context, what string, n int, f func() error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed != nil {
		return t.failed
	}
	t.writes += n
	err := fmt.Errorf("%w: more than %d records in one update", graph.ErrTooLarge, graph.MaxBatch)
	if t.writes <= graph.MaxBatch {
		err = mapped(ctx, f())
	}
	if err != nil {
		t.failed = fmt.Errorf("%s: %w", what, err)
	}
	return t.failed
}

func (t *tx) read(ctx context.Context, what string, f func() error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := mapped(ctx, f()); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// Walk implements graph.Reader.
func (t *tx) Walk(ctx context.Context, route graph.Route) (part *graph.Part, err error) {
	err = t.read(ctx, "walk", func() error {
		part, err = t.reader.walk(ctx, route)
		return err
	})
	return part, err
}

// Find implements graph.Reader.
func (t *tx) Find(ctx context.Context, q graph.Query) (page *graph.Page, err error) {
	err = t.read(ctx, "find", func() error {
		page, err = t.reader.page(ctx, selection{Query: q})
		return err
	})
	return page, err
}

// Search implements graph.Reader.
func (t *tx) Search(ctx context.Context, words string, q graph.Query) (page *graph.Page, err error) {
	err = t.read(ctx, "search", func() error {
		page, err = t.reader.page(ctx, searching(words, q))
		return err
	})
	return page, err
}

// Count implements graph.Reader.
func (t *tx) Count(ctx context.Context, q graph.Query, by string) (counts map[string]int, err error) {
	err = t.read(ctx, "count", func() error {
		counts, err = t.reader.count(ctx, q, by)
		return err
	})
	return counts, err
}

// Scan implements graph.Reader.
func (t *tx) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return scan(q, func(q graph.Query) (page *graph.Page, err error) {
		err = t.read(ctx, "scan", func() error {
			page, err = t.reader.forward(ctx, q)
			return err
		})
		return page, err
	})
}

// Revision implements graph.Reader.
func (t *tx) Revision(ctx context.Context) (revision int64, err error) {
	err = t.read(ctx, "revision", func() error {
		revision, err = t.reader.revision(ctx)
		return err
	})
	return revision, err
}
