package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"onus/graph"
)

// reader answers the calls of graph.Reader on one connection, in the
// transaction that is open there.
type reader struct{ *conn }

// read runs f in a transaction of its own, so that all it asks for is of one
// state.
func (s *Store) read(ctx context.Context, what string, f func(reader) error) error {
	c, err := s.take(ctx, s.readers)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	defer func() { s.readers <- c }()
	err = c.exec(ctx, "BEGIN")
	if err == nil {
		err = f(reader{c})
		err = errors.Join(err, c.rollback(ctx))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, mapped(ctx, err))
	}
	return nil
}

// Walk implements graph.Reader.
func (s *Store) Walk(ctx context.Context, route graph.Route) (part *graph.Part, err error) {
	err = s.read(ctx, "walk", func(r reader) error {
		part, err = r.walk(ctx, route)
		return err
	})
	return part, err
}

// Find implements graph.Reader.
func (s *Store) Find(ctx context.Context, q graph.Query) (page *graph.Page, err error) {
	err = s.read(ctx, "find", func(r reader) error {
		page, err = r.page(ctx, selection{Query: q})
		return err
	})
	return page, err
}

// Search implements graph.Reader.
func (s *Store) Search(ctx context.Context, words string, q graph.Query) (page *graph.Page, err error) {
	err = s.read(ctx, "search", func(r reader) error {
		page, err = r.page(ctx, searching(words, q))
		return err
	})
	return page, err
}

// Count implements graph.Reader.
func (s *Store) Count(ctx context.Context, q graph.Query, by string) (counts map[string]int, err error) {
	err = s.read(ctx, "count", func(r reader) error {
		counts, err = r.count(ctx, q, by)
		return err
	})
	return counts, err
}

// Scan implements graph.Reader.
func (s *Store) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return scan(q, func(q graph.Query) (page *graph.Page, err error) {
		err = s.read(ctx, "scan", func(r reader) error {
			page, err = r.forward(ctx, q)
			return err
		})
		return page, err
	})
}

// Revision implements graph.Reader.
func (s *Store) Revision(ctx context.Context) (revision int64, err error) {
	err = s.read(ctx, "revision", func(r reader) error {
		revision, err = r.revision(ctx)
		return err
	})
	return revision, err
}

func (r reader) revision(ctx context.Context) (n int64, err error) {
	err = r.one(ctx, "SELECT value FROM meta WHERE key = 'revision'", nil, &n)
	return n, err
}

// scan runs through the pages that next gives.
func scan(q graph.Query, next func(graph.Query) (*graph.Page, error)) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		at := q
		for {
			page, err := next(at)
			if err != nil {
				yield(nil, err)
				return
			}
			if n := len(page.Records); n > 0 {
				at.After = graph.CursorOf(page.Records[n-1], q.Order)
			}
			for _, r := range page.Records {
				if !yield(r, nil) {
					return
				}
			}
			if !page.HasNext {
				return
			}
		}
	}
}

// fields are the columns of a record r that scanRecord reads.
const fields = "r.id, r.kind, r.sort, r.digest, r.body"

// recordsByID takes a JSON list of ids.
const recordsByID = "SELECT " + fields + " FROM json_each(?) p CROSS JOIN record r ON r.id = p.value"

// stored is a row of these columns.
type stored struct {
	id           graph.ID
	kind         graph.Kind
	sort, digest string
	body         string
}

func (s *stored) into() []any { return []any{&s.id, &s.kind, &s.sort, &s.digest, &s.body} }

func (s *stored) record() (graph.Record, error) {
	r, err := graph.Decode(s.kind, []byte(s.body))
	if err != nil {
		return nil, fmt.Errorf("%s: stored wrongly: %w", s.id, err)
	}
	m := r.Base()
	m.Sort, m.Digest = s.sort, s.digest
	return r, nil
}
