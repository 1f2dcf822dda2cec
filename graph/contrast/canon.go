package contrast

import (
	"cmp"
	"iter"
	"slices"

	"onus/graph"
)

// Canon tells which records are the same person, organization, position or
// event. Only Identity records and shared external ids join; the canonical id
// is the smallest of those joined. The zero Canon joins nothing.
type Canon struct {
	of     map[graph.ID]graph.ID
	joined map[graph.ID][]graph.ID // by canonical id, sorted
	// Refused are the joins that would have made one of two records that an
	// Identity says are different, sorted: they join nothing.
	Refused []Refusal
}

// Refusal is a join that a "different" forbids.
type Refusal struct{ A, B graph.ID }

// Of is the canonical id of a record.
func (c Canon) Of(id graph.ID) graph.ID {
	if root, ok := c.of[id]; ok {
		return root
	}
	return id
}

// IsZero reports that nothing is joined.
func (c Canon) IsZero() bool { return len(c.of) == 0 }

// Joined are the other records that are the same as a canonical one, sorted;
// none for a record that nothing joins.
func (c Canon) Joined(root graph.ID) []graph.ID { return c.joined[root] }

// All are the records that are the same as one, the canonical one first; that
// one alone where nothing joins it.
func (c Canon) All(id graph.ID) []graph.ID {
	one := c.Of(id)
	return append([]graph.ID{one}, c.joined[one]...)
}

// Same is a reason to join two records.
type Same struct{ A, B graph.ID }

// NewCanon joins by the identities and by pairs that share an external id.
// "Different" beats both; a group whose joining would unite two that are said
// to be different is not joined at all.
func NewCanon(identities []*graph.Identity, shared []Same) Canon {
	parent := map[graph.ID]graph.ID{}
	var differ, joins []Same
	for _, i := range identities {
		if i.Differ {
			differ = append(differ, Same{i.A, i.B})
		} else {
			joins = append(joins, Same{i.A, i.B})
		}
	}
	for _, s := range shared {
		if !slices.Contains(differ, s) && !slices.Contains(differ, Same{s.B, s.A}) {
			joins = append(joins, s)
		}
	}
	for _, j := range joins {
		union(parent, j.A, j.B)
	}
	return settle(parent, differ)
}

func settle(parent map[graph.ID]graph.ID, differ []Same) Canon {
	c := Canon{of: map[graph.ID]graph.ID{}, joined: map[graph.ID][]graph.ID{}}
	broken := map[graph.ID]bool{}
	for _, d := range differ {
		if a := find(parent, d.A); a == find(parent, d.B) {
			broken[a] = true
			c.Refused = append(c.Refused, Refusal(d))
		}
	}
	for id := range parent {
		if root := find(parent, id); !broken[root] {
			c.of[id] = root
			if id != root {
				c.joined[root] = append(c.joined[root], id)
			}
		}
	}
	for _, ids := range c.joined {
		slices.Sort(ids)
	}
	slices.SortFunc(c.Refused, func(x, y Refusal) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return c
}

func find(parent map[graph.ID]graph.ID, id graph.ID) graph.ID {
	p, ok := parent[id]
	if !ok || p == id {
		return id
	}
	root := find(parent, p)
	parent[id] = root
	return root
}

func union(parent map[graph.ID]graph.ID, a, b graph.ID) {
	a, b = find(parent, a), find(parent, b)
	parent[max(a, b)] = min(a, b)
	parent[min(a, b)] = min(a, b)
}

// Sharing are the pairs of records that share an external id, of one kind.
func Sharing(records iter.Seq[graph.Record]) []Same {
	type external struct {
		kind graph.Kind
		id   string
	}
	holders := map[external][]graph.ID{} // each pair, since some may be said to differ
	var same []Same
	for r := range records {
		for _, id := range SameAs(r) {
			e := external{r.Kind(), id}
			for _, other := range holders[e] {
				same = append(same, Same{A: other, B: r.Base().ID})
			}
			holders[e] = append(holders[e], r.Base().ID)
		}
	}
	return same
}

// SameAs are the external ids of a record.
func SameAs(r graph.Record) []string {
	switch x := r.(type) {
	case *graph.Person:
		return x.SameAs
	case *graph.Organization:
		return x.SameAs
	case *graph.Position:
		return x.SameAs
	case *graph.Event:
		return x.SameAs
	}
	return nil
}
