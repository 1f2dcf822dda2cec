package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"onus/graph"
)

func (t *tx) delete(ctx context.Context, ids []graph.ID) error {
	var gone []stored
	list := idsJSON(ids)
	err := t.reader.each(ctx, recordsByID, []any{list}, func(rows *sql.Rows) error {
		var row stored
		err := rows.Scan(row.into()...)
		gone = append(gone, row)
		return err
	})
	if err != nil {
		return err
	}
	for i := range gone {
		if err := forgetWords(ctx, t.reader, &gone[i]); err != nil {
			return err
		}
	}
	for _, from := range []string{"link WHERE src", "record WHERE id"} {
		if err := t.reader.exec(ctx, "DELETE FROM "+from+" IN (SELECT value FROM json_each(?))", list); err != nil {
			return err
		}
	}
	t.deleted(ids)
	return nil
}

// pending is what the end of an update must look at: what became of each id
// that was written, deleted or referred to.
type pending map[graph.ID]fate

type fate uint8

const (
	referredTo fate = iota + 1
	put
	deleted
)

// wrote notes a record and what it refers to.
func (p pending) wrote(e *entry) {
	p[e.Base().ID] = put
	for _, l := range e.links {
		if p[l.To] == 0 {
			p[l.To] = referredTo
		}
	}
}

func (p pending) deleted(ids []graph.ID) {
	for _, id := range ids {
		p[id] = deleted
	}
}

// check finds references to what is not there.
func (p pending) check(ctx context.Context, r reader) error {
	if gone := p.with(deleted); len(gone) > 0 {
		if err := checkReferred(ctx, r, gone); err != nil {
			return err
		}
	}
	if needed := p.with(referredTo); len(needed) > 0 {
		return checkDangling(ctx, r, needed)
	}
	return nil
}

func (p pending) with(f fate) []graph.ID {
	var out []graph.ID
	for _, id := range slices.Sorted(maps.Keys(p)) {
		if p[id] == f {
			out = append(out, id)
		}
	}
	return out
}

// namedReferrers is how many of those that refer to a record are named.
const namedReferrers = 5

func checkReferred(ctx context.Context, r reader, gone []graph.ID) error {
	const first = "SELECT l.dst, l.src FROM json_each(?) p CROSS JOIN link l ON l.dst = p.value GROUP BY l.dst, l.src ORDER BY l.dst, l.src LIMIT ?"
	var found *graph.Referred
	err := r.each(ctx, first, []any{idsJSON(gone), namedReferrers}, func(rows *sql.Rows) error {
		var id, by graph.ID
		if err := rows.Scan(&id, &by); err != nil {
			return err
		}
		if found == nil {
			found = &graph.Referred{ID: id}
		}
		if found.ID == id {
			found.By = append(found.By, by)
		}
		return nil
	})
	if err == nil && found != nil {
		return found
	}
	return err
}

func checkDangling(ctx context.Context, r reader, needed []graph.ID) error {
	const first = `SELECT l.src, l.rel, l.dst FROM json_each(?) p CROSS JOIN link l ON l.dst = p.value
		WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = p.value) LIMIT 1`
	var d *graph.Dangling
	err := r.each(ctx, first, []any{idsJSON(needed)}, func(rows *sql.Rows) error {
		d = &graph.Dangling{}
		return rows.Scan(&d.From, &d.Rel, &d.To)
	})
	if err == nil && d != nil {
		return d
	}
	return err
}
