package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"

	"onus/graph"
	"onus/graph/edtf"
)

// stepKey is a step from one record along a hop without a filter; the same
// step has the same neighbours wherever it stands in a route.
type stepKey struct {
	from  graph.ID
	rel   graph.Rel
	back  bool
	kind  graph.Kind
	order graph.Order
	limit int
}

// steps is step, but for the records from which that step was done before.
func (w walk) steps(ctx context.Context, h graph.Hop, from []graph.ID) ([][]neighbour, error) {
	switch {
	case !h.Where.IsZero():
		return w.step(ctx, h, from)
	case isReferring(h):
		return w.referred(ctx, h, from)
	}
	key := stepKey{rel: h.Rel, back: h.Back, kind: h.Kind, order: h.Order, limit: h.Limit}
	out := make([][]neighbour, len(from))
	var fresh []graph.ID
	var at []int
	for i, id := range from {
		key.from = id
		known, ok := w.known[key]
		if !ok {
			fresh, at = append(fresh, id), append(at, i)
		}
		out[i] = known
	}
	if len(fresh) == 0 {
		return out, nil
	}
	steps, err := w.step(ctx, h, fresh)
	if err != nil {
		return nil, err
	}
	for j, i := range at {
		out[i], key.from = steps[j], fresh[j]
		w.known[key] = steps[j]
	}
	return out, nil
}

// step goes along a hop once from all the records, and gives the neighbours of
// each: at least as many as its limit and one more, if there are.
func (w walk) step(ctx context.Context, h graph.Hop, from []graph.ID) ([][]neighbour, error) {
	c := forwards(h, from)
	if h.Back {
		c = backwards(h, from)
	}
	steps := make([][]neighbour, len(from))
	var n neighbour
	var parent int
	var day sql.NullInt64
	into := append(n.into(), &parent, &day)
	err := w.each(ctx, c.String(), c.args, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		n.place = graph.Place{Dated: day.Valid, Day: edtf.Day(day.Int64), Sort: n.sort}
		steps[parent] = append(steps[parent], n)
		return nil
	})
	return steps, err
}

// dayOf is the column of the day in the hop's order.
func dayOf(alias string, o graph.Order) string {
	if o.By == "" {
		return "NULL"
	}
	return alias + "." + firstDay(o.By)
}

// forwards needs no limit: a record holds its references itself.
func forwards(h graph.Hop, from []graph.ID) *clause {
	c := (&clause{}).add("SELECT "+fields+", p.key, "+dayOf("r", h.Order)+
		" FROM json_each(?) p CROSS JOIN link l ON l.src = p.value AND l.rel = "+quoted(h.Rel)+" CROSS JOIN record r ON r.id = l.dst WHERE 1",
		idsJSON(from))
	if h.Kind != "" {
		c.add(" AND r.kind = " + quoted(h.Kind))
	}
	if !h.Where.IsZero() {
		c.add(" AND ")
		c.filter(h.Where, h.Kind, "r")
	}
	return c
}

// backwards cuts a parent's neighbours in a subquery, which follows the index
// of links in the order of the hop where it can: a hub costs no more than its
// limit.
func backwards(h graph.Hop, from []graph.ID) *clause {
	kind := h.Kind
	if holders := holdersOf(h.Rel); kind == "" && len(holders) == 1 {
		kind = holders[0]
	}
	c := (&clause{}).add("SELECT "+fields+", p.key, "+dayOf("r", h.Order)+
		" FROM json_each(?) p CROSS JOIN record r ON r.id IN (SELECT l.src FROM link l", idsJSON(from))
	if !h.Where.IsZero() || h.Order.By != "" {
		c.add(" CROSS JOIN record n ON n.id = l.src")
	}
	c.add(" WHERE l.dst = p.value AND l.rel = " + quoted(h.Rel))
	if kind != "" {
		c.add(" AND l.kind = " + quoted(kind))
	}
	if !h.Where.IsZero() {
		c.add(" AND ")
		c.filter(h.Where, h.Kind, "n")
	}
	c.add(" ORDER BY "+backOrder(h.Order, kind)+" LIMIT ?)", cmp.Or(h.Limit, graph.DefaultLimit)+1)
	return c
}

func backOrder(o graph.Order, kind graph.Kind) string {
	down := ""
	if o.Desc {
		down = " DESC"
	}
	switch {
	case o.By != "":
		day := firstDay(o.By)
		return "n." + day + " IS NULL, n." + day + down + ", n.sort" + down
	case kind == "":
		return "coalesce(l.sort, l.src)" + down
	}
	return "l.sort" + down + ", l.src" + down
}

// holders are the kinds whose records hold references of each type.
var holders = sync.OnceValue(func() map[graph.Rel][]graph.Kind {
	out := map[graph.Rel][]graph.Kind{
		// these stand in nested fields, which Fields does not show
		graph.DerivesFrom: {graph.KindSource}, graph.Implies: {graph.KindAct}, graph.OnScale: {graph.KindAct},
		graph.Counts: {graph.KindClaim}, graph.CountsAct: {graph.KindClaim}, graph.CountsIn: {graph.KindClaim},
	}
	for _, k := range graph.Kinds() {
		for _, f := range graph.Fields(k) {
			if f.Rel != "" && !slices.Contains(out[f.Rel], k) {
				out[f.Rel] = append(out[f.Rel], k)
			}
		}
	}
	return out
})

func holdersOf(rel graph.Rel) []graph.Kind { return holders()[rel] }

// quoted is a name of the model as an SQL literal. Literals where values never
// vary make one plan good for ever: SQLite makes plans anew where they may
// hang on a parameter.
func quoted[S ~string](name S) string { return "'" + string(name) + "'" }
