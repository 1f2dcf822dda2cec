package main

import (
	"bytes"
	"os"
	"testing"

	"onus/graph"
	"onus/graph/graphtest"
)

// neo4jURL is the test server's address, its database emptied.
func neo4jURL(t *testing.T) string {
	t.Helper()
	url := os.Getenv("ONUS_NEO4J_URL")
	if url == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("ONUS_NEO4J_URL is not set: in CI the tests run on Neo4j too")
		}
		t.Skip("ONUS_NEO4J_URL is not set: not run on Neo4j")
	}
	a := &app{out: &bytes.Buffer{}, err: &bytes.Buffer{}, env: os.Getenv}
	err := a.with(t.Context(), storeFlags{store: url, serverFlags: serverFlags{database: "neo4j"}}, func(store graph.Store) error {
		return graphtest.Empty(t.Context(), store)
	})
	if err != nil {
		t.Fatal(err)
	}
	return url
}
