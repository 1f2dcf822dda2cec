package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"onus/graph"
)

// walk goes along a route level by level: one statement a hop (and repeat),
// whatever the number of records that it starts from, and none where the same
// step was done before.
type walk struct {
	reader
	part  *graph.Part
	known map[stepKey][]neighbour
	held  map[graph.ID][]graph.Link // the references of records in the part
	// fetched are records that something refers to; what a hop reaches of them
	// is taken into the part.
	fetched map[graph.ID]graph.Record
	ends    context.Context // the caller's, for as long as its call
}

func (r reader) walk(ctx context.Context, route graph.Route) (*graph.Part, error) {
	if err := route.Check(); err != nil {
		return nil, err
	}
	// The driver watches a context that may end with two goroutines for each
	// statement, which costs more than most of these do; so it is looked at
	// between them.
	ctx, ends := context.WithoutCancel(ctx), ctx
	revision, err := r.revision(ctx)
	if err != nil {
		return nil, err
	}
	w := walk{
		reader: r, part: graph.NewPart(revision), known: map[stepKey][]neighbour{},
		held: map[graph.ID][]graph.Link{}, fetched: map[graph.ID]graph.Record{}, ends: ends,
	}
	from, err := w.start(ctx, route.From)
	if err != nil {
		return nil, err
	}
	if err := w.along(ctx, route.Hops, from); err != nil {
		return nil, err
	}
	return w.part, w.with(ctx, route.With)
}

// start fetches the records of the ids, in no particular order.
func (w walk) start(ctx context.Context, ids []graph.ID) (found []graph.ID, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = w.each(ctx, recordsByID, []any{idsJSON(ids)}, func(rows *sql.Rows) error {
		var row stored
		if err := rows.Scan(row.into()...); err != nil {
			return err
		}
		if w.part.Records[row.id] == nil {
			found = append(found, row.id)
		}
		return w.keep(&row)
	})
	return found, err
}

// keep takes a row into the part, once.
func (w walk) keep(row *stored) error {
	if _, ok := w.part.Records[row.id]; ok {
		return nil
	}
	if rec := w.fetched[row.id]; rec != nil {
		w.part.Records[row.id] = rec
		return nil
	}
	rec, err := row.record()
	w.part.Records[row.id] = rec
	return err
}

// with fetches all records of the kinds.
func (w walk) with(ctx context.Context, kinds []graph.Kind) error {
	if len(kinds) == 0 {
		return nil
	}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = quoted(k)
	}
	text := "SELECT " + fields + " FROM record r WHERE r.kind IN (" + strings.Join(names, ", ") + ") ORDER BY r.kind, r.sort"
	return w.each(ctx, text, nil, func(rows *sql.Rows) error {
		var row stored
		if err := rows.Scan(row.into()...); err != nil {
			return err
		}
		if err := w.keep(&row); err != nil {
			return err
		}
		w.part.AddWith(w.part.Records[row.id])
		return nil
	})
}

// along goes along each hop in turn from all the records, then along what
// follows it.
func (w walk) along(ctx context.Context, hops []graph.Hop, from []graph.ID) error {
	if err := w.fetch(ctx, hops, from); err != nil {
		return err
	}
	for _, h := range hops {
		reached, err := w.repeat(ctx, h, from)
		if err != nil {
			return err
		}
		if err := w.along(ctx, h.Then, reached); err != nil {
			return err
		}
	}
	return nil
}

// repeat goes along one hop as many times as it says, and gives what it
// reached.
func (w walk) repeat(ctx context.Context, h graph.Hop, frontier []graph.ID) (reached []graph.ID, err error) {
	known := map[graph.ID]bool{}
	for range cmp.Or(h.Times, 1) {
		if len(frontier) == 0 {
			break
		}
		if err := w.ends.Err(); err != nil {
			return nil, err
		}
		steps, err := w.steps(ctx, h, frontier)
		if err != nil {
			return nil, err
		}
		var next []graph.ID
		for i, from := range frontier {
			to, err := w.link(h, from, steps[i])
			if err != nil {
				return nil, err
			}
			for _, id := range to {
				if !known[id] {
					known[id] = true
					next = append(next, id)
				}
			}
		}
		reached = append(reached, next...)
		frontier = next
	}
	return reached, nil
}

// neighbour is a record that a step led to, and its place in the hop's order.
type neighbour struct {
	stored
	place graph.Place
}

// link notes the neighbours of one record, as many as the hop may have.
func (w walk) link(h graph.Hop, from graph.ID, to []neighbour) ([]graph.ID, error) {
	slices.SortFunc(to, func(a, b neighbour) int { return h.Order.Compare(a.place, b.place) })
	if limit := cmp.Or(h.Limit, graph.DefaultLimit); len(to) > limit {
		to = to[:limit]
		w.part.MarkCut(from, h.Rel, h.Back)
	}
	if len(to) == 0 {
		return nil, nil
	}
	ids := make([]graph.ID, len(to))
	for i := range to {
		ids[i] = to[i].id
		if err := w.keep(&to[i].stored); err != nil {
			return nil, err
		}
	}
	w.part.SetLinks(from, h.Rel, h.Back, slices.Clone(ids))
	return ids, nil
}

func idsJSON(ids []graph.ID) string {
	b, err := json.Marshal(ids)
	if err != nil {
		panic(err) // strings can be written
	}
	return string(b)
}
