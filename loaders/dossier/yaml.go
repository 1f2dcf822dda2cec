package dossier

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"

	"onus/graph"
	"onus/loaders"
)

var errTrailing = errors.New("something stands behind it")

// parseYAML gives the one document of a file; nil for an empty one. Problems
// have their places, not yet their file.
func parseYAML(data []byte) (*yaml.Node, *loaders.Problem) {
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, yamlProblem(err)
	}
	var document, second yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, yamlProblem(err)
	}
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, &loaders.Problem{
			Place: loaders.Place{Line: second.Line, Column: second.Column}, Message: "a second document begins", Expected: "one document a file",
		}
	case !errors.Is(err, io.EOF):
		return nil, yamlProblem(err)
	}
	if document.Kind == 0 || len(document.Content) == 0 || isNull(document.Content[0]) {
		return nil, nil
	}
	return document.Content[0], nil
}

func yamlProblem(err error) *loaders.Problem {
	p := &loaders.Problem{Message: "no YAML: " + err.Error(), Expected: "YAML"}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		p.Message = "no YAML: " + load.Message
		if load.ContextMsg != "" {
			p.Message += fmt.Sprintf(" (%s that begins on line %d)", load.ContextMsg, load.ContextMark.Line)
		}
		p.Line, p.Column = load.Mark.Line, load.Mark.Column
	}
	return p
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// cellOf is a node as a cell. An alias is a list or mapping that nothing
// expects.
func cellOf(n *yaml.Node) cell {
	c := cell{line: n.Line, column: n.Column}
	switch {
	case isNull(n):
	case n.Kind == yaml.ScalarNode:
		c.text, c.indent = clean(n.Value)
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			c.indent++
		}
	default:
		c.node = n
	}
	return c
}

func elementsOf(n *yaml.Node) ([]cell, bool) {
	if n.Kind != yaml.SequenceNode {
		return nil, false
	}
	var out []cell
	for _, e := range n.Content {
		if c := cellOf(e); !c.isEmpty() {
			out = append(out, c)
		}
	}
	return out, true
}

// nodes are the elements of a list of mappings.
func (d *decoder) nodes(c cell) []cell {
	elements, ok := elementsOf(c.node)
	if !ok {
		d.failf(c, "a list of mappings", "is none")
	}
	return elements
}

// pairs are the elements of a list of "key: value", which YAML may have read
// as mappings.
func (d *decoder) pairs(c cell) []cell {
	if c.node == nil {
		return c.split(";")
	}
	elements, ok := elementsOf(c.node)
	if !ok {
		elements = []cell{c}
	}
	var out []cell
	for _, e := range elements {
		if e.node == nil || e.node.Kind != yaml.MappingNode {
			out = append(out, e)
			continue
		}
		for i := 0; i+1 < len(e.node.Content); i += 2 {
			key, value := cellOf(e.node.Content[i]), cellOf(e.node.Content[i+1])
			out = append(out, cell{text: d.text(key) + ": " + d.text(value), line: key.line, column: key.column})
		}
	}
	return out
}

// mapping hands the values of a mapping to those who know its keys.
func (d *decoder) mapping(c cell, keys map[string]func(cell)) {
	if c.node == nil || c.node.Kind != yaml.MappingNode {
		d.failf(c, "a mapping of "+listed(slices.Sorted(maps.Keys(keys))), "is none")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(c.node.Content); i += 2 {
		key, value := cellOf(c.node.Content[i]), cellOf(c.node.Content[i+1])
		read, ok := keys[key.text]
		switch {
		case !ok:
			names := slices.Sorted(maps.Keys(keys))
			d.fail(key, 0, loaders.Problem{
				Message: quoted(key.text) + " is no field of it", Expected: listed(names), Nearest: graph.Nearest(key.text, names),
			})
		case seen[key.text]:
			d.failf(key, "each field once", "%q is there twice", key.text)
		case !value.isEmpty():
			read(value)
		}
		seen[key.text] = true
	}
}
