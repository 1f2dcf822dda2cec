package sqlite

import (
	"context"

	"onus/graph"
)

// writeWords writes the words of new records, and of those whose author's part
// has changed; Onus derives no words.
func (b *batch) writeWords(ctx context.Context, r reader) error {
	rows := newRows(r, "INSERT OR IGNORE INTO word (kind, token, id)", 3)
	for i := range b.records {
		e := &b.records[i]
		if e.old != nil && e.old.digest == e.Base().Digest {
			continue
		}
		if err := forgetWords(ctx, r, e.old); err != nil {
			return err
		}
		for _, w := range graph.Words(e.Record) {
			if err := rows.add(ctx, string(e.Kind()), w, string(e.Base().ID)); err != nil {
				return err
			}
		}
	}
	return rows.flush(ctx)
}

// forgetWords deletes the words of what was stored.
func forgetWords(ctx context.Context, r reader, old *stored) error {
	if old == nil {
		return nil
	}
	rec, err := old.record()
	if err != nil {
		return err
	}
	for _, w := range graph.Words(rec) {
		if err := r.exec(ctx, "DELETE FROM word WHERE kind = ? AND token = ? AND id = ?", string(old.kind), w, string(old.id)); err != nil {
			return err
		}
	}
	return nil
}
