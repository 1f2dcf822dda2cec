package schema

import (
	"context"
	"sync"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
)

// pageArgs are the arguments by which a list is paged, from the front or from
// the back. Explicit nulls are as good as nothing given.
type pageArgs struct {
	First  graphql.NullInt
	After  *string
	Last   graphql.NullInt
	Before *string
}

// asked is a page, as its arguments ask for it.
type asked struct {
	size          int
	back          bool // the last so many, not the first
	after, before graph.Cursor
}

func (a pageArgs) asked() (asked, error) {
	out := asked{back: a.Last.Value != nil, after: cursorOr(a.After), before: cursorOr(a.Before)}
	var err error
	switch {
	case out.back && a.First.Value != nil:
		return out, badInput("first and last: a page is asked for from the front or from the back; give one of them")
	case out.back:
		out.size, err = sizeOf("last", *a.Last.Value)
	case out.before != "":
		return out, badInput("before: goes with last; expected last instead of first, as in last: %d", defaultPage)
	case a.First.Value != nil:
		out.size, err = sizeOf("first", *a.First.Value)
	default:
		out.size = defaultPage
	}
	return out, err
}

func sizeOf(name string, n int32) (int, error) {
	if n < 0 {
		return 0, badInput("%s: %d is negative; expected 0 to %d", name, n, maxPage)
	}
	return min(int(n), maxPage), nil
}

func cursorOr(s *string) graph.Cursor {
	if s == nil {
		return ""
	}
	return graph.Cursor(*s)
}

// theEnd is a cursor after all records in an order. Sort begins with a letter
// or a digit, and what has no date comes last.
func theEnd(o graph.Order) graph.Cursor {
	place := graph.Meta{Sort: "~"}
	if o.Desc {
		place.Sort = ""
	}
	return graph.CursorOf(&graph.Source{Meta: place}, o)
}

// orderArgs are the arguments by which a list is ordered.
type orderArgs struct {
	Order      nullEnum
	Descending graphql.NullBool
}

// order turns an enum of orders into a store's: its values are names of date
// fields, but for plain, which is the order of Sort.
func (a orderArgs) order(plain string) graph.Order {
	var o graph.Order
	if a.Order.value != "" && a.Order.value != plain {
		o.By = words([]string{a.Order.value})[0]
	}
	o.Desc = a.Descending.Value != nil && *a.Descending.Value
	return o
}

// listing is a query for a page of records.
type listing struct {
	query graph.Query
	words *string // nil: no search
	page  asked
}

// newListing checks the arguments of a list. nil words search for nothing.
func newListing(kind graph.Kind, where graph.Filter, search *string, a pageArgs) (*listing, error) {
	page, err := a.asked()
	if err != nil {
		return nil, err
	}
	q := graph.Query{Kind: kind, Where: where, After: page.after, Before: page.before, Limit: max(page.size, 1)}
	return &listing{query: q, words: search, page: page}, nil
}

// fetch reads the page. Of a page of none it reads one record, to know
// whether there are any.
func (l *listing) fetch(ctx context.Context, s *session) (*graph.Page, error) {
	page, err := l.ask(ctx, s)
	if err != nil || l.page.size > 0 {
		return page, err
	}
	if some := len(page.Records) > 0; l.page.back {
		page.HasPrev = some
	} else {
		page.HasNext = some
	}
	page.Records = nil
	return page, nil
}

func (l *listing) ask(ctx context.Context, s *session) (*graph.Page, error) {
	q := l.query
	if l.page.back && q.Before == "" {
		q.Before = theEnd(q.Order)
	}
	if l.words != nil {
		return s.store.Search(ctx, *l.words, q)
	}
	return s.store.Find(ctx, q)
}

// connection resolves the Connection types. The page is read when something
// of it is asked for, the total counted when it is.
type connection[T any] struct {
	s      *session
	list   *listing
	wrap   func(graph.Record, *cohort) T
	once   sync.Once
	page   *graph.Page
	cohort *cohort
	err    error
}

func (c *connection[T]) read(ctx context.Context) error {
	c.once.Do(func() {
		if c.page, c.err = c.list.fetch(ctx, c.s); c.err == nil {
			c.cohort = newCohort(c.s, c.page.Records)
		}
	})
	return c.err
}

// Nodes are the records of the page.
func (c *connection[T]) Nodes(ctx context.Context) ([]T, error) {
	if err := c.read(ctx); err != nil {
		return nil, err
	}
	out := make([]T, len(c.page.Records))
	for i, r := range c.page.Records {
		out[i] = c.wrap(r, c.cohort)
	}
	return out, nil
}

// Edges are the same, each with its cursor.
func (c *connection[T]) Edges(ctx context.Context) ([]*edge[T], error) {
	nodes, err := c.Nodes(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*edge[T], len(nodes))
	for i, r := range c.page.Records {
		out[i] = &edge[T]{graph.CursorOf(r, c.list.query.Order), nodes[i]}
	}
	return out, nil
}

// PageInfo says whether there is more.
func (c *connection[T]) PageInfo(ctx context.Context) (*pageInfo, error) {
	if err := c.read(ctx); err != nil {
		return nil, err
	}
	info := &pageInfo{next: c.page.HasNext, prev: c.page.HasPrev}
	if n := len(c.page.Records); n > 0 {
		info.start = graph.CursorOf(c.page.Records[0], c.list.query.Order)
		info.end = graph.CursorOf(c.page.Records[n-1], c.list.query.Order)
	}
	return info, nil
}

// TotalCount counts all pages; null of a search.
func (c *connection[T]) TotalCount(ctx context.Context) (*int32, error) {
	if c.list.words != nil {
		return nil, nil
	}
	counts, err := c.s.store.Count(ctx, c.list.query, "")
	if err != nil {
		return nil, err
	}
	n := int32(counts[""])
	return &n, nil
}

// edge resolves the Edge types.
type edge[T any] struct {
	cursor graph.Cursor
	node   T
}

// Cursor is its place.
func (e *edge[T]) Cursor() string { return string(e.cursor) }

// Node is the record.
func (e *edge[T]) Node() T { return e.node }

// pageInfo resolves the type PageInfo.
type pageInfo struct {
	next, prev bool
	start, end graph.Cursor
}

// HasNextPage says that something comes after.
func (p *pageInfo) HasNextPage() bool { return p.next }

// HasPreviousPage says that something comes before.
func (p *pageInfo) HasPreviousPage() bool { return p.prev }

// StartCursor is the place of the first record.
func (p *pageInfo) StartCursor() *string { return text(string(p.start)) }

// EndCursor is the place of the last record.
func (p *pageInfo) EndCursor() *string { return text(string(p.end)) }
