package sqlite

import "onus/graph"

// source adds FROM and WHERE for all that the selection asks for, but cursors.
// Where one reference must hold, the records are read off its index, in their
// order; else the index of the kind is followed. It returns the column with
// the sort key.
func (s selection) source(c *clause) string {
	key := "r.sort"
	conditions := flat(s.Where)
	if i := s.driver(conditions); i >= 0 && s.Order.By == "" {
		f := conditions[i]
		c.add(" FROM link l CROSS JOIN record r ON r.id = l.src WHERE l.dst = ? AND l.rel = ? AND l.kind = ? AND ",
			f.In[0], string(relOf(s.Kind, f.Field)), string(s.Kind))
		c.inField("l", f.Field)
		key = "l.sort"
		if sortsByID(s.Kind) {
			c.add(" AND l.sort IS NULL")
			key = "l.src"
		}
		conditions = append(conditions[:i:i], conditions[i+1:]...)
	} else {
		c.add(" FROM record r WHERE r.kind = ?", string(s.Kind))
	}
	for _, f := range conditions {
		c.add(" AND ")
		c.filter(f, s.Kind, "r")
	}
	for _, w := range s.words {
		c.add(" AND r.id IN (SELECT w.id FROM word w WHERE w.kind = ? AND w.token >= ? AND w.token < ?)", string(s.Kind), w, w+beyondWords)
	}
	return key
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
