package contrast

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/graphtest"
)

// Route brings all that a contrast needs: what it comes to in the part that a
// store walks is what it comes to in the whole graph.
func TestRouteBringsAllThatCounts(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		d := drawClaims(t, allKinds...)
		whole := derived(d.records...)
		store := graphtest.NewModel()
		all := slices.Collect(maps.Values(whole.Records))
		if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, all...) }); err != nil {
			t.Fatal(err)
		}
		for _, c := range d.claims[:1] { // walks of the model are slow
			part, err := store.Walk(ctx, Route(c.ID))
			if err != nil {
				t.Fatal(err)
			}
			want, err := Of(whole, c.ID, Lens{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := Of(part, c.ID, Lens{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(lines(want), lines(got)); diff != "" {
				t.Errorf("%s (-of the whole graph +as walked):\n%s", c.ID, diff)
			}
		}
	})
}

// What is asserted, and what undercuts, comes from a claim of a Grouping: what
// undercuts that is brought by the walk itself. A reason of a reason of a
// reason is brought by walking on.
func TestRouteBringsObjections(t *testing.T) {
	grouping := claim("groups", "minutes", &graph.Grouping{Event: id("wrong"), Groups: []graph.Group{{Label: "those who knew", Members: []graph.ID{id("bert")}}}})
	placed := claim("placed", "minutes", stood("knowledge", "bert", "wrong", "", "full"))
	placed.Grouping = grouping.ID
	contradicts := undercut("e", "placed", id("ignorant"))
	contradicts.Stance = graph.Contradicts
	onGrouping := undercut("last", "why-not", grouping.ID)
	chain := []graph.Record{undercut("u1", "why", id("knew"))}
	for i := 2; i <= 12; i++ {
		reason := claim(fmt.Sprintf("r%d", i), "memoir", says())
		on := id(fmt.Sprintf("r%d", i-1))
		if i == 2 {
			on = id("why")
		}
		chain = append(chain, reason, undercut(fmt.Sprintf("u%d", i), reason.ID.Slug(), on))
	}
	tests := []struct {
		name    string
		with    []graph.Record
		further bool // than one walk
		want    string
	}{
		{"what is asserted", []graph.Record{placed, grouping, contradicts, onGrouping}, false, "undercut asserted placed contradictory"},
		{"the reason of an undercut", []graph.Record{placed, grouping, undercut("u1", "placed", id("knew")), onGrouping}, true, "against direct knew contrary"},
		{"a reason, not undercut", []graph.Record{undercut("u1", "why", id("knew"))}, false, "undercut direct knew contrary"},
		{"twelve reasons", chain, true, "against direct knew contrary"},
		{"eleven reasons", chain[:len(chain)-2], true, "undercut direct knew contrary"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, walks := walkedOn(t, derived(append(against(), test.with...)...), id("ignorant"))
			if diff := cmp.Diff(lines(contrasted(t, "ignorant", Lens{}, append(against(), test.with...)...)), lines(c)); diff != "" {
				t.Errorf("(-of the whole graph +as walked):\n%s", diff)
			}
			if !slices.Contains(lines(c), test.want) {
				t.Errorf("%q, want %q among them", lines(c), test.want)
			}
			if further := walks > 0; further != test.further {
				t.Errorf("%d further walks", walks)
			}
		})
	}
}

// walkedOn is the contrast of a claim as it is walked in a store that holds
// these records, and how many walks it took beside the first.
func walkedOn(t *testing.T, whole *graph.Part, claim graph.ID) (c *Contrast, walks int) {
	t.Helper()
	ctx := t.Context()
	store := graphtest.NewModel()
	if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, slices.Collect(maps.Values(whole.Records))...) }); err != nil {
		t.Fatal(err)
	}
	part, err := store.Walk(ctx, Route(claim))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[graph.ID]bool{}
	for route, ok := Objections(part, seen); ok; route, ok = Objections(part, seen) {
		more, err := store.Walk(ctx, route)
		if err != nil {
			t.Fatal(err)
		}
		part.Merge(more)
		walks++
	}
	if c, err = Of(part, claim, Lens{}); err != nil {
		t.Fatal(err)
	}
	return c, walks
}
