package ask_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/drawing"
	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
)

// elsewhere are references along which drawings are not widened, though they
// are drawn between what is there.
var elsewhere = []string{"CARRIES", "TELLS_OF", "ROOTED_IN", "DECIDED_BY", "PREMISE"}

// notBack are followed only from the record that refers.
var notBack = []string{"EXCEPT", "COUNTS", "COUNTS_WITHIN", "SEARCHED"}

func world(t *rapid.T) (*graphtest.Counting, []graph.Record) {
	records := arbitrary.New(t, arbitrary.Options{Claims: 10, Evidence: 8}).Records()
	store := graphtest.NewCounting(graphtest.NewModel())
	ctx := context.Background()
	if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, records...) }); err != nil {
		t.Fatal(err)
	}
	store.Calls()
	return store, records
}

// One step away, a drawing has every edge that the drawing of the whole world
// has at that record.
func TestAroundHasAllEdges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store, records := world(t)
		at := rapid.SampledFrom(records).Draw(t, "record").Base().ID
		view := rapid.SampledFrom(drawing.Views()).Draw(t, "view")
		found, err := ask.Around(context.Background(), store, ask.Drawn{View: view, Depth: 1, Limit: 5000}, at)
		if err != nil || found.Truncated {
			t.Fatal(found, err)
		}
		if n := store.Calls(); n != 1 {
			t.Errorf("%d walks for one step", n)
		}
		g := drawing.Of(view, found.Records)
		got := edgesOf(g)
		for _, e := range drawing.Of(view, records).Edges {
			if view == drawing.Folded && farther(g, records, e, at) {
				continue
			}
			back := slices.Contains(notBack, e.Kind) && e.To == at
			if (e.From == at || e.To == at) && !got[e.ID] && !back && !slices.Contains(elsewhere, e.Kind) {
				t.Errorf("around %s, %s: the edge %s is missing", at, view, e.ID)
			}
		}
	})
}

// farther: what makes this an edge at the record is more than a step away:
// evidence by which a claim, or a presumption, becomes a node; an undercut of
// evidence from the record, or of what a rule derives from it.
func farther(g *drawing.Graph, records []graph.Record, e drawing.Edge, at graph.ID) bool {
	isNode := slices.ContainsFunc(g.Nodes, func(n drawing.Node) bool { return n.ID == e.From })
	for _, r := range records {
		switch x := r.(type) {
		case *graph.Claim:
			if x.ID == e.From && !isNode && slices.ContainsFunc(g.Edges, func(e drawing.Edge) bool { return e.Claim == x.ID }) {
				return true
			}
		case *graph.Presumption:
			if x.ID == e.From {
				return true
			}
		case *graph.Evidence:
			if x.ID == e.Claim && x.From != at && x.On != at {
				return true
			}
		}
	}
	return false
}

func edgesOf(g *drawing.Graph) map[string]bool {
	out := map[string]bool{}
	for _, e := range g.Edges {
		out[e.ID] = true
	}
	return out
}

// However far a drawing goes, it takes a walk a step, has nothing twice, keeps
// to its limit, and says so when that left something out.
func TestAroundKeepsItsLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store, records := world(t)
		at := rapid.SampledFrom(records).Draw(t, "record").Base().ID
		d := ask.Drawn{View: rapid.SampledFrom(drawing.Views()).Draw(t, "view"), Depth: rapid.IntRange(0, 4).Draw(t, "depth"), Limit: 5000}
		whole, err := ask.Around(context.Background(), store, d, at)
		if err != nil || whole.Truncated {
			t.Fatal(whole, err)
		}
		if n := store.Calls(); n > max(d.Depth, 1) {
			t.Errorf("%d walks for %d steps", n, d.Depth)
		}
		d.Limit = rapid.IntRange(1, len(whole.Records)+1).Draw(t, "limit")
		some, err := ask.Around(context.Background(), store, d, at)
		if err != nil {
			t.Fatal(err)
		}
		ids := map[graph.ID]bool{}
		for _, r := range some.Records {
			ids[r.Base().ID] = true
		}
		if len(ids) != len(some.Records) || len(ids) > d.Limit || !ids[at] {
			t.Errorf("%d records, %d of them different, under a limit of %d", len(some.Records), len(ids), d.Limit)
		}
		if len(ids) < len(whole.Records) && !some.Truncated {
			t.Errorf("%d of %d records, and nothing says that there are more", len(ids), len(whole.Records))
		}
		if !subset(some, whole) {
			t.Error("a limit brought what was not there without it")
		}
	})
}

func subset(a, b *ask.Surroundings) bool {
	in := map[graph.ID]bool{}
	for _, r := range b.Records {
		in[r.Base().ID] = true
	}
	return !slices.ContainsFunc(a.Records, func(r graph.Record) bool { return !in[r.Base().ID] })
}

// Claims are drawn with every edge that says what they say, and with the
// evidence on them; in one walk, and whole as long as there is room.
func TestOfClaims(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store, records := world(t)
		var claims []graph.Record
		for _, r := range records {
			if r.Kind() == graph.KindClaim && rapid.Bool().Draw(t, "this one") {
				claims = append(claims, r)
			}
		}
		d := ask.Drawn{View: rapid.SampledFrom(drawing.Views()).Draw(t, "view"), Limit: 5000}
		found, err := ask.OfClaims(context.Background(), store, d, claims)
		if err != nil || found.Truncated {
			t.Fatal(found, err)
		}
		if n := store.Calls(); n != 1 {
			t.Errorf("%d walks", n)
		}
		got := edgesOf(drawing.Of(d.View, found.Records))
		for _, e := range drawing.Of(d.View, records).Edges {
			if isOf(claims, e) && !got[e.ID] && !slices.Contains(elsewhere, e.Kind) {
				t.Errorf("%s: the edge %s is missing", d.View, e.ID)
			}
		}
		d.Limit = rapid.IntRange(1, len(records)).Draw(t, "limit")
		some, err := ask.OfClaims(context.Background(), store, d, claims)
		if err != nil || len(some.Records) > d.Limit || len(some.Records) < len(found.Records) && !some.Truncated || !subset(some, found) {
			t.Errorf("under a limit of %d: %d of %d records, truncated %t, %v", d.Limit, len(some.Records), len(found.Records), some.Truncated, err)
		}
	})
}

func isOf(claims []graph.Record, e drawing.Edge) bool {
	return slices.ContainsFunc(claims, func(c graph.Record) bool { return c.Base().ID == e.Claim })
}
