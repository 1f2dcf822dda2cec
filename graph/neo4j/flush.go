package neo4j

import (
	"context"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

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

// stored is what the database holds of an id that is written again.
type stored struct {
	number  int64
	kind    graph.Kind
	labels  string
	changes map[string]any // of its properties: null for those that go
	links   map[edge]bool
}

// findStored gives a row only for ids that exist, so that new records pay no
// more for it than a look into the index.
const findStored = language + `UNWIND $ids AS id MATCH (n:Record {id: id}) ` + byID + `
RETURN collect([id, id(n), labels(n), properties(n)])`

func (b *batch) lookUp(ctx context.Context) error {
	rows, err := b.list(ctx, findStored, map[string]any{"ids": texts(b.order)})
	if err != nil {
		return err
	}
	b.there = make(map[graph.ID]*stored, len(rows))
	for _, row := range rows {
		if err := b.note(row.([]any)); err != nil {
			return err
		}
	}
	b.settleOpen()
	b.settleOwed()
	b.noteFolds()
	return nil
}

// note compares what is stored of an id with what is wanted.
func (b *batch) note(row []any) error {
	id, props := idOf(row[0]), row[3].(map[string]any)
	p := b.wanted[id]
	s := &stored{kind: kindOf(row[2]), labels: ourLabels(row[2]), links: map[edge]bool{}}
	s.number, _ = row[1].(int64)
	b.there[id], b.numbers[id] = s, s.number
	b.tx.vocabulary = b.tx.vocabulary || isVocabulary(s.kind)
	if p.keeps != "" && p.keeps != s.kind {
		return graph.Conflict("%s: is a %s", id, s.kind)
	}
	if props["canonicalSubjects"] != nil || props["opponents"] != nil {
		b.unfolds[id] = true
	}
	if p.node == nil {
		return nil
	}
	s.changes = changes(props, p.node.props)
	old, err := recordOf(row[2], props)
	if err != nil {
		return err
	}
	for _, l := range graph.Links(old) {
		s.links[edge{id, l.Rel, l.To, l.How}] = true
	}
	return nil
}

// changes is what turns some properties into others.
func changes(old, now map[string]any) map[string]any {
	out := map[string]any{}
	for name, v := range now {
		if !same(old[name], v) {
			out[name] = v
		}
	}
	for name := range old {
		if _, stays := now[name]; !stays {
			out[name] = nil
		}
	}
	return out
}

// same compares a property as the driver reads it with one to be written.
func same(old, now any) bool {
	switch n := now.(type) {
	case []string:
		o, ok := old.([]any)
		return ok && slices.EqualFunc(o, n, func(a any, b string) bool { return a == b })
	case driver.Date:
		o, ok := old.(driver.Date)
		return ok && o.Time().Equal(n.Time())
	}
	return old == now
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

// writeNodes makes the new nodes and changes the others, one statement for
// each set of labels.
func (b *batch) writeNodes(ctx context.Context) error {
	made, moved, changed := grouped[*node]{}, grouped[int64]{}, [][]any{}
	for _, id := range b.order {
		n := b.wanted[id].node
		if n == nil {
			continue
		}
		delete(b.gone, id)
		b.tx.vocabulary = b.tx.vocabulary || isVocabulary(n.kind)
		old := b.there[id]
		if old == nil {
			made.add(n.labels, n)
			continue
		}
		if old.labels != n.labels {
			moved.add(n.labels, old.number)
		}
		if len(old.changes) > 0 {
			changed = append(changed, []any{old.number, old.changes})
		}
	}
	for labels, nodes := range made.all() {
		if err := b.create(ctx, labels, nodes); err != nil {
			return err
		}
	}
	for labels, numbers := range moved.all() {
		text := language + "UNWIND $rows AS row MATCH (n) WHERE id(n) = row REMOVE n:" + labelsEver + " SET n:" + labels
		if err := b.do(ctx, text, numbers); err != nil {
			return err
		}
	}
	return b.do(ctx, language+"UNWIND $rows AS row MATCH (n) WHERE id(n) = row[0] SET n += row[1]", changed)
}

func (b *batch) create(ctx context.Context, labels string, nodes []*node) error {
	rows := make([]map[string]any, len(nodes))
	for i, n := range nodes {
		rows[i] = n.props
	}
	text := language + "UNWIND $rows AS row CREATE (n:" + labels + ") SET n = row RETURN collect(id(n))"
	numbers, err := b.list(ctx, text, map[string]any{"rows": rows})
	if err != nil {
		return err
	}
	for i, n := range nodes {
		b.numbers[n.id], _ = numbers[i].(int64)
	}
	return nil
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
				stale.add(string(e.rel), []any{old.number, string(e.to)})
			}
		}
	}
	for rel, rows := range stale.all() {
		text := language + "UNWIND $rows AS row MATCH (a)-[r:" + rel + "]->(b {id: row[1]}) WHERE id(a) = row[0] DELETE r"
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
