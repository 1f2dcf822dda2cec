package sqlite

import (
	"context"
	"database/sql"

	"onus/graph"
)

func (r reader) count(ctx context.Context, q graph.Query, by string) (map[string]int, error) {
	if err := q.CheckCount(by); err != nil {
		return nil, err
	}
	q.Order = graph.Order{}
	if rel := relOf(q.Kind, by); rel != "" {
		return r.countReferences(ctx, q, by, rel)
	}
	typ, _ := graph.FindType(q.Kind, by)
	value := map[string]string{"": "''", "form": "r.form", "dataset": "r.dataset"}[by]
	if value == "" {
		value = "r." + columnName(by)
	}
	if typ == graph.Bool {
		value = "CASE WHEN " + value + " IS 1 THEN 'true' ELSE 'false' END"
	}
	c := (&clause{}).add("SELECT coalesce(" + value + ", ''), count(*)")
	selection{Query: q}.source(c)
	c.add(" GROUP BY 1")
	counts := map[string]int{}
	if by == "" {
		counts[""] = 0
	}
	return counts, r.each(ctx, c.String(), c.args, func(rows *sql.Rows) error {
		return countRow(rows, counts, typ == graph.Texts)
	})
}

func countRow(rows *sql.Rows, counts map[string]int, isList bool) error {
	var value string
	var n int
	if err := rows.Scan(&value, &n); err != nil {
		return err
	}
	if !isList || value == "" {
		counts[value] += n
		return nil
	}
	values, err := items(value)
	seen := map[string]bool{}
	for _, v := range values {
		if !seen[v] {
			counts[v] += n
			seen[v] = true
		}
	}
	return err
}

func (r reader) countReferences(ctx context.Context, q graph.Query, by string, rel graph.Rel) (map[string]int, error) {
	counts := map[string]int{}
	c := (&clause{}).add("SELECT b.dst, count(*) FROM (SELECT r.id")
	selection{Query: q}.source(c)
	c.add(") o CROSS JOIN link b ON b.src = o.id AND b.rel = ? AND ", string(rel)).inField("b", by).add(" GROUP BY 1")
	err := r.each(ctx, c.String(), c.args, func(rows *sql.Rows) error { return countRow(rows, counts, false) })
	if err != nil {
		return nil, err
	}
	c = (&clause{}).add("SELECT '', count(*) FROM (SELECT r.id")
	selection{Query: q}.source(c)
	c.add(") o WHERE NOT EXISTS (SELECT 1 FROM link b WHERE b.src = o.id AND b.rel = ? AND ", string(rel)).inField("b", by).add(")")
	err = r.each(ctx, c.String(), c.args, func(rows *sql.Rows) error { return countRow(rows, counts, false) })
	if counts[""] == 0 {
		delete(counts, "")
	}
	return counts, err
}
