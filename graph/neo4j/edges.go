package neo4j

import (
	"context"
	"maps"
	"slices"

	"onus/graph"
)

// edge is a reference as a relationship.
type edge struct {
	from graph.ID
	rel  graph.Rel
	to   graph.ID
	how  string
}

// link makes the references of what was written, and those that waited for it.
func (b *batch) link(ctx context.Context) error {
	edges := append(b.back, b.open...)
	for _, id := range b.order {
		if n := b.wanted[id].node; n != nil {
			edges = b.appendNew(edges, n)
		}
	}
	if err := b.number(ctx, edges); err != nil {
		return err
	}
	b.tx.open = nil
	byRel := grouped[edge]{}
	for _, e := range edges {
		_, begins := b.numbers[e.from]
		_, ends := b.numbers[e.to]
		switch {
		case !begins: // it was there a moment ago
			return errRace
		case ends:
			byRel.add(string(e.rel), e)
		default:
			b.tx.open = append(b.tx.open, e)
		}
	}
	for rel, es := range byRel.all() {
		if err := b.connect(ctx, graph.Rel(rel), es); err != nil {
			return err
		}
	}
	return nil
}

const findNumbers = language + `UNWIND $ids AS id MATCH (n:Record {id: id}) ` + byID + `RETURN collect([id, id(n)])`

// number finds the server's numbers of the ends that it has not met yet. They
// hold for the transaction.
func (t *tx) number(ctx context.Context, edges []edge) error {
	unmet := map[graph.ID]bool{}
	for _, e := range edges {
		for _, id := range []graph.ID{e.from, e.to} {
			if _, met := t.numbers[id]; !met {
				unmet[id] = true
			}
		}
	}
	if len(unmet) == 0 {
		return nil
	}
	rows, err := t.list(ctx, findNumbers, map[string]any{"ids": texts(slices.Sorted(maps.Keys(unmet)))})
	if err != nil {
		return err
	}
	for _, row := range rows {
		row := row.([]any)
		t.numbers[idOf(row[0])], _ = row[1].(int64)
	}
	return nil
}

// appendNew adds the references that the database does not hold yet.
func (b *batch) appendNew(edges []edge, n *node) []edge {
	old := b.there[n.id]
	for _, l := range n.links {
		e := edge{n.id, l.Rel, l.To, l.How}
		if old == nil || !old.links[e] {
			edges = append(edges, e)
		}
	}
	return edges
}

// connect makes relationships of one type between records that are there. If
// one of them is not, another update deleted it since.
func (t *tx) connect(ctx context.Context, rel graph.Rel, es []edge) error {
	how := ""
	if rel == graph.DerivesFrom {
		how = " {how: row[2]}"
	}
	rows := make([][]any, len(es))
	for i, e := range es {
		rows[i] = []any{t.numbers[e.from], t.numbers[e.to]}
		if how != "" {
			rows[i] = append(rows[i], e.how)
		}
	}
	text := language + "UNWIND $rows AS row MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1] CREATE (a)-[:" + string(rel) + how + "]->(b)"
	made, err := t.doCount(ctx, text, rows)
	if err == nil && made != len(es) {
		return errRace
	}
	return err
}

// chunks cuts the rows of a statement.
func chunks(rows any) []any {
	switch rs := rows.(type) {
	case [][]any:
		return cut(rs)
	case []string:
		return cut(rs)
	case []int64:
		return cut(rs)
	}
	return nil
}

func cut[R any](rows []R) []any {
	var out []any
	for part := range slices.Chunk(rows, rowsAtOnce) {
		out = append(out, part)
	}
	return out
}
