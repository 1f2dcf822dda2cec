package sqlite

import (
	"context"
	"database/sql"

	"onus/graph"
)

// A record holds its references itself, so that hops forwards need no look at
// the links: one statement fetches what is referred to and not known yet, for
// all such hops of a level at once.

// isReferring: the hop follows the references that records hold.
func isReferring(h graph.Hop) bool { return !h.Back && h.Where.IsZero() }

// references are those of a record in the part; worked out once.
func (w walk) references(id graph.ID) []graph.Link {
	links, ok := w.held[id]
	if !ok {
		links = graph.Links(w.part.Records[id])
		w.held[id] = links
	}
	return links
}

// fetch gets all that the records refer to along those of the hops that
// follow references.
func (w walk) fetch(ctx context.Context, hops []graph.Hop, from []graph.ID) error {
	rels := map[graph.Rel]bool{}
	for _, h := range hops {
		if isReferring(h) {
			rels[h.Rel] = true
		}
	}
	if len(rels) == 0 {
		return nil
	}
	var missing []graph.ID
	for _, id := range from {
		for _, l := range w.references(id) {
			if _, known := w.fetched[l.To]; rels[l.Rel] && !known && w.part.Records[l.To] == nil {
				w.fetched[l.To] = nil
				missing = append(missing, l.To)
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return w.each(ctx, recordsByID, []any{idsJSON(missing)}, func(rows *sql.Rows) error {
		var row stored
		if err := rows.Scan(row.into()...); err != nil {
			return err
		}
		rec, err := row.record()
		w.fetched[row.id] = rec
		return err
	})
}

// referred are the neighbours of each record along such a hop.
func (w walk) referred(ctx context.Context, h graph.Hop, from []graph.ID) ([][]neighbour, error) {
	if err := w.fetch(ctx, []graph.Hop{h}, from); err != nil {
		return nil, err
	}
	steps := make([][]neighbour, len(from))
	for i, id := range from {
		for _, l := range w.references(id) {
			if l.Rel != h.Rel {
				continue
			}
			rec := w.part.Records[l.To]
			if rec == nil {
				rec = w.fetched[l.To]
			}
			if rec != nil && (h.Kind == "" || rec.Kind() == h.Kind) {
				steps[i] = append(steps[i], neighbour{stored{id: l.To}, h.Order.PlaceOf(rec)})
			}
		}
	}
	return steps, nil
}
