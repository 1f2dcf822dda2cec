package graphtest_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/graphtest"
)

func TestModel(t *testing.T) {
	graphtest.Run(t, func(*testing.T) graph.Store { return graphtest.NewModel() })
}

func TestRandomRecordsReferToOneAnother(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		records := graphtest.Records().Draw(rt, "records")
		_, err := graphtest.NewModel().Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) })
		if err != nil {
			rt.Fatal(err)
		}
	})
}

func TestCountingCountsReads(t *testing.T) {
	store := graphtest.NewCounting(graphtest.NewModel())
	ctx := t.Context()
	_, err := store.Update(ctx, func(tx graph.Tx) error {
		if err := tx.Put(ctx, graphtest.Samples()...); err != nil {
			return err
		}
		_, err := tx.Find(ctx, graph.Query{Kind: graph.KindPerson})
		return err
	})
	if err != nil || store.Calls() != 0 {
		t.Errorf("an update counts (%v)", err)
	}
	for range store.Scan(ctx, graph.Query{Kind: graph.KindPerson}) {
		break
	}
	_, walkErr := store.Walk(ctx, graph.Route{})
	_, findErr := store.Find(ctx, graph.Query{Kind: graph.KindPerson})
	_, searchErr := store.Search(ctx, "a", graph.Query{Kind: graph.KindPerson})
	_, countErr := store.Count(ctx, graph.Query{Kind: graph.KindPerson}, "")
	_, revisionErr := store.Revision(ctx)
	if err := errors.Join(walkErr, findErr, searchErr, countErr, revisionErr); err != nil {
		t.Error(err)
	}
	if first, then := store.Calls(), store.Calls(); first != 6 || then != 0 {
		t.Errorf("%d calls, then %d; want 6 and 0", first, then)
	}
}
