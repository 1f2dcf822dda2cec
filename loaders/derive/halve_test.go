package derive_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
	"onus/loaders/derive"
)

// narrow is a store that has not the memory for walks from more than so many
// claims and questions together, nor for updates of more than twice as many
// records, once it is asked to be.
type narrow struct {
	graph.Store
	most    int
	refused int
	writes  bool // narrow for updates, too
}

func (n *narrow) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	return n.Store.Update(ctx, func(tx graph.Tx) error { return f(narrowTx{tx, n}) })
}

type narrowTx struct {
	graph.Tx
	*narrow
}

func (t narrowTx) Walk(ctx context.Context, route graph.Route) (*graph.Part, error) {
	return t.Tx.Walk(ctx, route)
}

func (t narrowTx) Put(ctx context.Context, records ...graph.Record) error {
	if t.writes && len(records) > 2*t.most {
		t.refused++
		return fmt.Errorf("%w: no memory", graph.ErrTooLarge)
	}
	return t.Tx.Put(ctx, records...)
}

func (n *narrow) Walk(ctx context.Context, route graph.Route) (*graph.Part, error) {
	part, err := n.Store.Walk(ctx, route)
	if err != nil {
		return nil, err
	}
	heavy := 0
	for _, id := range route.From {
		switch part.Records[id].(type) {
		case *graph.Claim, *graph.Question:
			heavy++
		}
	}
	if heavy > n.most {
		n.refused++
		return nil, fmt.Errorf("%w: no memory", graph.ErrTooLarge)
	}
	return part, nil
}

// A store that gives little at once is asked for less, and what is derived is
// the same.
func TestHalves(t *testing.T) {
	ctx := t.Context()
	most := 0
	rapid.Check(t, func(t *rapid.T) {
		h := &history{ctx: ctx, world: arbitrary.New(t, arbitrary.Options{})}
		want := h.fresh(t, graphtest.NewModel())
		store := &narrow{Store: graphtest.NewModel(), most: rapid.IntRange(1, 40).Draw(t, "ids at once")}
		other := &history{ctx: ctx, store: store, world: h.world}
		other.write(t, h.world.Records(), nil)
		store.writes = true
		other.derive(t)
		got := dumped(ctx, t, store)
		if got != want {
			t.Fatalf("%s\nin walks from %d ids it is derived otherwise (-all at once +halved):\n%s", h, store.most, strings.Join(differing(want, got), "\n"))
		}
		most = max(most, store.refused)
	})
	if most < 10 {
		t.Errorf("at most %d walks were refused", most)
	}
}

// Where even one record is too much, the error says so.
func TestNoHalvesOfOne(t *testing.T) {
	store := &narrow{Store: graphtest.NewModel(), most: 0}
	_, err := store.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), world()...) })
	if err != nil {
		t.Fatal(err)
	}
	if err := derive.All(t.Context(), store); !errors.Is(err, graph.ErrTooLarge) {
		t.Errorf("%v, want ErrTooLarge", err)
	}
}
