package data_test

import (
	"fmt"
	"os"
	"testing"

	"onus/graph/neo4j"
	"onus/schema"
)

// TestNeo4jStatements counts the statements that really go to the server: one
// for a contrast, two for a page of contrasts, however long the page.
func TestNeo4jStatements(t *testing.T) {
	onNeo4j(t, "khrushchev-1956")
	counter := &neo4j.RunCounter{}
	store, err := neo4j.Open(t.Context(), neo4j.Config{
		URL: os.Getenv("ONUS_NEO4J_URL"), User: os.Getenv("ONUS_NEO4J_USER"), Password: os.Getenv("ONUS_NEO4J_PASSWORD"), BoltLogger: counter,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}()
	s, err := schema.New(schema.Config{Store: store})
	if err != nil {
		t.Fatal(err)
	}
	page := func(n int) string {
		return fmt.Sprintf(`{ claims(first: %d, where: {form: [ATTRIBUTION]}) { nodes { id %s } } }`, n, wholeContrast) + fragments
	}
	tests := []struct {
		name, query string
		want        int
	}{
		{"a contrast by the id of its claim", `{ contrast(claim: "khrushchev-1956:memoir-groups--khrushchev--knowledge") { for { id } ` + wholeContrast[len("contrast {"):] + ` }` + fragments, 1},
		{"a page of 2 contrasts", page(2), 2},
		{"a page of 50 contrasts", page(50), 2},
	}
	for _, q := range readmeQueries(t) {
		tests = append(tests, struct {
			name, query string
			want        int
		}{"the README's query", q, 1})
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := counter.During(func() {
				if r := s.Exec(t.Context(), schema.Request{Query: test.query}); len(r.Errors) > 0 {
					t.Fatal(r.Errors)
				}
			})
			if got != test.want {
				t.Errorf("want %d statements, got %d", test.want, got)
			}
		})
	}
}
