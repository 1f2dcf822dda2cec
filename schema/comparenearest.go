package schema

import (
	"context"

	"onus/graph"
	"onus/graph/compare"
)

// candidates is how many ids are looked through for the one that was meant.
const candidates = 2000

// missing is the NOT_FOUND of what was to be compared, with the nearest id of
// the same dataset.
func (s *session) missing(ctx context.Context, m *compare.Missing) error {
	q := graph.Query{Kind: m.Kind, Where: graph.Is("dataset", m.ID.Dataset()), Limit: candidates}
	page, err := s.store.Find(ctx, q)
	if err != nil {
		return err
	}
	ids := eachOf(page.Records, func(r graph.Record) string { return string(r.Base().ID) })
	near := graph.Nearest(string(m.ID), ids)
	if near == "" {
		return &Error{NotFound, m.Error()}
	}
	return &Error{NotFound, m.Error() + "; nearest: " + near}
}
