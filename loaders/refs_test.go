package loaders

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/graphtest"
)

// derivedRels are no references of an author.
var derivedRels = []graph.Rel{
	graph.Answers, graph.Carries, graph.Subject, graph.At, graph.RootedIn, graph.TellsOf, graph.DecidedBy, graph.BearsOn, graph.Premise,
}

// TestRefsAreLinks: what Check looks at is what a store will refuse.
func TestRefsAreLinks(t *testing.T) {
	for _, r := range graphtest.Samples() {
		var want, got []graph.ID
		for _, l := range graph.Links(r) {
			if !slices.Contains(derivedRels, l.Rel) {
				want = append(want, l.To)
			}
		}
		var rs refs
		for _, ref := range rs.of(r) {
			if ref.field != "onWhom" { // no reference to a store
				got = append(got, ref.to)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		want, got = slices.Compact(want), slices.Compact(got)
		if r.Kind() == graph.KindQuestion {
			want = nil // nobody loads questions
		}
		if !slices.Equal(want, got) {
			t.Errorf("%s %s: links to %v, refers to %v", r.Kind(), r.Base().ID, want, got)
		}
	}
}

// TestRefsAreNumbered: the nth reference in a field has the place of the nth.
func TestRefsAreNumbered(t *testing.T) {
	for _, r := range graphtest.Samples() {
		var rs refs
		next := map[string]int{}
		for _, ref := range rs.of(r) {
			if ref.nth != next[ref.field] {
				t.Errorf("%s: reference %d in %s has the number %d", r.Kind(), next[ref.field], ref.field, ref.nth)
			}
			next[ref.field]++
		}
	}
}

// TestByReference: each record comes after those of its kind that it refers
// to, or together with them.
func TestByReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := []graph.ID{"a", "b", "c", "d", "e", "f"}
		kinds := []graph.Kind{graph.KindEvidence, graph.KindClaim, graph.KindPerson}
		nodes := make([]node, len(ids))
		for i, id := range ids {
			refs := rapid.SliceOfN(rapid.SampledFrom(ids), 0, 2).Draw(t, "refs")
			nodes[i] = node{id: id, kind: rapid.SampledFrom(kinds).Draw(t, "kind"), refs: refs}
		}
		at := map[graph.ID]int{}
		components := byReference(nodes)
		for n, component := range components {
			for _, i := range component {
				at[nodes[i].id] = n
			}
		}
		if len(at) != len(nodes) {
			t.Fatalf("%d of %d nodes in %v", len(at), len(nodes), components)
		}
		for _, n := range nodes {
			for _, to := range n.refs {
				if nodes[slices.Index(ids, to)].kind == n.kind && at[to] > at[n.id] {
					t.Fatalf("%s before %s, to which it refers: %v", n.id, to, components)
				}
			}
		}
		if len(components) > len(nodes) {
			t.Fatal(components)
		}
	})
}
