package data_test

import (
	"fmt"
	"os"
	"testing"

	"onus/graph/graphtest"
	"onus/graph/neo4j"
	"onus/schema"
)

// pageOfClaims is a page of so many claims, as a notebook asks for them: with
// subject, source, passages and where each stands.
func pageOfClaims(n int, where string) string {
	return fmt.Sprintf(`{ claims(first: %d, where: {form: [%s]}) { pageInfo { endCursor hasNextPage } nodes { id text says form subject { name }
		source { name genre } passages { locator quote source { name } } claimants { name } questions { id }
		contrast { robust readings { profile { name } standing because } } } } }`, n, where)
}

// pageCalls are the calls that such a page takes, however long: for the page,
// what its claims refer to, their contrasts, and what undercuts undercuts in
// these. On two acts alone nothing does.
func pageCalls(n int, form string) int {
	if form == "ACT" && n == 2 {
		return 3
	}
	return 4
}

// TestPagesCostTheSame counts the calls of a page of 2 claims, and of 200: on
// SQLite those of the store, on Neo4j the statements that go to the server.
func TestPagesCostTheSame(t *testing.T) {
	for _, form := range []string{"ACT", "ATTRIBUTION", "TENURE"} {
		t.Run(form+" on SQLite", func(t *testing.T) {
			store := graphtest.NewCounting(onSQLite(t, "khrushchev-1956"))
			for _, n := range []int{2, 200} {
				store.Calls()
				answer(t, store, pageOfClaims(n, form), nil)
				if got := store.Calls(); got != pageCalls(n, form) {
					t.Errorf("a page of %d: %d calls, want %d", n, got, pageCalls(n, form))
				}
			}
		})
	}
	t.Run("on Neo4j", func(t *testing.T) {
		onNeo4j(t, "khrushchev-1956")
		counter := &neo4j.RunCounter{}
		store, err := neo4j.Open(t.Context(), neo4j.Config{
			URL: os.Getenv("ONUS_NEO4J_URL"), User: os.Getenv("ONUS_NEO4J_USER"), Password: os.Getenv("ONUS_NEO4J_PASSWORD"), BoltLogger: counter,
		})
		if err != nil {
			t.Fatal(err)
		}
		closeAfter(t, store)
		s, err := schema.New(schema.Config{Store: store})
		if err != nil {
			t.Fatal(err)
		}
		queries := map[string]int{
			`{ holders(position: "khrushchev-1956:premier", on: "1955") { holders { saidBy { testimony { claim { says } } } } } }`:   1,
			`{ holders(position: "khrushchev-1956:presidium", on: "1955") { holders { saidBy { testimony { claim { says } } } } } }`: 1,
			`{ graph(from: ["khrushchev-1956:molotov"], depth: 1) { nodes { id } edges { id } } }`:                                   1,
			`{ graph(from: ["khrushchev-1956:molotov"], depth: 3, limit: 5000) { nodes { id } edges { id } } }`:                      3,
			`{ claims(last: 200) { nodes { id source { name } } pageInfo { hasPreviousPage } } }`:                                    2,
		}
		for _, n := range []int{2, 200} {
			for _, form := range []string{"ACT", "ATTRIBUTION", "TENURE"} {
				queries[pageOfClaims(n, form)] = pageCalls(n, form)
			}
		}
		for query, want := range queries {
			got := counter.During(func() {
				if r := s.Exec(t.Context(), schema.Request{Query: query}); len(r.Errors) > 0 {
					t.Error(r.Errors)
				}
			})
			if got != want {
				t.Errorf("%d statements, want %d: %s", got, want, query)
			}
		}
	})
}
