package neo4j

import (
	"context"
	"strings"

	"onus/graph"
)

// A record is taken out at once, so that the update no longer sees it. What
// refers to it is remembered as owed: by the end of the update each must have
// been written again, or the record put again.

// owedAtMost bounds what is remembered: an update can write MaxBatch records,
// and so make up for the references of no more.
const owedAtMost = 10 * graph.MaxBatch

var allRels = strings.Join(texts(graph.Rels()), "|")

var findOwed = `UNWIND $ids AS id MATCH (n:Record {id: id})<-[r:` + allRels + `]-(s:Record) ` + byID + `WHERE NOT s.id IN $ids
WITH s.id AS source, type(r) AS rel, id, r.how AS how LIMIT toInteger($most) RETURN collect([source, rel, id, how])`

func (b *batch) delete(ctx context.Context) error {
	var ids []string
	for _, id := range b.order {
		if b.wanted[id].node != nil {
			continue
		}
		b.gone[id] = true
		delete(b.numbers, id)
		if b.there[id] != nil {
			ids = append(ids, string(id))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	if err := b.remember(ctx, ids); err != nil {
		return err
	}
	return b.do(ctx, "UNWIND $rows AS row MATCH (n:Record {id: row}) "+byID+"DETACH DELETE n", ids)
}

func (b *batch) remember(ctx context.Context, ids []string) error {
	rows, err := b.list(ctx, findOwed, map[string]any{"ids": ids, "most": owedAtMost + 1})
	if err != nil {
		return err
	}
	for _, row := range rows {
		row := row.([]any)
		rel, _ := row[1].(string)
		how, _ := row[3].(string)
		b.tx.owed = append(b.tx.owed, edge{idOf(row[0]), graph.Rel(rel), idOf(row[2]), how})
	}
	if len(rows) > owedAtMost {
		return b.violation()
	}
	return nil
}

// settleOwed goes through what earlier writes of the update owe: a source that
// is written now speaks for itself, and what is put again can be referred to.
func (b *batch) settleOwed() {
	var owed []edge
	for _, e := range b.owed {
		to := b.wanted[e.to]
		switch {
		case b.wanted[e.from] != nil:
			b.forget(e)
		case to != nil && to.node != nil:
			b.back = append(b.back, e)
		default:
			owed = append(owed, e)
		}
	}
	b.tx.owed = owed
}

// settleOpen drops the open references of records that are written again.
func (b *batch) settleOpen() {
	var open []edge
	for _, e := range b.open {
		if b.wanted[e.from] == nil {
			open = append(open, e)
			continue
		}
		b.forget(e)
	}
	b.tx.open = open
}

// forget notes that a reference, though its record has it, is no relationship.
func (b *batch) forget(e edge) {
	if old := b.there[e.from]; old != nil {
		delete(old.links, e)
	}
}
