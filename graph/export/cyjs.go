package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"onus/graph"
	"onus/graph/drawing"
)

// CYJS writes a drawing as the JSON of Cytoscape and cytoscape.js: "elements"
// with "nodes" and "edges", a line each. Cytoscape shows "name" and
// "interaction"; networkx wants "value" in nodes, "key" in edges, and to be
// told that the graph is directed and may have parallel edges. Lists are
// lists, numbers numbers; "start" and "end" are days as text.
//
// Not carried: nested values of records; of several times of one edge or node
// the pauses between; which ends are open, unknown or not said, but for the
// EDTF beside.
func CYJS(ctx context.Context, from graph.Reader, d Drawn, w io.Writer) error {
	return d.draw(ctx, from, "cyjs", &cyjs{w: bufio.NewWriter(w), Drawn: d})
}

type cyjs struct {
	Drawn
	w   *bufio.Writer // remembers its first error
	any bool          // an element was written in the list
}

func (c *cyjs) failed() error {
	_, err := c.w.Write(nil)
	return err
}

func (c *cyjs) raw(text string) { _, _ = c.w.WriteString(text) }

func (c *cyjs) begin(revision int64) {
	c.raw(`{"format_version":"1.0","generated_by":"Onus","directed":true,"multigraph":true,"data":{"name":"Onus",` + `"description":`)
	c.json(c.about(revision))
	c.raw("},\n\"elements\":{\"nodes\":[")
}

// json writes a string, []string, bool or number.
func (c *cyjs) json(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings, lists of them, bools and finite numbers only
	}
	_, _ = c.w.Write(b)
}

// element begins one, with its id.
func (c *cyjs) element(id string) {
	if c.any {
		c.raw(",")
	}
	c.any = true
	c.raw("\n{\"data\":{\"id\":")
	c.json(id)
}

func (c *cyjs) text(name, value string) {
	if value != "" {
		c.value(name, value)
	}
}

func (c *cyjs) value(name string, v any) {
	c.raw(`,"`)
	c.raw(name)
	c.raw(`":`)
	c.json(v)
}

func (c *cyjs) rest(spells []drawing.Spell, attributes []drawing.Attribute) {
	start, end := hull(spells)
	c.text("start", start)
	c.text("end", end)
	for _, a := range attributes {
		c.value(a.Name, a.Value)
	}
	c.raw("}}")
}

func (c *cyjs) node(n drawing.Node) {
	c.element(string(n.ID))
	c.text("value", string(n.ID))
	c.text("name", n.Label)
	c.text("kind", string(n.Kind))
	c.text("form", string(n.Form))
	c.rest(n.Spells, n.Attributes)
}

func (c *cyjs) turn() {
	c.raw("\n],\n\"edges\":[")
	c.any = false
}

func (c *cyjs) edge(e drawing.Edge) {
	c.element(e.ID)
	c.text("key", e.ID)
	c.text("source", string(e.From))
	c.text("target", string(e.To))
	c.text("interaction", e.Kind)
	c.text("name", e.Label)
	c.text("claim", string(e.Claim))
	c.rest(e.Spells, e.Attributes)
}

func (c *cyjs) end() {
	c.raw("\n]}}\n")
	_ = c.w.Flush() // failed tells
}

func (*cyjs) lacks() (nodes, edges bool) { return false, false }
