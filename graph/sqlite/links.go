package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"onus/graph"
)

// link is a row of the table link. Its fields are those that hold the
// reference, each with a space before and after.
type link struct {
	graph.Link
	field string
}

func linksOf(r graph.Record, s *shape) []link {
	plain := graph.Links(r)
	out := make([]link, len(plain))
	for i, l := range plain {
		out[i].Link = l
	}
	for _, f := range s.refs {
		switch x := f.Of(r).(type) {
		case string:
			name(out, f, x)
		case []string:
			for _, to := range slices.Compact(slices.Sorted(slices.Values(x))) {
				name(out, f, to)
			}
		}
	}
	return out
}

func name(links []link, f graph.Field, to string) {
	for i := range links {
		l := &links[i]
		if l.Rel == f.Rel && string(l.To) == to {
			l.field = strings.TrimSuffix(l.field, " ") + " " + f.Name + " "
		}
	}
}

// linkSort is the sort key kept beside links from a record, so that those
// that lead to it can be read in order; NULL where the id says as much.
func linkSort(r graph.Record) any {
	if sortsByID(r.Kind()) {
		return nil
	}
	return r.Base().Sort
}

// writeLinks writes the links of new records, and the difference of the links
// of those that were there.
func (b *batch) writeLinks(ctx context.Context, r reader) error {
	stale, err := b.compareLinks(ctx, r)
	if err != nil {
		return err
	}
	for _, l := range stale {
		if err := r.exec(ctx, "DELETE FROM link WHERE src = ? AND rel = ? AND dst = ?", l[0], l[1], l[2]); err != nil {
			return err
		}
	}
	rows := newRows(r, "INSERT OR REPLACE INTO link (src, rel, dst, field, how, kind, sort)", 7)
	for i := range b.records {
		e := &b.records[i]
		id, kind, sort := string(e.Base().ID), string(e.Kind()), linkSort(e.Record)
		for _, l := range e.fresh {
			if err := rows.add(ctx, id, string(l.Rel), string(l.To), l.field, l.How, kind, sort); err != nil {
				return err
			}
		}
	}
	return rows.flush(ctx)
}

// compareLinks sets which links of each record are new, and gives the stored
// ones that are no more.
func (b *batch) compareLinks(ctx context.Context, r reader) (stale [][3]string, err error) {
	var known []graph.ID
	for i := range b.records {
		e := &b.records[i]
		e.fresh = e.links
		if e.old != nil {
			e.fresh = slices.Clone(e.links)
			known = append(known, e.Base().ID)
		}
	}
	if len(known) == 0 {
		return nil, nil
	}
	const stored = "SELECT l.src, l.rel, l.dst, l.field, l.how, coalesce(l.sort, l.src) FROM json_each(?) p CROSS JOIN link l ON l.src = p.value"
	return stale, r.each(ctx, stored, []any{idsJSON(known)}, func(rows *sql.Rows) error {
		var src, rel, dst, field, how, sort string
		if err := rows.Scan(&src, &rel, &dst, &field, &how, &sort); err != nil {
			return err
		}
		e := &b.records[b.index[graph.ID(src)]]
		known := link{graph.Link{Rel: graph.Rel(rel), To: graph.ID(dst), How: how}, field}
		if i := slices.Index(e.fresh, known); i >= 0 && sort == e.Base().Sort {
			e.fresh = slices.Delete(e.fresh, i, i+1)
		} else if !slices.ContainsFunc(e.links, func(l link) bool { return l.Rel == known.Rel && l.To == known.To }) {
			stale = append(stale, [3]string{src, rel, dst})
		}
		return nil
	})
}
