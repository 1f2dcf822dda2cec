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
	best, most := graph.ID(""), 0.5
	for _, r := range page.Records {
		if like := alike(string(m.ID), string(r.Base().ID)); like > most {
			best, most = r.Base().ID, like
		}
	}
	if best == "" {
		return &Error{NotFound, m.Error()}
	}
	return &Error{NotFound, m.Error() + "; nearest: " + string(best)}
}

// alike is the share of pairs of neighbouring letters that two ids have in
// common, 0 to 1 (Dice 1945).
func alike(a, b string) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	pairs := map[string]int{}
	for i := range len(a) - 1 {
		pairs[a[i:i+2]]++
	}
	common := 0
	for i := range len(b) - 1 {
		if pairs[b[i:i+2]] > 0 {
			pairs[b[i:i+2]]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b)-2)
}
