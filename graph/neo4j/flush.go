package neo4j

import (
	"context"
	"strings"

	"onus/graph"
)

// flush brings the waiting writes into the transaction: nodes, then what is
// deleted, then references, so that order within an update does not matter.
func (t *tx) flush(ctx context.Context) error {
	if len(t.order) == 0 || t.failed != nil {
		return t.failed
	}
	batch := &batch{tx: t, wanted: t.pending, order: t.order}
	t.pending, t.order = map[graph.ID]*pending{}, nil
	for _, do := range []func(context.Context) error{batch.lookUp, batch.writeNodes, batch.unlink, batch.delete, batch.link} {
		if err := do(ctx); err != nil {
			return t.fail(err)
		}
	}
	return nil
}

// batch is a flush under way.
type batch struct {
	*tx
	wanted map[graph.ID]*pending
	order  []graph.ID
	there  map[graph.ID]*stored
	back   []edge // owed, and now there is something to refer to again
}

// stored is what the database knows of an id that is written again.
type stored struct {
	labels string
	kind   graph.Kind
	folds  bool
	links  map[edge]bool
}

// findStored gives a row only for ids that exist, so that new records pay no
// more for it than a look into the index.
var findStored = `UNWIND $ids AS id MATCH (n:Record {id: id})
RETURN collect([id, labels(n), n.canonicalSubjects IS NOT NULL, [(n)-[r:` + allRels + `]->(m:Record) | [type(r), m.id, r.how]]])`

var allRels = strings.Join(texts(graph.Rels()), "|")

func (b *batch) lookUp(ctx context.Context) error {
	rows, err := b.list(ctx, findStored, map[string]any{"ids": texts(b.order)})
	if err != nil {
		return err
	}
	b.there = make(map[graph.ID]*stored, len(rows))
	for _, row := range rows {
		id, s := storedOf(row.([]any))
		b.tx.vocabulary = b.tx.vocabulary || isVocabulary(s.kind)
		b.there[id] = s
		if p := b.wanted[id]; p.keeps != "" && p.keeps != s.kind {
			return graph.Conflict("%s: is a %s", id, s.kind)
		}
	}
	b.settleOwed()
	b.noteFolds()
	return nil
}

func storedOf(row []any) (graph.ID, *stored) {
	id := idOf(row[0])
	s := &stored{kind: kindOf(row[1]), labels: ourLabels(row[1]), links: map[edge]bool{}}
	s.folds, _ = row[2].(bool)
	links, _ := row[3].([]any)
	for _, l := range links {
		l := l.([]any)
		rel, _ := l[0].(string)
		how, _ := l[2].(string)
		s.links[edge{id, graph.Rel(rel), idOf(l[1]), how}] = true
	}
	return id, s
}

func idOf(v any) graph.ID {
	s, _ := v.(string)
	return graph.ID(s)
}

// ourLabels writes labels as labelsOf does, without those that others added.
func ourLabels(labels any) string {
	kind := kindOf(labels)
	out := "Record:" + string(kind)
	if kind != graph.KindClaim {
		return out
	}
	list, _ := labels.([]any)
	for _, f := range graph.FormNames() {
		for _, l := range list {
			if l == formLabel(f) {
				return out + ":" + formLabel(f)
			}
		}
	}
	return out
}

// writeNodes makes the new nodes and overwrites the others, one statement for
// each set of labels.
func (b *batch) writeNodes(ctx context.Context) error {
	made, kept, moved := grouped[map[string]any]{}, []map[string]any{}, grouped[string]{}
	for _, id := range b.order {
		n := b.wanted[id].node
		if n == nil {
			continue
		}
		delete(b.gone, id)
		b.tx.vocabulary = b.tx.vocabulary || isVocabulary(n.kind)
		old := b.there[id]
		if old == nil {
			made.add(n.labels, n.props)
			continue
		}
		kept = append(kept, n.props)
		if old.labels != n.labels {
			moved.add(n.labels, string(id))
		}
	}
	for labels, rows := range made.all() {
		if err := b.do(ctx, "UNWIND $rows AS row CREATE (n:"+labels+") SET n = row", rows); err != nil {
			return err
		}
	}
	for labels, ids := range moved.all() {
		text := "UNWIND $rows AS row MATCH (n:Record {id: row}) REMOVE n:" + labelsEver + " SET n:" + labels
		if err := b.do(ctx, text, ids); err != nil {
			return err
		}
	}
	return b.do(ctx, "UNWIND $rows AS row MATCH (n:Record {id: row.id}) SET n = row", kept)
}

// labelsEver are all labels, but for Record, that a node of ours may have.
var labelsEver = func() string {
	labels := texts(graph.Kinds())
	for _, f := range graph.FormNames() {
		labels = append(labels, formLabel(f))
	}
	return strings.Join(labels, ":")
}()

// unlink takes away the references that written records no longer have.
func (b *batch) unlink(ctx context.Context) error {
	stale := grouped[[]any]{}
	for _, id := range b.order {
		n, old := b.wanted[id].node, b.there[id]
		if n == nil || old == nil {
			continue
		}
		now := map[edge]bool{}
		for _, l := range n.links {
			now[edge{id, l.Rel, l.To, l.How}] = true
		}
		for e := range old.links {
			if !now[e] {
				stale.add(string(e.rel), []any{string(e.from), string(e.to)})
			}
		}
	}
	for rel, rows := range stale.all() {
		text := "UNWIND $rows AS row MATCH (:Record {id: row[0]})-[r:" + rel + "]->(:Record {id: row[1]}) DELETE r"
		if err := b.do(ctx, text, rows); err != nil {
			return err
		}
	}
	return nil
}

// rowsAtOnce bounds what one statement carries; records refer to many others.
const rowsAtOnce = 10_000

// do runs a statement for rows, in batches.
func (t *tx) do(ctx context.Context, text string, rows any) error {
	_, err := t.doCount(ctx, text, rows)
	return err
}

func (t *tx) doCount(ctx context.Context, text string, rows any) (int, error) {
	done := 0
	for _, part := range chunks(rows) {
		row, err := t.single(ctx, statement{text + " RETURN count(*)", map[string]any{"rows": part}})
		if err != nil {
			return done, err
		}
		n, _ := row.Values[0].(int64)
		done += int(n)
	}
	return done, nil
}
