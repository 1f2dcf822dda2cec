package neo4j

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"onus/graph"
)

// soughtWords is how many words of a search the index is asked for, the
// longest ones; the others are looked for in what it finds.
const soughtWords = 16

// wordRunes is how much of a word the index knows: its tokenizer cuts longer
// ones.
const wordRunes = 200

// Search is described at graph.Reader.
func (r reader) Search(ctx context.Context, words string, q graph.Query) (*graph.Page, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	tokens := graph.Tokens(words)
	if len(tokens) == 0 {
		revision, err := r.Revision(ctx)
		return &graph.Page{Revision: revision}, err
	}
	p, err := newPaging(q)
	if err != nil {
		return nil, err
	}
	return r.page(ctx, p, func(t *text) origin {
		return origin{
			match: "CALL db.index.fulltext.queryNodes('" + wordsIndex + "', " + t.param(lucene(tokens)) + ") YIELD node AS n WITH n",
			first: "n:" + string(q.Kind) + " AND all(w IN " + t.param(starts(tokens)) + " WHERE n.words CONTAINS w)",
		}
	})
}

// lucene asks the full-text index for what begins with all the tokens, which
// are letters and digits only and so need no quoting.
func lucene(tokens []string) string {
	longest := slices.Clone(tokens)
	slices.SortStableFunc(longest, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	query := ""
	for _, token := range longest[:min(len(longest), soughtWords)] {
		runes := []rune(token)
		query += "+" + string(runes[:min(len(runes), wordRunes)]) + "* "
	}
	return query
}

// starts are the beginnings of words as they stand in the property.
func starts(tokens []string) []string {
	out := make([]string, len(tokens))
	for i, token := range tokens {
		out[i] = " " + token
	}
	return out
}

// scanPage is the size of a Scan's pages where the query names none.
const scanPage = 1000

// Scan is described at graph.Reader.
func (r reader) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	q.Limit = cmp.Or(q.Limit, scanPage)
	return func(yield func(graph.Record, error) bool) {
		if err := q.Check(); err != nil {
			yield(nil, err)
			return
		}
		q := q
		for more := true; more; {
			records, next, err := r.scanFrom(ctx, q)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, record := range records {
				if !yield(record, nil) {
					return
				}
			}
			q.After, more = next, next != ""
		}
	}
}

// scanFrom is one page of a scan, always the first of those after the cursor,
// and the cursor for the next, "" at the end.
func (r reader) scanFrom(ctx context.Context, q graph.Query) ([]graph.Record, graph.Cursor, error) {
	p, err := newPaging(q)
	if err != nil {
		return nil, "", err
	}
	p.backwards = false
	page, err := r.page(ctx, p, func(t *text) origin { return t.originOf(q) })
	if err != nil || !p.more {
		return pageRecords(page), "", err
	}
	return page.Records, graph.CursorOf(page.Records[len(page.Records)-1], q.Order), nil
}

func pageRecords(p *graph.Page) []graph.Record {
	if p == nil {
		return nil
	}
	return p.Records
}
