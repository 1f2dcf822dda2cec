package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"onus/graph"
	"onus/graph/drawing"
	"onus/graph/edtf"
)

// BulkNodes writes the nodes of a drawing for `neo4j-admin database import`:
// id:ID, :LABEL, caption, start and end as dates, and a typed column for each
// attribute. Labels are those of Onus on Neo4j (Record;Claim;Tenure), "name" is
// the whole name. Lists are arrays, with the importer's usual delimiter ";";
// one within a value becomes a comma. A line end becomes a space: the importer
// takes none unless told to.
//
// What is imported is a graph to look at and to ask, not a store of Onus: load
// the dataset for that. Not carried: nested values, and what a date says
// beside its EDTF; of several times the pauses between.
func BulkNodes(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "bulk-nodes", newBulk(d, w, true))
}

// BulkEdges writes the edges to the nodes that BulkNodes writes of the same
// graph at the same revision: :START_ID, :END_ID, :TYPE, id, caption, claim,
// start and end, and a typed column for each attribute.
func BulkEdges(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "bulk-edges", newBulk(d, w, false))
}

type bulk struct{ grid }

func newBulk(d Drawn, w io.Writer, ofNodes bool) *bulk {
	own, fields := []string{"id:ID", ":LABEL", "caption", "form", "start:date", "end:date"}, drawing.NodeFields(d.View)
	if !ofNodes {
		own, fields = []string{":START_ID", ":END_ID", ":TYPE", "id", "caption", "claim", "start:date", "end:date"}, drawing.EdgeFields(d.View)
	}
	b := &bulk{newGrid(w, ofNodes, own, fields)}
	for _, f := range fields {
		b.header[b.at[f.Name]] = bulkHeader(f)
	}
	return b
}

// bulkHeader is the typed header of a column; the whole name is "name" in
// Neo4j.
func bulkHeader(f drawing.Field) string {
	name := f.Name
	if name == "text" {
		name = "name"
	}
	switch f.Type {
	case graph.Texts:
		return name + ":string[]"
	case graph.Bool:
		return name + ":boolean"
	case graph.Int:
		return name + ":long"
	case graph.Number:
		return name + ":double"
	}
	return name
}

func (b *bulk) node(n drawing.Node) {
	start, end := bulkDays(n.Spells)
	b.row(bulkValues(n.Attributes), string(n.ID), strings.Join(labels(n), ";"), n.Label, string(n.Form), start, end)
}

// labels are those of the node in Neo4j. A claim of the form act is a Deed
// there: an Act is a word of the vocabulary.
func labels(n drawing.Node) []string {
	out := []string{"Record", string(n.Kind)}
	switch {
	case n.Kind != graph.KindClaim:
		return out
	case n.Form == graph.FormAct:
		return append(out, "Deed")
	}
	return append(out, strings.ToUpper(string(n.Form[:1]))+string(n.Form[1:]))
}

func (b *bulk) edge(e drawing.Edge) {
	start, end := bulkDays(e.Spells)
	b.row(bulkValues(e.Attributes), string(e.From), string(e.To), e.Kind, e.ID, e.Label, string(e.Claim), start, end)
}

// bulkValues joins lists as the importer takes them apart, and puts text on
// one line.
func bulkValues(attributes []drawing.Attribute) []drawing.Attribute {
	out := make([]drawing.Attribute, len(attributes))
	for i, a := range attributes {
		switch x := a.Value.(type) {
		case string:
			a.Value = onOneLine.Replace(x)
		case []string:
			values := make([]string, len(x))
			for i, v := range x {
				values[i] = inList.Replace(v)
			}
			a.Value = strings.Join(values, ";")
		}
		out[i] = a
	}
	return out
}

var (
	onOneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")
	inList    = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", ";", ",")
)

// bulkDays are the ends of the first and last time as Neo4j writes a DATE; it
// has none beyond the years ±999,999,999, which are missing.
func bulkDays(spells []drawing.Spell) (start, end string) {
	if len(spells) == 0 {
		return "", ""
	}
	return bulkDay(spells[0].Start), bulkDay(spells[len(spells)-1].End)
}

const bulkYears = 999_999_999

func bulkDay(d *edtf.Day) string {
	if d == nil {
		return ""
	}
	year, month, day := d.Date()
	switch {
	case year > bulkYears || year < -bulkYears:
		return ""
	case year > 9999:
		return fmt.Sprintf("+%d-%02d-%02d", year, month, day)
	case year < -9999:
		return fmt.Sprintf("%d-%02d-%02d", year, month, day)
	}
	return d.String()
}
