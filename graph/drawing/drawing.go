package drawing

import (
	"fmt"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// View is a way to see records as a graph.
type View string

// The views.
const (
	Reified View = "reified" // every record a node, every reference an edge
	Folded  View = "folded"  // agents, positions, events and sources; claims and evidence are edges
)

// Views lists them.
func Views() []View { return []View{Reified, Folded} }

// Check reports, as an ErrInvalid, a view that there is not.
func (v View) Check() error {
	switch v {
	case Reified, Folded:
		return nil
	}
	return graph.Invalid("view %q: expected reified or folded", v)
}

// Node is a record in a drawing.
type Node struct {
	ID         graph.ID
	Kind       graph.Kind
	Form       graph.FormName // of a claim, and of a question
	Label      string         // never empty, one line of at most 60 characters
	Spells     []Spell        // when it may be seen on a timeline; none: always
	Attributes []Attribute    // of NodeFields, each once; empty ones are left out
}

// Edge goes from one node to another. From, To and Kind do not name it: two
// claims may say the same.
type Edge struct {
	ID         string // stable and unique within a view
	From, To   graph.ID
	Kind       string      // of a reference its graph.Rel; else HELD, TOOK_PART, PLACED, a stance, SAME_AS or DIFFERENT_FROM
	Label      string      // never empty, one line of at most 60 characters
	Claim      graph.ID    // the claim, evidence or identity that it stands for; of a reference, the claim or evidence that makes it, else ""
	Spells     []Spell     // when, as the claim says; none: it does not say
	Attributes []Attribute // of EdgeFields, each once; empty ones are left out
}

// Spell is a time from one day to another, both included. A nil end is open,
// unknown or not said: the EDTF, an attribute beside, tells which.
type Spell struct{ Start, End *edtf.Day }

// Attribute is a value of a node or edge: a string, []string, bool, int64 or
// float64, as its Field says. Dates are EDTF text.
type Attribute struct {
	Name  string
	Value any
}

// Field declares an attribute. Its Type is Text, Texts, Bool, Int or Number.
type Field struct {
	Name string
	Type graph.FieldType
}

// Graph is a whole drawing.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// labelRunes is what a circle in a drawing can show.
const labelRunes = 60

// short is a text on one line that fits a circle.
func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > labelRunes {
		return strings.TrimSpace(string(runes[:labelRunes-1])) + "…"
	}
	return text
}

// words writes a type of edge as people read it: SAID_IN is "said in".
func words(kind string) string { return strings.ToLower(strings.ReplaceAll(kind, "_", " ")) }

// edgeID joins ids and names with full stops, which neither has, and which
// GraphML and Neo4j take in a name.
func edgeID(record graph.ID, kind string, ends ...graph.ID) string {
	id := fmt.Sprintf("%s.%s", record, kind)
	for _, end := range ends {
		id += "." + string(end)
	}
	return id
}
