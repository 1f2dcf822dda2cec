package neo4j

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// A route is a tree, and trees that people write repeat themselves: what is
// fetched of a claim is fetched of every claim. So equal branches become one
// step, taken once from all the records that lead to it. What a hop finds
// depends on the record alone, not on the way there.

// step is a hop with what follows it.
type step struct {
	hop    graph.Hop
	then   []*step
	inputs []int // the sets it starts from
}

// move is one block of the statement: a hop from every record of some sets to
// the set out.
type move struct {
	hop    graph.Hop
	inputs []int
	out    int
	deep   bool // all repetitions of the hop in one pattern
}

// limited reports that the server has to order and cut what a hop reaches. A
// record itself refers to few others; many may refer to it.
func (m move) limited() bool { return m.hop.Back || m.hop.Limit > 0 }

// movesOf turns hops into moves, each after those that it starts from.
func movesOf(hops []graph.Hop) []move {
	tree := planter{known: map[string]*step{}, names: map[*step]int{}}
	first := tree.plant(hops)
	for _, s := range first {
		s.inputs = []int{0}
	}
	var moves []move
	for _, s := range inOrder(first) {
		outs := s.moves(&moves)
		for _, next := range s.then {
			next.inputs = union(next.inputs, outs)
		}
	}
	return moves
}

// moves adds the moves of one step and gives the sets of what it reached.
func (s *step) moves(moves *[]move) []int {
	add := func(inputs []int, deep bool) int {
		out := len(*moves) + 1
		*moves = append(*moves, move{s.hop, inputs, out, deep})
		return out
	}
	if s.hop.Times > 1 && isPlain(s.hop) {
		return []int{add(s.inputs, true)}
	}
	outs := []int{add(s.inputs, false)}
	for range s.hop.Times - 1 {
		outs = append(outs, add(outs[len(outs)-1:], false))
	}
	return outs
}

// isPlain: nothing is left out on the way, so one pattern of variable length
// finds the same.
func isPlain(h graph.Hop) bool {
	return !h.Back && h.Kind == "" && h.Limit == 0 && h.Where.IsZero()
}

// planter makes equal branches one.
type planter struct {
	known map[string]*step
	names map[*step]int
}

func (p planter) plant(hops []graph.Hop) []*step {
	var steps []*step
	for _, h := range hops {
		then := p.plant(h.Then)
		key := hopKey(h)
		for _, s := range then {
			key += fmt.Sprint(" ", p.names[s])
		}
		s := p.known[key]
		if s == nil {
			h.Then = nil
			s = &step{hop: h, then: then}
			p.known[key], p.names[s] = s, len(p.names)
		}
		if !slices.Contains(steps, s) {
			steps = append(steps, s)
		}
	}
	return steps
}

// hopKey tells hops apart, by themselves.
func hopKey(h graph.Hop) string {
	var b strings.Builder
	writeHop(&b, h)
	return b.String()
}

func writeHop(b *strings.Builder, h graph.Hop) {
	b.WriteString(string(h.Rel))
	if h.Back {
		b.WriteByte('<')
	}
	b.WriteString(string(h.Kind))
	if h.Limit != 0 || h.Times != 0 || h.Order != (graph.Order{}) {
		fmt.Fprintf(b, "/%d/%d/%s/%t", h.Limit, h.Times, h.Order.By, h.Order.Desc)
	}
	if !h.Where.IsZero() {
		where, _ := json.Marshal(h.Where) // plain values always can
		b.Write(where)
	}
}

// routeKey tells routes apart but for where they start.
func routeKey(r graph.Route) string {
	var b strings.Builder
	for _, k := range r.With {
		b.WriteString(string(k))
		b.WriteByte('+')
	}
	writeHops(&b, r.Hops)
	return b.String()
}

func writeHops(b *strings.Builder, hops []graph.Hop) {
	for _, h := range hops {
		writeHop(b, h)
		b.WriteByte('(')
		writeHops(b, h.Then)
		b.WriteByte(')')
	}
}

// inOrder lists the steps so that each comes after all that lead to it, else
// as the route has them.
func inOrder(first []*step) []*step {
	var out []*step
	seen := map[*step]bool{}
	var visit func(steps []*step)
	visit = func(steps []*step) {
		for _, s := range slices.Backward(steps) {
			if !seen[s] {
				seen[s] = true
				visit(s.then)
				out = append(out, s)
			}
		}
	}
	visit(first)
	slices.Reverse(out)
	return out
}

func union(a, b []int) []int {
	out := slices.Clone(a)
	for _, i := range b {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
