package export

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"strings"

	"onus/graph"
)

// named are the columns of what ids name, each beside the column of the ids:
// for reading; who joins tables joins them by ids.
var named = map[string]Column{
	"source": {"sourceTitle", Words}, "passages": {"locators", List}, "claimants": {"claimantNames", List},
	"subject": {"subjectName", Words}, "subjects": {"subjectNames", List}, "event": {"eventName", Words}, "events": {"eventNames", List},
	"scale": {"scaleName", Words}, "act": {"actName", Words}, "positions": {"positionTitles", List}, "position": {"positionTitle", Words},
	"organization": {"organizationName", Words}, "partOf": {"partOfName", Words}, "authors": {"authorNames", List}, "body": {"bodyName", Words},
	"among": {"amongName", Words}, "question": {"questionName", Words}, "from": {"fromText", Words},
	"canonicalSubjects": {"canonicalSubjectNames", List}, "canonicalEvents": {"canonicalEventNames", List},
}

func nameColumn(c Column, ids func(row) []graph.ID) column {
	return column{Column: c, refs: ids, cell: func(r row) string {
		var names []string
		for _, id := range ids(r) {
			names = append(names, nameOf(r.beside, id))
		}
		return strings.Join(names, "; ")
	}}
}

// nameOf is what people call a record: a passage by its place, what is not
// there any more by its id.
func nameOf(p *graph.Part, id graph.ID) string {
	r := p.Records[id]
	if r == nil {
		return string(id)
	}
	if x, ok := r.(*graph.Passage); ok {
		return cmp.Or(x.Locator, string(id))
	}
	return cmp.Or(r.Base().Name, string(id))
}

// rowsRead is how many records are paired with the names beside them in one
// walk.
const rowsRead = 500

// paired gathers records into pages, reads with one walk what the columns need
// beside each page, and gives the rows.
func (t *table) paired(ctx context.Context, from graph.Reader, where graph.Filter) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		var page []row
		flush := func() bool {
			beside, err := t.beside(ctx, from, page)
			if err != nil {
				yield(row{}, err)
				return false
			}
			for _, r := range page {
				r.beside = beside
				if !yield(r, nil) {
					return false
				}
			}
			page = page[:0]
			return true
		}
		query := graph.Query{Kind: t.kind, Where: graph.And(t.where, where), Limit: rowsRead}
		for r, err := range from.Scan(ctx, query) {
			if err != nil {
				yield(row{}, err)
				return
			}
			if page = t.split(page, r); len(page) >= rowsRead && !flush() {
				return
			}
		}
		flush()
	}
}

// split adds the rows of a record.
func (t *table) split(page []row, r graph.Record) []row {
	if t.each == nil {
		return append(page, row{record: r})
	}
	for _, id := range t.each(r) {
		page = append(page, row{record: r, of: id})
	}
	return page
}

func (t *table) beside(ctx context.Context, from graph.Reader, page []row) (*graph.Part, error) {
	route := graph.Route{Hops: t.hops}
	known := map[graph.ID]bool{}
	for _, c := range t.columns {
		if c.refs == nil {
			continue
		}
		for _, r := range page {
			for _, id := range c.refs(r) {
				if !known[id] {
					known[id] = true
					route.From = append(route.From, id)
				}
			}
		}
	}
	if len(route.From) == 0 {
		return graph.NewPart(0), nil
	}
	part, err := from.Walk(ctx, route)
	if err != nil {
		return nil, fmt.Errorf("read what %d rows name: %w", len(page), err)
	}
	return part, nil
}
