package graphtest

import (
	"context"
	"iter"
	"sync/atomic"

	"onus/graph"
)

// Counting is a store that counts how often its reader is asked, outside
// updates: what a remote store would take round trips for. A Scan counts once
// for each run through it.
type Counting struct {
	graph.Store
	calls atomic.Int64
}

// NewCounting wraps a store.
func NewCounting(s graph.Store) *Counting { return &Counting{Store: s} }

// Calls gives the calls since the last time it was asked.
func (c *Counting) Calls() int { return int(c.calls.Swap(0)) }

// Walk implements graph.Reader.
func (c *Counting) Walk(ctx context.Context, route graph.Route) (*graph.Part, error) {
	c.calls.Add(1)
	return c.Store.Walk(ctx, route)
}

// Find implements graph.Reader.
func (c *Counting) Find(ctx context.Context, q graph.Query) (*graph.Page, error) {
	c.calls.Add(1)
	return c.Store.Find(ctx, q)
}

// Search implements graph.Reader.
func (c *Counting) Search(ctx context.Context, words string, q graph.Query) (*graph.Page, error) {
	c.calls.Add(1)
	return c.Store.Search(ctx, words, q)
}

// Count implements graph.Reader.
func (c *Counting) Count(ctx context.Context, q graph.Query, by string) (map[string]int, error) {
	c.calls.Add(1)
	return c.Store.Count(ctx, q, by)
}

// Scan implements graph.Reader.
func (c *Counting) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		c.calls.Add(1)
		c.Store.Scan(ctx, q)(yield)
	}
}

// Revision implements graph.Reader.
func (c *Counting) Revision(ctx context.Context) (int64, error) {
	c.calls.Add(1)
	return c.Store.Revision(ctx)
}
