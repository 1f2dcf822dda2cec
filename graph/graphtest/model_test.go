package graphtest_test

import (
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
