package export

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"onus/graph"
	"onus/graph/drawing"
)

// GraphML writes a drawing as GraphML: directed, each attribute declared, and
// under its own name. "relation" is the type of an edge, "claim" what it stands
// for, "edgeId" its id once more, since some programs lose it.
//
// Not carried: what GEXF does not carry either; of several times of one edge
// or node the pauses between ("start" is the first day, "end" the last). Days
// are text, for the format has no time. Gephi makes one of edges with the same
// ends: take [GEXF] for Gephi.
func GraphML(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "graphml", &graphml{xmlPaper{w: bufio.NewWriter(w)}, d})
}

type graphml struct {
	xmlPaper
	Drawn
}

func (g *graphml) begin(revision int64) {
	g.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	fmt.Fprintf(g.w, "<!-- Onus. %s -->\n", g.about(revision))
	g.declare("node", "n", drawnNames("label", "kind", "form", "start", "end"), drawing.NodeFields(g.View))
	g.declare("edge", "e", drawnNames("edgeId", "label", "relation", "claim", "start", "end"), drawing.EdgeFields(g.View))
	g.raw("<graph id=\"onus\" edgedefault=\"directed\">\n")
}

// drawnNames are fields of text.
func drawnNames(names ...string) []drawing.Field {
	out := make([]drawing.Field, len(names))
	for i, name := range names {
		out[i].Name = name
	}
	return out
}

func (g *graphml) declare(class, letter string, fields ...[]drawing.Field) {
	for _, some := range fields {
		for _, f := range some {
			fmt.Fprintf(g.w, "<key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", letter, f.Name, class, f.Name, graphmlType(f.Type))
		}
	}
}

func graphmlType(t graph.FieldType) string {
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

func (g *graphml) node(n drawing.Node) {
	start, end := hull(n.Spells)
	g.raw("<node")
	g.attribute("id", string(n.ID))
	g.raw(">")
	g.data("n_label", n.Label)
	g.data("n_kind", string(n.Kind))
	g.data("n_form", string(n.Form))
	g.data("n_start", start)
	g.data("n_end", end)
	g.all("n_", n.Attributes)
	g.raw("</node>\n")
}

func (g *graphml) turn() {}

func (g *graphml) edge(e drawing.Edge) {
	start, end := hull(e.Spells)
	g.raw("<edge")
	g.attribute("id", e.ID)
	g.attribute("source", string(e.From))
	g.attribute("target", string(e.To))
	g.raw(">")
	g.data("e_edgeId", e.ID)
	g.data("e_label", e.Label)
	g.data("e_relation", e.Kind)
	g.data("e_claim", string(e.Claim))
	g.data("e_start", start)
	g.data("e_end", end)
	g.all("e_", e.Attributes)
	g.raw("</edge>\n")
}

func (g *graphml) all(letter string, attributes []drawing.Attribute) {
	for _, a := range attributes {
		g.data(letter+a.Name, cell(a.Value))
	}
}

func (g *graphml) data(key, value string) {
	if value == "" {
		return
	}
	g.raw("<data")
	g.attribute("key", key)
	g.raw(">")
	g.text(value)
	g.raw("</data>")
}

func (g *graphml) end() {
	g.raw("</graph>\n</graphml>\n")
	g.note()
	_ = g.w.Flush() // failed tells
}

func (*graphml) lacks() (nodes, edges bool) { return false, false }
