package dossier

import (
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"onus/graph"
	"onus/loaders"
)

// speller writes ids as an author of the dataset does.
type speller struct {
	dataset string
	scales  map[string]bool // slugs of the dataset's own
}

func (w *speller) ref(id graph.ID) string {
	if id.Dataset() == w.dataset {
		return id.Slug()
	}
	return string(id)
}

func (w *speller) scale(id graph.ID) string {
	if id.Dataset() == loaders.BaseSlug && !w.scales[id.Slug()] {
		return id.Slug()
	}
	return w.ref(id)
}

func (w *speller) implication(x graph.Implication) string {
	text := w.scale(x.Scale) + ": " + strings.Join(x.Grades, ", ")
	if x.Event != "" {
		text += " -> " + w.ref(x.Event)
	}
	return text
}

// yaml writes records as a list of mappings; no file for none.
func (w *writer) yaml(name string, rows [][]written) error {
	if len(rows) == 0 {
		return nil
	}
	return w.create(name, func(out io.Writer) error {
		for _, fields := range rows {
			if err := writeYAML(out, sequence(mappingOf(fields, &w.speller))); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeYAML(out io.Writer, n *yaml.Node) error {
	text, err := yaml.Dump(n, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	return err
}

func scalar(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	if strings.ContainsAny(text, "\n\t\u0085\u2028\u2029\ufeff") {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func sequence(nodes ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Content: nodes}
}

func textsNode(items []string) *yaml.Node {
	n := sequence()
	n.Style = yaml.FlowStyle
	for _, e := range items {
		n.Content = append(n.Content, scalar(e))
	}
	return n
}

// pair adds a field to a mapping, unless it is empty.
func pair(n *yaml.Node, key string, v *yaml.Node) {
	if v.Value != "" || len(v.Content) > 0 {
		n.Content = append(n.Content, scalar(key), v)
	}
}

func mapping() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode} }

func mappingOf(fields []written, w *speller) *yaml.Node {
	n := mapping()
	for _, f := range fields {
		switch {
		case f.value.isList:
			pair(n, f.name, textsNode(f.value.list))
		case len(f.value.groups) > 0:
			pair(n, f.name, w.groups(f.value.groups))
		case len(f.value.names) > 0:
			pair(n, f.name, namesNode(f.value.names))
		default:
			pair(n, f.name, scalar(f.value.text))
		}
	}
	return n
}

func namesNode(names []graph.Name) *yaml.Node {
	list := sequence()
	for _, name := range names {
		n := mapping()
		n.Style = yaml.FlowStyle
		pair(n, "text", scalar(tidy(name.Text)))
		pair(n, "lang", scalar(name.Lang))
		pair(n, "script", scalar(name.Script))
		pair(n, "note", scalar(tidy(name.Note)))
		list.Content = append(list.Content, n)
	}
	return list
}

func (w *speller) groups(groups []graph.Group) *yaml.Node {
	list := sequence()
	for _, g := range groups {
		n := mapping()
		pair(n, "label", scalar(tidy(g.Label)))
		var members []string
		for _, m := range g.Members {
			members = append(members, w.ref(m))
		}
		pair(n, "members", textsNode(members))
		placements := sequence()
		for _, p := range g.Placements {
			placement := mapping()
			placement.Style = yaml.FlowStyle
			pair(placement, "scale", scalar(w.scale(p.Scale)))
			pair(placement, "grades", textsNode(p.Grades))
			placements.Content = append(placements.Content, placement)
		}
		pair(n, "placements", placements)
		list.Content = append(list.Content, n)
	}
	return list
}
