package schema

import (
	"strings"

	"onus/graph"
)

// name resolves a Name.
type name struct{ n graph.Name }

// Text is the name itself.
func (n *name) Text() string { return n.n.Text }

// Lang is its language.
func (n *name) Lang() *string { return text(n.n.Lang) }

// Script is its script.
func (n *name) Script() *string { return text(n.n.Script) }

// Note says what kind of name it is.
func (n *name) Note() *string { return text(n.n.Note) }

func newNames(ns []graph.Name) []*name {
	out := make([]*name, len(ns))
	for i, n := range ns {
		out[i] = &name{n}
	}
	return out
}

func otherNames(r graph.Record) []graph.Name {
	switch x := r.(type) {
	case *graph.Person:
		return x.OtherNames
	case *graph.Organization:
		return x.OtherNames
	case *graph.Source:
		return x.OtherNames
	}
	return nil
}

// nameIn finds the name in a language ("ru") or in a script of it
// ("ru-Latn"), else the main name. A name without a note goes before one with:
// that is a party name, or a spelling.
func nameIn(lang, main string, others []graph.Name) string {
	best := main
	found := false
	for _, n := range others {
		if !speaks(n, lang) || found {
			continue
		}
		if n.Note == "" {
			return n.Text
		}
		best, found = n.Text, true
	}
	return best
}

func speaks(n graph.Name, lang string) bool {
	return strings.EqualFold(n.Lang, lang) || n.Script != "" && strings.EqualFold(n.Lang+"-"+n.Script, lang)
}
