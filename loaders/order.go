package loaders

import (
	"slices"

	"onus/graph"
)

// node is a record in the ordering of writes: what it is, and the records of
// its own kind that it refers to. Kinds themselves are ordered by Kinds.
type node struct {
	id   graph.ID
	kind graph.Kind
	refs []graph.ID
}

func nodeOf(r graph.Record) node {
	n := node{id: r.Base().ID, kind: r.Kind()}
	switch x := r.(type) {
	case *graph.Claim:
		n.refs = oneID(x.Grouping)
	case *graph.Evidence:
		n.refs = append(oneID(x.On), oneID(x.OnClaim)...)
	default:
		n.refs = append(append(slices.Clone(partOf(r)), succeeds(r)...), derivesFrom(r)...)
	}
	return n
}

// byReference sorts nodes so that each comes after those it refers to; those
// that refer to each other in a circle are one component. Components hold
// places in nodes.
func byReference(nodes []node) [][]int {
	kinds := map[graph.Kind]int{}
	for i, k := range graph.Kinds() {
		kinds[k] = i
	}
	order := make([]int, len(nodes))
	at := make(map[graph.ID]int, len(nodes))
	for i := range nodes {
		order[i] = i
		at[nodes[i].id] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return kinds[nodes[a].kind] - kinds[nodes[b].kind] })
	t := &tarjan{nodes: nodes, at: at, index: make([]int, len(nodes)), low: make([]int, len(nodes))}
	for _, i := range order {
		if t.index[i] == 0 {
			t.visit(i)
		}
	}
	return t.out
}

// tarjan finds strongly connected components, those referred to first
// (Tarjan 1972), with its path on the heap.
type tarjan struct {
	nodes      []node
	at         map[graph.ID]int
	index, low []int // 0: not visited; low is beyond all once assigned to a component
	next       int
	stack      []int
	out        [][]int
}

type frame struct{ node, ref int }

func (t *tarjan) visit(start int) {
	path := []frame{t.enter(start)}
	for len(path) > 0 {
		top := &path[len(path)-1]
		refs := t.nodes[top.node].refs
		if top.ref < len(refs) {
			to, ok := t.at[refs[top.ref]]
			top.ref++
			switch {
			case !ok || t.nodes[to].kind != t.nodes[top.node].kind:
			case t.index[to] == 0:
				path = append(path, t.enter(to))
			default:
				t.low[top.node] = min(t.low[top.node], t.low[to])
			}
			continue
		}
		done := top.node
		path = path[:len(path)-1]
		if len(path) > 0 && t.low[done] < t.index[done] {
			over := path[len(path)-1].node
			t.low[over] = min(t.low[over], t.low[done])
		}
		if t.low[done] == t.index[done] {
			t.close(done)
		}
	}
}

func (t *tarjan) enter(i int) frame {
	t.next++
	t.index[i], t.low[i] = t.next, t.next
	t.stack = append(t.stack, i)
	return frame{node: i}
}

func (t *tarjan) close(root int) {
	from := len(t.stack) - 1
	for t.stack[from] != root {
		from--
	}
	component := slices.Clone(t.stack[from:])
	t.stack = t.stack[:from]
	for _, i := range component {
		t.low[i] = len(t.nodes) + 1
	}
	t.out = append(t.out, component)
}
