package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"onus/graph"
)

// putBatch is how many records are looked up at once before they are written.
const putBatch = 500

func (t *tx) put(ctx context.Context, records []graph.Record) error {
	for len(records) > 0 {
		batch, err := newBatch(records)
		if err != nil {
			return err
		}
		records = records[len(batch.records):]
		if err := batch.write(ctx, t.reader); err != nil {
			return err
		}
		for i := range batch.records {
			t.wrote(&batch.records[i])
		}
	}
	return nil
}

// batch is some records that are written together, each id once.
type batch struct {
	records []entry
	index   map[graph.ID]int
}

// entry is a record about to be written.
type entry struct {
	graph.Record
	*shape
	body  []byte
	links []link
	fresh []link  // those of the links that are not stored yet
	old   *stored // what is stored under its id, nil if nothing
}

// newBatch seals the first of the records, up to an id that comes again.
func newBatch(records []graph.Record) (*batch, error) {
	b := &batch{index: map[graph.ID]int{}}
	for _, r := range records[:min(putBatch, len(records))] {
		id := r.Base().ID
		if _, again := b.index[id]; again {
			break
		}
		if err := graph.Seal(r); err != nil {
			return nil, err
		}
		body, err := graph.Encode(r)
		if err != nil {
			return nil, err
		}
		b.index[id] = len(b.records)
		s := shapeOf(r)
		b.records = append(b.records, entry{Record: r, shape: s, body: body, links: linksOf(r, s)})
	}
	return b, nil
}

func (b *batch) ids() []graph.ID {
	ids := make([]graph.ID, len(b.records))
	for i := range b.records {
		ids[i] = b.records[i].Base().ID
	}
	return ids
}

func (b *batch) write(ctx context.Context, r reader) error {
	if err := b.lookUp(ctx, r); err != nil {
		return err
	}
	for i := range b.records {
		e := &b.records[i]
		if err := r.exec(ctx, e.insert, e.row(e.Record, e.body)...); err != nil {
			return fmt.Errorf("%s: %w", e.Base().ID, err)
		}
	}
	if err := b.writeLinks(ctx, r); err != nil {
		return err
	}
	return b.writeWords(ctx, r)
}

// lookUp finds what is stored under the ids.
func (b *batch) lookUp(ctx context.Context, r reader) error {
	return r.each(ctx, recordsByID, []any{idsJSON(b.ids())}, func(rows *sql.Rows) error {
		var row stored
		if err := rows.Scan(row.into()...); err != nil {
			return err
		}
		e := &b.records[b.index[row.id]]
		if row.kind != e.Kind() {
			return graph.Conflict("%s: is a %s, and cannot become a %s", row.id, row.kind, e.Kind())
		}
		e.old = &row
		return nil
	})
}
