package neo4j

import (
	"cmp"
	"strconv"
	"strings"

	"onus/graph"
)

// walkPlan is the statement of a route's shape: a block for every move, from
// a set of distinct records to the distinct records reached, and the pairs
// between them; then all records once. It is used for many calls.
//
// Within a statement, records are named by the server's own numbers, which it
// need not look up; they mean nothing afterwards.
type walkPlan struct {
	statement
	moves []move
	with  *withs
}

// language is that in which the server's numbers can be asked for, whatever
// the server speaks by default.
const language = "CYPHER 5 "

func planOf(r graph.Route) *walkPlan {
	p := &walkPlan{moves: movesOf(r.Hops), with: newWiths(r.With)}
	t := newText()
	t.add(language, readDone, "\n", readVocabulary, "\n")
	t.add("CALL () { MATCH (n:Record) " + byID + "WHERE n.id IN $from RETURN collect(n) AS s0 }\n")
	sets := []string{"s0"}
	if p.with != nil {
		t.add(p.with.block(), "\n")
		sets = append(sets, "w")
	}
	for _, m := range p.moves {
		m.write(t)
		sets = append(sets, set(m.out))
	}
	t.add("CALL (", strings.Join(sets, ", "), ") { UNWIND ", strings.Join(sets, " + "), " AS n WITH DISTINCT n ",
		"RETURN collect(id(n)) AS ns, collect(labels(n)) AS ls, collect(properties(n)) AS ps }\n",
		readBegun, "\nRETURN done, begun, vocabulary, ns, ls, ps")
	for _, m := range p.moves {
		t.add(", ", m.columns())
	}
	p.statement = t.statement()
	return p
}

func labelsFor(kinds []graph.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return "Record&(" + strings.Join(names, "|") + ")"
}

func set(i int) string { return "s" + strconv.Itoa(i) }

// columns are what a move gives: where it went from, where to, and
// where its limit left something out.
func (m move) columns() string {
	i := strconv.Itoa(m.out)
	if m.limited() {
		return "a" + i + ", b" + i + ", c" + i
	}
	return "a" + i + ", b" + i
}

func (m move) write(t *text) {
	inputs := make([]string, len(m.inputs))
	for i, in := range m.inputs {
		inputs[i] = set(in)
	}
	t.add("CALL (", strings.Join(inputs, ", "), ") { UNWIND ", strings.Join(inputs, " + "), " AS x ")
	if len(inputs) > 1 {
		t.add("WITH DISTINCT x ")
	}
	switch {
	case m.limited():
		m.writeLimited(t)
	case m.deep:
		m.writeDeep(t)
	default:
		t.add("MATCH ", m.pattern("x"), where(t.filter("y", m.hop.Kind, m.hop.Where)))
		m.writeReturn(t, "x")
	}
	t.add(" }\n")
}

func (m move) pattern(from string) string {
	to := "(y:Record"
	if m.hop.Kind != "" {
		to += ":" + string(m.hop.Kind)
	}
	if m.hop.Back {
		return "(" + from + ")<-[:" + string(m.hop.Rel) + "]-" + to + ")"
	}
	return "(" + from + ")-[:" + string(m.hop.Rel) + "]->" + to + ")"
}

func (m move) writeReturn(t *text, from string) {
	i := strconv.Itoa(m.out)
	t.add(" RETURN collect(id(", from, ")) AS a", i, ", collect(id(y)) AS b", i, ", collect(DISTINCT y) AS s", i)
}

// writeDeep finds all repetitions at once: x is where they began, z the last
// record before y.
func (m move) writeDeep(t *text) {
	rel := string(m.hop.Rel)
	t.add("MATCH (x)-[:", rel, "*0..", strconv.Itoa(m.hop.Times-1), "]->(z) WITH DISTINCT z MATCH ", m.pattern("z"))
	m.writeReturn(t, "z")
}

// writeLimited orders and cuts what is reached from each record; nothing is
// expanded before.
func (m move) writeLimited(t *text) {
	limit := t.param(cmp.Or(m.hop.Limit, graph.DefaultLimit))
	o := ordering{m.hop.Order, "y"}
	t.add("CALL (x) { MATCH ", m.pattern("x"), where(t.filter("y", m.hop.Kind, m.hop.Where)),
		" WITH y ", o.byAll(), " LIMIT toInteger(", limit, ") + 1 RETURN collect(y) AS ys } ",
		"UNWIND ys[..", limit, "] AS y")
	m.writeReturn(t, "x")
	t.add(", collect(DISTINCT CASE WHEN size(ys) > ", limit, " THEN id(x) END) AS c", strconv.Itoa(m.out))
}

// byAll is the whole order at once: those with a day first, either way.
func (o ordering) byAll() string {
	if o.By == "" {
		return o.by(stretch{}, false)
	}
	return "ORDER BY " + o.day() + " IS NULL, " + strings.TrimPrefix(o.by(stretch{dated: true}, false), "ORDER BY ")
}
