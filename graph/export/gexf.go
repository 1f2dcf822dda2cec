package export

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"onus/graph"
	"onus/graph/drawing"
)

// GEXF writes a drawing as GEXF 1.3, the format of Gephi: directed, dynamic,
// with full days. What an edge stands for is its attribute "claim", what it
// says its label, and its type "relation"; the kind of GEXF is that with a
// number where several edges have the same ends (HELD, HELD 2), since programs
// take edges of the same ends and kind for one.
//
// Not carried: nested values of records, and lists but as text; which ends of
// a time are open, unknown or not said (all are missing; the EDTF stands
// beside) and how sure it is; days in years beyond ±9999 and in year 0000,
// which are moved outwards to the nearest that can be written; characters that
// XML 1.0 has none of, which become U+FFFD, counted in a comment at the end.
func GEXF(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "gexf", newGEXF(d, w, true))
}

// GEXF12 writes the same as GEXF 1.2, for programs that read no newer one. It
// has no kind of edges, so that programs which merge edges of the same ends,
// as Gephi does, lose all but one of them: prefer [GEXF].
func GEXF12(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "gexf12", newGEXF(d, w, false))
}

type gexf struct {
	xmlPaper
	Drawn
	now       bool // 1.3, not 1.2
	parallels *parallels
}

func newGEXF(d Drawn, w io.Writer, now bool) *gexf {
	g := &gexf{xmlPaper: xmlPaper{w: bufio.NewWriter(w)}, Drawn: d, now: now, parallels: &parallels{}}
	if now {
		g.parallels = newParallels(d.View)
	}
	return g
}

func (g *gexf) begin(revision int64) {
	space, version, represented := "http://gexf.net/1.3", "1.3", ` timerepresentation="interval"`
	if !g.now {
		space, version, represented = "http://www.gexf.net/1.2draft", "1.2", ""
	}
	fmt.Fprintf(g.w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"%s\" version=\"%s\">\n", space, version)
	fmt.Fprintf(g.w, "<meta><creator>Onus</creator><description>%s</description></meta>\n", g.about(revision))
	fmt.Fprintf(g.w, "<graph defaultedgetype=\"directed\" idtype=\"string\" mode=\"dynamic\" timeformat=\"date\"%s>\n", represented)
	g.declare("node", []drawing.Field{{Name: "kind"}, {Name: "form"}}, drawing.NodeFields(g.View))
	g.declare("edge", []drawing.Field{{Name: "relation"}, {Name: "claim"}}, drawing.EdgeFields(g.View))
	g.raw("<nodes>\n")
}

// about says what was drawn.
func (d Drawn) about(revision int64) string {
	what := "whole"
	if !d.Where.IsZero() {
		what = "selected by a filter on claims"
	}
	return fmt.Sprintf("A graph of claims, %s, %s, at revision %d. Edges are what is claimed, not what was.", d.View, what, revision)
}

func (g *gexf) declare(class string, fields ...[]drawing.Field) {
	fmt.Fprintf(g.w, "<attributes class=\"%s\">\n", class)
	for _, some := range fields {
		for _, f := range some {
			fmt.Fprintf(g.w, "<attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", f.Name, f.Name, gexfType(f.Type))
		}
	}
	g.raw("</attributes>\n")
}

func gexfType(t graph.FieldType) string {
	switch t {
	case graph.Bool:
		return "boolean"
	case graph.Int:
		return "long"
	case graph.Number:
		return "double"
	}
	return "string"
}

func (g *gexf) node(n drawing.Node) {
	g.raw("<node")
	g.attribute("id", string(n.ID))
	g.attribute("label", n.Label)
	g.times(n.Spells)
	g.value("kind", string(n.Kind))
	if n.Form != "" {
		g.value("form", string(n.Form))
	}
	g.values(n.Attributes)
	g.raw("</attvalues></node>\n")
}

func (g *gexf) turn() { g.raw("</nodes>\n<edges>\n") }

func (g *gexf) edge(e drawing.Edge) {
	g.raw("<edge")
	g.attribute("id", e.ID)
	g.attribute("source", string(e.From))
	g.attribute("target", string(e.To))
	g.attribute("label", e.Label)
	if g.now {
		g.attribute("kind", g.parallels.kind(&e))
	}
	g.times(e.Spells)
	g.value("relation", e.Kind)
	if e.Claim != "" {
		g.value("claim", string(e.Claim))
	}
	g.values(e.Attributes)
	g.raw("</attvalues></edge>\n")
}

// times ends the tag of an element, after its days, and begins its values.
func (g *gexf) times(spells []drawing.Spell) {
	spells = writableAll(spells)
	if len(spells) == 1 {
		g.days(spells[0])
	}
	g.raw(">")
	if len(spells) > 1 {
		g.raw("<spells>")
		for _, s := range spells {
			g.raw("<spell")
			g.days(s)
			g.raw("/>")
		}
		g.raw("</spells>")
	}
	g.raw("<attvalues>")
}

func (g *gexf) days(s drawing.Spell) {
	if s.Start != nil {
		g.attribute("start", s.Start.String())
	}
	if s.End != nil {
		g.attribute("end", s.End.String())
	}
}

func (g *gexf) values(attributes []drawing.Attribute) {
	for _, a := range attributes {
		g.value(a.Name, cell(a.Value))
	}
}

func (g *gexf) value(name, value string) {
	g.raw("<attvalue")
	g.attribute("for", name)
	g.attribute("value", value)
	g.raw("/>")
}

func (g *gexf) end() {
	g.raw("</edges>\n</graph>\n</gexf>\n")
	g.note()
	_ = g.w.Flush() // failed tells
}

func (*gexf) lacks() (nodes, edges bool) { return false, false }
