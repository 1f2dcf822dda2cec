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
	edges := b.back
	for _, e := range b.open {
		if b.wanted[e.from] == nil { // else it is among the following, or gone
			edges = append(edges, e)
		}
	}
	for _, id := range b.order {
		if n := b.wanted[id].node; n != nil {
			edges = b.appendNew(edges, n)
		}
	}
	b.tx.open = nil
	byRel := grouped[edge]{}
	for _, e := range edges {
		byRel.add(string(e.rel), e)
	}
	for rel, es := range byRel.all() {
		if err := b.connect(ctx, graph.Rel(rel), es); err != nil {
			return err
		}
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

// connect makes relationships of one type; those whose end is not there stay
// open.
func (b *batch) connect(ctx context.Context, rel graph.Rel, es []edge) error {
	text := "UNWIND $rows AS row MATCH (a:Record {id: row[0]}) MATCH (b:Record {id: row[1]}) CREATE (a)-[:" + string(rel) + "]->(b)"
	if rel == graph.DerivesFrom {
		text = "UNWIND $rows AS row MATCH (a:Record {id: row[0]}) MATCH (b:Record {id: row[1]}) CREATE (a)-[:" + string(rel) + " {how: row[2]}]->(b)"
	}
	rows := make([][]any, len(es))
	for i, e := range es {
		rows[i] = []any{string(e.from), string(e.to)}
		if rel == graph.DerivesFrom {
			rows[i] = append(rows[i], e.how)
		}
	}
	made, err := b.doCount(ctx, text, rows)
	if err != nil || made == len(es) {
		return err
	}
	return b.leaveOpen(ctx, es)
}

func (b *batch) leaveOpen(ctx context.Context, es []edge) error {
	ends := map[string]bool{}
	for _, e := range es {
		ends[string(e.to)] = true
	}
	missing, err := b.list(ctx, `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id}) WITH id, n WHERE n IS NULL RETURN collect(id)`,
		map[string]any{"ids": slices.Collect(maps.Keys(ends))})
	if err != nil {
		return err
	}
	clear(ends)
	for _, id := range missing {
		ends[string(idOf(id))] = true
	}
	for _, e := range es {
		if ends[string(e.to)] {
			b.tx.open = append(b.tx.open, e)
		}
	}
	return nil
}

// chunks cuts the rows of a statement.
func chunks(rows any) []any {
	switch rs := rows.(type) {
	case []map[string]any:
		return cut(rs)
	case [][]any:
		return cut(rs)
	case []string:
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
