package contrast

import (
	"context"
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
