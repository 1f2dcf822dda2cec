package schema

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/graph-gophers/graphql-go"

	"onus/graph/ask"
	"onus/graph/drawing"
	"onus/graph/edtf"
)

// drawn resolves the type Drawing.
type drawn struct {
	g     *drawing.Graph
	found *ask.Surroundings
	in    *cohort
}

// Nodes are the nodes.
func (d *drawn) Nodes() []*drawnNode {
	return eachOf(d.g.Nodes, func(n drawing.Node) *drawnNode { return &drawnNode{n, d.in} })
}

// Edges are the edges.
func (d *drawn) Edges() []*drawnEdge {
	return eachOf(d.g.Edges, func(e drawing.Edge) *drawnEdge { return &drawnEdge{e} })
}

// Truncated says that there is more.
func (d *drawn) Truncated() bool { return d.found.Truncated }

// Revision is the last update that it saw.
func (d *drawn) Revision() int32 { return revision(d.found.Revision) }

// drawnNode resolves the type DrawingNode.
type drawnNode struct {
	n  drawing.Node
	in *cohort
}

// ID is the record's.
func (n *drawnNode) ID() graphql.ID { return graphql.ID(n.n.ID) }

// Kind says what it is.
func (n *drawnNode) Kind() string { return enum(string(n.n.Kind)) }

// Form is that of a claim or question.
func (n *drawnNode) Form() *string { return enumOrNull(n.n.Form) }

// Label is a few words.
func (n *drawnNode) Label() string { return n.n.Label }

// Spells say when to show it.
func (n *drawnNode) Spells() []*spell { return eachOf(n.n.Spells, newSpell) }

// Attributes are what else is known of it.
func (n *drawnNode) Attributes() []*attribute { return eachOf(n.n.Attributes, newAttribute) }

// Record is the record itself.
func (n *drawnNode) Record() *record { return wrapRecord(n.in.records[n.n.ID], n.in) }

// drawnEdge resolves the type DrawingEdge.
type drawnEdge struct{ e drawing.Edge }

// ID is its own.
func (e *drawnEdge) ID() graphql.ID { return graphql.ID(e.e.ID) }

// Source is where it starts.
func (e *drawnEdge) Source() graphql.ID { return graphql.ID(e.e.From) }

// Target is where it ends.
func (e *drawnEdge) Target() graphql.ID { return graphql.ID(e.e.To) }

// Kind says what it is.
func (e *drawnEdge) Kind() string { return e.e.Kind }

// Label is a few words.
func (e *drawnEdge) Label() string { return e.e.Label }

// Claim is who says so.
func (e *drawnEdge) Claim() *graphql.ID {
	if e.e.Claim == "" {
		return nil
	}
	id := graphql.ID(e.e.Claim)
	return &id
}

// Spells say when.
func (e *drawnEdge) Spells() []*spell { return eachOf(e.e.Spells, newSpell) }

// Attributes are what else is said.
func (e *drawnEdge) Attributes() []*attribute { return eachOf(e.e.Attributes, newAttribute) }

// spell resolves the type Spell.
type spell struct{ s drawing.Spell }

func newSpell(s drawing.Spell) *spell { return &spell{s} }

// Start is its first day.
func (s *spell) Start() *string { return dayOrNull(s.s.Start) }

// End is its last day.
func (s *spell) End() *string { return dayOrNull(s.s.End) }

func dayOrNull(d *edtf.Day) *string {
	if d == nil {
		return nil
	}
	return text(d.String())
}

// attribute resolves the type Attribute.
type attribute struct{ a drawing.Attribute }

func newAttribute(a drawing.Attribute) *attribute { return &attribute{a} }

// Name is its name.
func (a *attribute) Name() string { return a.a.Name }

// Value is its value, or all of them.
func (a *attribute) Value() string { return strings.Join(a.Values(), "; ") }

// Values are its values.
func (a *attribute) Values() []string {
	if many, ok := a.a.Value.([]string); ok {
		return many
	}
	if f, ok := a.a.Value.(float64); ok {
		return []string{strconv.FormatFloat(f, 'f', -1, 64)}
	}
	return []string{fmt.Sprint(a.a.Value)}
}
