package loaders

import "onus/graph"

// inSource checks that passages lie in the source, or in one that carries it:
// that derives from it, if need be by way of others.
func (c *checker) inSource(source graph.ID, cited []graph.ID) {
	if source == "" {
		return
	}
	for i, id := range cited {
		p := lookup[*graph.Passage](c.world, id)
		if p == nil || p.Source == source || c.carries(p.Source, source) {
			continue
		}
		c.fail("passages", i, Problem{
			Message:  c.spelled(id) + " lies in " + c.spelled(p.Source),
			Expected: "a passage in " + c.spelled(source) + ", or in a source that derives from it",
		})
	}
}

// carries reports whether a source derives from another.
func (c *checker) carries(outer, inner graph.ID) bool {
	if c.carried == nil {
		c.carried = map[[2]graph.ID]bool{}
	}
	key := [2]graph.ID{outer, inner}
	if known, ok := c.carried[key]; ok {
		return known
	}
	c.carried[key] = c.derives(outer, inner)
	return c.carried[key]
}

func (c *checker) derives(outer, inner graph.ID) bool {
	seen := map[graph.ID]bool{outer: true}
	for queue := []graph.ID{outer}; len(queue) > 0; queue = queue[1:] {
		s := lookup[*graph.Source](c.world, queue[0])
		if s == nil {
			continue
		}
		for _, d := range s.DerivesFrom {
			if d.Source == inner {
				return true
			}
			if !seen[d.Source] {
				seen[d.Source] = true
				queue = append(queue, d.Source)
			}
		}
	}
	return false
}
