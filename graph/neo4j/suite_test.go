package neo4j_test

import (
	"flag"
	"testing"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/neo4j/neo4jtest"
)

// Every random route and filter is a statement that the server has to plan
// anew, which takes most of the time.
const randomSequences = "15"

func TestNeo4jStore(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set(randomSequences); err != nil {
			t.Fatal(err)
		}
	}
	graphtest.Run(t, func(t *testing.T) graph.Store { return neo4jtest.Open(t) })
}
