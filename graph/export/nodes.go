package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"onus/graph"
	"onus/graph/drawing"
	"onus/graph/edtf"
)

// GephiNodes writes the nodes of a drawing as the spreadsheet that Gephi and
// pandas read: Id, Label, timeset, kind, form, and an attribute a column.
// Lists are joined by "; ". Import it before the edges.
//
// Not carried: what [GEXF] does not carry.
func GephiNodes(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "nodes", newGephi(d, w, true))
}

// GephiEdges writes the edges to the nodes that GephiNodes writes of the same
// graph at the same revision: Source, Target, Type (Directed), Kind, Id, Label,
// timeset, relation, claim, and an attribute a column. Kind tells parallel
// edges apart, as in [GEXF].
func GephiEdges(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "edges", newGephi(d, w, false))
}

// gephi is one of the two spreadsheets.
type gephi struct {
	grid
	parallels *parallels
}

func newGephi(d Drawn, w io.Writer, ofNodes bool) *gephi {
	if ofNodes {
		own := []string{"Id", "Label", "timeset", "kind", "form"}
		return &gephi{newGrid(w, ofNodes, own, drawing.NodeFields(d.View)), nil}
	}
	own := []string{"Source", "Target", "Type", "Kind", "Id", "Label", "timeset", "relation", "claim"}
	return &gephi{newGrid(w, ofNodes, own, drawing.EdgeFields(d.View)), newParallels(d.View)}
}

func (g *gephi) node(n drawing.Node) {
	g.row(n.Attributes, string(n.ID), n.Label, timeset(n.Spells), string(n.Kind), string(n.Form))
}

func (g *gephi) edge(e drawing.Edge) {
	g.row(e.Attributes, string(e.From), string(e.To), "Directed", g.parallels.kind(&e), e.ID, e.Label, timeset(e.Spells), e.Kind, string(e.Claim))
}

// timeset writes times as Gephi does: <[1930-12-19, 1941-05-06]; [1953-03-05,
// Infinity]>.
func timeset(spells []drawing.Spell) string {
	spells = writableAll(spells)
	if len(spells) == 0 {
		return ""
	}
	parts := make([]string, len(spells))
	for i, s := range spells {
		parts[i] = fmt.Sprintf("[%s, %s]", orInfinity(s.Start, "-"), orInfinity(s.End, ""))
	}
	return "<" + strings.Join(parts, "; ") + ">"
}

func orInfinity(d *edtf.Day, sign string) string {
	if d == nil {
		return sign + "Infinity"
	}
	return d.String()
}

// grid is a CSV file of nodes, or of edges, with columns of its own and then
// an attribute a column.
type grid struct {
	w       *csv.Writer // remembers its first error
	ofNodes bool
	header  []string
	at      map[string]int // column of each attribute
	cells   []string
}

func newGrid(w io.Writer, ofNodes bool, own []string, fields []drawing.Field) grid {
	t := grid{w: csv.NewWriter(w), ofNodes: ofNodes, header: own, at: map[string]int{}}
	for _, f := range fields {
		t.at[f.Name] = len(t.header)
		t.header = append(t.header, f.Name)
	}
	t.cells = make([]string, len(t.header))
	return t
}

func (t *grid) write(row []string) { _ = t.w.Write(row) } // failed tells

func (t *grid) row(attributes []drawing.Attribute, own ...string) {
	clear(t.cells)
	copy(t.cells, own)
	for _, a := range attributes {
		t.cells[t.at[a.Name]] = cell(a.Value)
	}
	t.write(t.cells)
}

func (t *grid) begin(int64) { t.write(t.header) }

func (t *grid) turn() {}

func (t *grid) end() { t.w.Flush() }

func (t *grid) lacks() (nodes, edges bool) { return !t.ofNodes, t.ofNodes }

func (t *grid) failed() error { return t.w.Error() }
