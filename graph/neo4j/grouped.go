package neo4j

import (
	"iter"
	"slices"
)

// grouped keeps rows by what has to stand in the text of their statement:
// labels or a type of relationship.
type grouped[R any] struct {
	rows  map[string][]R
	names []string
}

func (g *grouped[R]) add(name string, row R) {
	if g.rows == nil {
		g.rows = map[string][]R{}
	}
	if g.rows[name] == nil {
		g.names = append(g.names, name)
	}
	g.rows[name] = append(g.rows[name], row)
}

// all goes through the groups in an order that depends on their names alone,
// so that two updates lock alike.
func (g *grouped[R]) all() iter.Seq2[string, []R] {
	slices.Sort(g.names)
	return func(yield func(string, []R) bool) {
		for _, name := range g.names {
			if !yield(name, g.rows[name]) {
				return
			}
		}
	}
}
