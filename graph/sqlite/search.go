package sqlite

import (
	"slices"

	"onus/graph"
)

// source adds FROM and WHERE for all that the selection asks for, but cursors,
// and returns the column with the sort key. Where one reference must hold, the
// records are read off its index, in their order; where ids, words or one of
// several references must, they are looked up and then sorted; else the index
// of the kind is followed.
func (s selection) source(c *clause) (key string) {
	conditions := flat(s.Where)
	driven := false
	key = "r.sort"
	if i := s.driver(conditions); i >= 0 && s.Order.By == "" {
		driven, key = true, c.driven(conditions[i], s.Kind)
		conditions = append(conditions[:i:i], conditions[i+1:]...)
	} else if s.lookedUp(conditions) {
		c.add(" FROM record r WHERE +r.kind = " + quoted(s.Kind))
		key = "+r.sort"
	} else {
		c.add(" FROM record r WHERE r.kind = " + quoted(s.Kind))
	}
	for _, f := range conditions {
		c.add(" AND ")
		if rel := relOf(s.Kind, f.Field); rel != "" && !driven {
			c.referring(f, rel, s.Kind)
		} else {
			c.filter(f, s.Kind, "r")
		}
	}
	for _, w := range s.words {
		c.add(" AND r.id IN (SELECT w.id FROM word w WHERE w.kind = "+quoted(s.Kind)+" AND w.token >= ? AND w.token < ?)", w, w+beyondWords)
	}
	return key
}

// driven adds FROM and WHERE for one reference of one value.
func (c *clause) driven(f graph.Filter, k graph.Kind) (key string) {
	c.add(" FROM link l CROSS JOIN record r ON r.id = l.src WHERE l.dst = ? AND l.rel = "+quoted(relOf(k, f.Field))+
		" AND l.kind = "+quoted(k)+" AND ", f.In[0])
	c.inField("l", f.Field)
	if sortsByID(k) {
		c.add(" AND l.sort IS NULL")
		return "l.src"
	}
	return "l.sort"
}

// referring adds a condition on a reference that must hold, for one of
// several values.
func (c *clause) referring(f graph.Filter, rel graph.Rel, k graph.Kind) {
	c.add("r.id IN (SELECT x.src FROM link x WHERE x.rel = " + quoted(rel) + " AND x.kind = " + quoted(k) + " AND ")
	c.oneOf("x.dst", withoutEmpty(f.In))
	c.add(" AND ").inField("x", f.Field).add(")")
}

// lookedUp reports that the records are few enough by a condition to be looked
// up one by one.
func (s selection) lookedUp(conditions []graph.Filter) bool {
	return len(s.words) > 0 || slices.ContainsFunc(conditions, func(f graph.Filter) bool {
		return f.In != nil && (f.Field == "id" || relOf(s.Kind, f.Field) != "")
	})
}

// beyondWords sorts after every letter and digit.
const beyondWords = "\U0010FFFF"

// flat are the filters of which all must hold.
func flat(f graph.Filter) []graph.Filter {
	if f.IsZero() {
		return nil
	}
	if f.And == nil {
		return []graph.Filter{f}
	}
	var out []graph.Filter
	for _, part := range f.And {
		out = append(out, flat(part)...)
	}
	return out
}

// driver chooses the condition whose index is to be followed, -1 for none.
func (s selection) driver(conditions []graph.Filter) int {
	for i, f := range conditions {
		if len(f.In) == 1 && f.In[0] != "" && relOf(s.Kind, f.Field) != "" {
			return i
		}
	}
	return -1
}

// sortsByID reports that records of the kind sort by their ids alone.
func sortsByID(k graph.Kind) bool {
	switch k {
	case graph.KindClaim, graph.KindEvidence, graph.KindPassage, graph.KindIdentity, graph.KindDataset:
		return true
	}
	return false
}
