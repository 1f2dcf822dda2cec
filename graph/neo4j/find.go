package neo4j

import (
	"context"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// Find is described at graph.Reader.
func (r reader) Find(ctx context.Context, q graph.Query) (*graph.Page, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	p, err := newPaging(q)
	if err != nil {
		return nil, err
	}
	return r.page(ctx, p, func(t *text) origin { return t.originOf(q) })
}

// origin binds the node n to what a query chooses from.
type origin struct {
	match string // ends where a WHERE may follow
	first string // a condition that belongs to it
}

// originOf starts at the most selective end: ids, else records that are
// referred to, else the kind in the order of its index.
func (t *text) originOf(q graph.Query) origin {
	k := string(q.Kind)
	for _, f := range append([]graph.Filter{q.Where}, q.Where.And...) {
		if f.Field == "" || len(f.In) == 0 {
			continue
		}
		if f.Field == "id" {
			return origin{match: "MATCH (n:Record:" + k + ") " + byID, first: "n.id IN " + t.param(f.In)}
		}
		if field, ok := graph.FieldOf(q.Kind, f.Field); ok && field.Rel != "" {
			return origin{match: "UNWIND " + t.param(f.In) + " AS a MATCH (to:Record {id: a})<-[:" + string(field.Rel) + "]-(n:Record:" + k + ") " +
				"USING INDEX SEEK to:Record(id) WITH DISTINCT n"}
		}
	}
	if q.Order.By != "" {
		return origin{match: "MATCH (n:Record:" + k + ")"}
	}
	return origin{match: "MATCH (n:Record:" + k + ") USING INDEX n:" + k + "(sort)", first: "n.sort > ''"}
}

// page fetches what lies between the cursors, one record more than the limit,
// and whether anything lies beyond a cursor: all in one statement.
func (r reader) page(ctx context.Context, p *paging, from func(*text) origin) (*graph.Page, error) {
	t := newText()
	t.add(readDone, "\n")
	p.write(t, from)
	t.add(readBegun, "\nRETURN done, begun, ls, ps, beforeIt, afterIt")
	row, err := r.store.whole(ctx, r.asker, t.statement())
	if err != nil {
		return nil, err
	}
	return p.pageOf(row)
}

type paging struct {
	graph.Query
	o         ordering
	bounds    []bound
	backwards bool // the last ones before a cursor
	more      bool // of what lies within the bounds, once the page is there
}

func newPaging(q graph.Query) (*paging, error) {
	if q.Limit == 0 {
		q.Limit = graph.DefaultLimit
	}
	p := &paging{Query: q, o: ordering{q.Order, "n"}, backwards: q.Before != ""}
	for _, c := range []struct {
		graph.Cursor
		before bool
	}{{q.After, false}, {q.Before, true}} {
		if c.Cursor == "" {
			continue
		}
		place, err := c.Place(q.Order)
		if err != nil {
			return nil, err
		}
		p.bounds = append(p.bounds, bound{place: place, before: c.before})
	}
	if len(p.bounds) == 2 && q.Order.Compare(p.bounds[1].place, p.bounds[0].place) <= 0 { // nothing lies between
		p.bounds[1] = bound{place: p.bounds[0].place, before: true, at: true}
	}
	return p, nil
}

func (p *paging) write(t *text, from func(*text) origin) {
	t.add("CALL () {\n")
	p.choose(t, from, p.bounds, p.Limit+1)
	t.add("RETURN collect(labels(n)) AS ls, collect(properties(n)) AS ps }\n")
	beyond := map[bool]string{true: "beforeIt", false: "afterIt"}
	for _, before := range []bool{true, false} {
		i := slices.IndexFunc(p.bounds, func(b bound) bool { return b.before != before })
		if i < 0 {
			t.add("WITH *, false AS ", beyond[before], "\n")
			continue
		}
		b := p.bounds[i]
		b.before, b.at = before, !b.at
		t.add("CALL () {\n")
		p.choose(t, from, []bound{b}, 1)
		t.add("RETURN count(n) > 0 AS ", beyond[before], " }\n")
	}
}

// choose binds n to the first records within the bounds, one stretch of the
// order after the other.
func (p *paging) choose(t *text, from func(*text) origin, bounds []bound, limit int) {
	stretches := p.o.stretches()
	if p.backwards {
		slices.Reverse(stretches)
	}
	var parts []string
	for _, s := range stretches {
		if part := p.part(t, s, from, bounds, limit); part != "" {
			parts = append(parts, part)
		}
	}
	switch len(parts) {
	case 0:
		t.add("UNWIND [] AS n\n")
	case 1:
		t.add(parts[0], "\n")
	default:
		t.add("CALL () {\n", strings.Join(parts, " RETURN n\nUNION ALL\n"), " RETURN n }\nWITH n LIMIT toInteger(", t.param(limit), ")\n")
	}
}

func (p *paging) part(t *text, s stretch, from func(*text) origin, bounds []bound, limit int) string {
	o := from(t)
	conditions := []string{o.first, p.o.in(s)}
	for _, b := range bounds {
		c := p.o.beyond(t, s, b)
		if c == never {
			return ""
		}
		if c != always {
			conditions = append(conditions, c)
		}
	}
	conditions = append(conditions, t.filter("n", p.Kind, p.Where))
	return o.match + where(conditions...) + "\nWITH n " + p.o.by(s, p.backwards) + " LIMIT toInteger(" + t.param(limit) + ")"
}

func (p *paging) pageOf(row *driver.Record) (*graph.Page, error) {
	records, err := recordsOf(row.Values[2], row.Values[3])
	if err != nil {
		return nil, err
	}
	page := &graph.Page{Records: records, Revision: revisionOf(row)}
	page.HasPrev, _ = row.Values[4].(bool)
	page.HasNext, _ = row.Values[5].(bool)
	p.more = len(records) > p.Limit
	if p.more {
		page.Records = records[:p.Limit]
	}
	if p.backwards {
		slices.Reverse(page.Records)
		page.HasPrev = page.HasPrev || p.more
	} else {
		page.HasNext = page.HasNext || p.more
	}
	return page, nil
}

// Count is described at graph.Reader.
func (r reader) Count(ctx context.Context, q graph.Query, by string) (map[string]int, error) {
	if err := q.CheckCount(by); err != nil {
		return nil, err
	}
	t := newText()
	t.add(readDone, "\nCALL () {\n")
	o := t.originOf(graph.Query{Kind: q.Kind, Where: q.Where, Order: graph.Order{By: "none"}})
	t.add(o.match, where(o.first, t.filter("n", q.Kind, q.Where)), "\n", countBy(q.Kind, by), " }\n", readBegun, "\nRETURN done, begun, vs, cs")
	row, err := r.store.whole(ctx, r.asker, t.statement())
	if err != nil {
		return nil, err
	}
	return countsOf(row.Values[2], row.Values[3]), nil
}

// countBy gives the values of a field, as graph.ValuesIn lists them, and how
// often each is there.
func countBy(k graph.Kind, by string) string {
	if by == "" {
		return "WITH count(n) AS c RETURN [''] AS vs, [c] AS cs"
	}
	v := "WITH coalesce(n." + by + ", '') AS v\n"
	switch t, _ := graph.FindType(k, by); t {
	case graph.Bool:
		v = "WITH toString(coalesce(n." + by + ", false)) AS v\n"
	case graph.Texts:
		v = "WITH n, [e IN coalesce(n." + by + ", []) WHERE e <> ''] AS es\n" +
			"UNWIND CASE WHEN es = [] THEN [''] ELSE es END AS v WITH DISTINCT n, v\n"
	}
	return v + "WITH v, count(*) AS c RETURN collect(v) AS vs, collect(c) AS cs"
}

func countsOf(values, counts any) map[string]int {
	out := map[string]int{}
	vs, _ := values.([]any)
	cs, _ := counts.([]any)
	for i := range vs {
		v, _ := vs[i].(string)
		n, _ := cs[i].(int64)
		out[v] = int(n)
	}
	return out
}
