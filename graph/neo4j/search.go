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
	return r.page(ctx, q, func(t *text) origin {
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
	if q.Limit == 0 {
		q.Limit = scanPage
	}
	return func(yield func(graph.Record, error) bool) {
		for {
			page, err := r.Find(ctx, q)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, record := range page.Records {
				next := graph.CursorOf(record, q.Order)
				if !yield(record, nil) {
					return
				}
				q.After = next
			}
			if !page.HasNext {
				return
			}
		}
	}
}
