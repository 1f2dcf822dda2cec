package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"onus/graph"
)

// selection is a query, and the words that its records must hold.
type selection struct {
	graph.Query
	words   []string
	nothing bool // words were asked for, and there were none in them
}

func searching(words string, q graph.Query) selection {
	tokens := graph.Tokens(words)
	return selection{q, tokens, len(tokens) == 0}
}

// span is a stretch of an order: from one place to another, the places
// themselves left out or (inclusive) not. A nil place is no end.
type span struct {
	from, to  *graph.Place
	inclusive bool
	backwards bool // the last of it first
}

func (r reader) page(ctx context.Context, s selection) (*graph.Page, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	revision, err := r.revision(ctx)
	if err != nil || s.nothing {
		return &graph.Page{Revision: revision}, err
	}
	after, before := place(s.After, s.Order), place(s.Before, s.Order)
	limit := cmp.Or(s.Limit, graph.DefaultLimit)
	records, err := r.span(ctx, s, span{from: after, to: before, backwards: before != nil}, limit+1)
	if err != nil {
		return nil, err
	}
	more := len(records) > limit
	page := &graph.Page{Records: records[:min(limit, len(records))], Revision: revision, HasNext: more}
	if before != nil {
		slices.Reverse(page.Records)
		page.HasNext, page.HasPrev = false, more
	}
	return page, r.around(ctx, s, page, after, before)
}

func place(c graph.Cursor, o graph.Order) *graph.Place {
	if c == "" {
		return nil
	}
	p, err := c.Place(o)
	if err != nil {
		panic(err) // Check let it pass
	}
	return &p
}

// around looks for something beyond the cursors of a page.
func (r reader) around(ctx context.Context, s selection, page *graph.Page, after, before *graph.Place) (err error) {
	if after != nil && !page.HasPrev {
		page.HasPrev, err = r.some(ctx, s, span{to: after, inclusive: true, backwards: true})
	}
	if err != nil || before == nil || page.HasNext {
		return err
	}
	if len(page.Records) == 0 && after != nil {
		page.HasNext, err = r.some(ctx, s, span{from: after})
	} else {
		page.HasNext, err = r.some(ctx, s, span{from: before, inclusive: true})
	}
	return err
}

func (r reader) some(ctx context.Context, s selection, sp span) (bool, error) {
	records, err := r.span(ctx, s, sp, 1)
	return len(records) > 0, err
}

// forward is the page of a scan, which goes on from After up to Before.
func (r reader) forward(ctx context.Context, q graph.Query) (*graph.Page, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	limit := cmp.Or(q.Limit, scanPage)
	records, err := r.span(ctx, selection{Query: q}, span{from: place(q.After, q.Order), to: place(q.Before, q.Order)}, limit)
	return &graph.Page{Records: records, HasNext: len(records) == limit}, err
}

const scanPage = 1000

// span reads the first so many records of a span. In an order by date those
// with a day and those without are two stretches, each with an index.
func (r reader) span(ctx context.Context, s selection, sp span, limit int) ([]graph.Record, error) {
	stretches := []bool{false}
	if s.Order.By != "" {
		stretches = []bool{!sp.backwards, sp.backwards} // those with a day come first
	}
	var out []graph.Record
	for _, dated := range stretches {
		if len(out) == limit {
			break
		}
		c := s.stretch(sp, dated, limit-len(out))
		if c == nil {
			continue
		}
		err := r.each(ctx, c.String(), c.args, func(rows *sql.Rows) error {
			var row stored
			if err := rows.Scan(row.into()...); err != nil {
				return err
			}
			rec, err := row.record()
			out = append(out, rec)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// stretch is the statement for one stretch of a span, nil if the span has no
// part in it.
func (s selection) stretch(sp span, dated bool, limit int) *clause {
	c := &clause{}
	c.add("SELECT " + fields)
	sortKey := s.source(c)
	key := "(" + sortKey + ")"
	if s.Order.By != "" {
		c.add(" AND r." + firstDay(s.Order.By) + map[bool]string{true: " IS NOT NULL", false: " IS NULL"}[dated])
	}
	if dated {
		key = "(r." + firstDay(s.Order.By) + ", " + sortKey + ")"
	}
	after, before := ">", "<"
	if s.Order.Desc {
		after, before = before, after
	}
	if sp.inclusive {
		after, before = after+"=", before+"="
	}
	undated := s.Order.By != "" && !dated
	if sp.from != nil && dated && !sp.from.Dated || sp.to != nil && undated && sp.to.Dated {
		return nil
	}
	if sp.from != nil && sp.from.Dated == dated {
		c.bound(key+after, sp.from, dated)
	}
	if sp.to != nil && sp.to.Dated == dated {
		c.bound(key+before, sp.to, dated)
	}
	c.order(sortKey, s.Order, dated, s.Order.Desc != sp.backwards)
	c.add(" LIMIT ?", limit)
	return c
}

func (c *clause) bound(comparison string, p *graph.Place, dated bool) {
	if dated {
		c.add(" AND "+comparison+"(?, ?)", int64(p.Day), p.Sort)
	} else {
		c.add(" AND "+comparison+"(?)", p.Sort)
	}
}

func (c *clause) order(sortKey string, o graph.Order, dated, down bool) {
	direction := map[bool]string{true: " DESC", false: ""}[down]
	c.add(" ORDER BY ")
	if dated {
		c.add("r." + firstDay(o.By) + direction + ", ")
	}
	c.add(sortKey + direction)
}
