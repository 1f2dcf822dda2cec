package loaders

import (
	"strings"

	"onus/graph"
)

// cycles reports references that lead back to where they began, each circle
// once, at the first of its records in the bundle.
func (c *checker) cycles() {
	for _, along := range []struct {
		field string
		next  func(graph.Record) []graph.ID
	}{{"partOf", partOf}, {"succeeds", succeeds}, {"derivesFrom", derivesFrom}} {
		walk := circles{next: along.next, world: c.world, state: map[graph.ID]visit{}}
		for i := range c.items {
			c.item = &c.items[i]
			id := c.item.Record.Base().ID
			if len(along.next(c.item.Record)) == 0 || walk.state[id] != unseen {
				continue
			}
			for _, circle := range walk.from(id) {
				c.circle(along.field, circle)
			}
		}
	}
}

func (c *checker) circle(field string, circle []graph.ID) {
	names := make([]string, len(circle))
	first := len(c.items)
	for i, id := range circle {
		names[i] = c.spelled(id)
		if at, ok := c.mine[id]; ok {
			first = min(first, int(at))
		}
	}
	if first < len(c.items) {
		c.item = &c.items[first]
	}
	c.failf(field, "no way back to the record itself", "goes in a circle: %s", strings.Join(names, " → "))
}

func partOf(r graph.Record) []graph.ID {
	switch x := r.(type) {
	case *graph.Organization:
		return oneID(x.PartOf)
	case *graph.Event:
		return oneID(x.PartOf)
	}
	return nil
}

func oneID(id graph.ID) []graph.ID {
	if id == "" {
		return nil
	}
	return []graph.ID{id}
}

func succeeds(r graph.Record) []graph.ID {
	switch x := r.(type) {
	case *graph.Organization:
		return x.Succeeds
	case *graph.Position:
		return x.Succeeds
	}
	return nil
}

func derivesFrom(r graph.Record) []graph.ID {
	s, ok := r.(*graph.Source)
	if !ok {
		return nil
	}
	out := make([]graph.ID, len(s.DerivesFrom))
	for i, d := range s.DerivesFrom {
		out[i] = d.Source
	}
	return out
}

type visit uint8

const (
	unseen visit = iota
	onPath
	done
)

// circles is a depth-first search with its path on the heap: chains may be long.
type circles struct {
	next  func(graph.Record) []graph.ID
	world *world
	state map[graph.ID]visit
}

type step struct {
	id   graph.ID
	rest []graph.ID
}

// from gives the circles that can be reached from there and were not met
// before, each closed.
func (k *circles) from(start graph.ID) (found [][]graph.ID) {
	path := []step{k.enter(start)}
	for len(path) > 0 {
		top := &path[len(path)-1]
		if len(top.rest) == 0 {
			k.state[top.id] = done
			path = path[:len(path)-1]
			continue
		}
		to := top.rest[0]
		top.rest = top.rest[1:]
		switch k.state[to] {
		case onPath:
			found = append(found, closed(path, to))
		case unseen:
			path = append(path, k.enter(to))
		}
	}
	return found
}

func (k *circles) enter(id graph.ID) step {
	k.state[id] = onPath
	if r := k.world.record(id); r != nil {
		return step{id, k.next(r)}
	}
	return step{id, nil}
}

func closed(path []step, to graph.ID) []graph.ID {
	var out []graph.ID
	for _, s := range path {
		if len(out) > 0 || s.id == to {
			out = append(out, s.id)
		}
	}
	return append(out, to)
}
