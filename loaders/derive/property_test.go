package derive_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
	"onus/graph/neo4j/neo4jtest"
	"onus/graph/sqlite"
	"onus/loaders"
)

// What is asked of derivation, and of how many worlds. Each is compared four
// times: when it is loaded, and after each of three steps. That makes 1,000
// histories on SQLite and 100 on Neo4j; -rapid.checks below these numbers
// makes fewer.
const (
	steps        = 3
	shards       = 2 // side by side
	worldsSQLite = 125
	worldsNeo4j  = 25
)

// Derivation is a function of the records alone: whatever befell a store, it
// holds what a fresh one does in which the same records were loaded at once.
func checkHistories(t *testing.T, store graph.Store) {
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		h := begin(ctx, t, store)
		h.compare(t)
		for range steps {
			h.step(t)
			h.compare(t)
		}
	})
}

func TestHistories(t *testing.T) {
	check(t, worldsSQLite)
	t.Run("SQLite", func(t *testing.T) {
		for i := range shards {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				checkHistories(t, inFile(t))
			})
		}
	})
}

func TestHistoriesNeo4j(t *testing.T) {
	store := neo4jtest.Open(t)
	check(t, worldsNeo4j)
	checkHistories(t, store)
}

// check sets how often rapid checks in this test, unless its flag says less.
func check(t *testing.T, n int) {
	const byDefault = "100"
	f := flag.Lookup("rapid.checks")
	before := f.Value.String()
	if asked, err := strconv.Atoi(before); err != nil || before != byDefault && asked < n {
		return
	}
	set := func(n string) {
		if err := flag.Set("rapid.checks", n); err != nil {
			t.Fatal(err)
		}
	}
	set(strconv.Itoa(n))
	t.Cleanup(func() { set(before) })
}

func inFile(t *testing.T) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "onus.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// Worlds are such as a loader accepts, also after edits and deletions.
func TestWorldsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := arbitrary.New(t, arbitrary.Options{})
		for range rapid.IntRange(0, 2).Draw(t, "edits") {
			w.Remove(rapid.SampledFrom(w.Slots()).Draw(t, "removed"))
			w.Redraw(t, rapid.SampledFrom(w.Slots()).Draw(t, "edited"))
		}
		bundles := map[string]*loaders.Bundle{}
		for _, r := range w.Records() {
			slug := r.Base().Dataset
			if bundles[slug] == nil {
				bundles[slug] = &loaders.Bundle{Dataset: &graph.Dataset{Meta: graph.Meta{ID: graph.DatasetID(slug), Dataset: slug, Name: slug}}}
			}
			bundles[slug].Items = append(bundles[slug].Items, loaders.Item{Record: r})
		}
		for slug, b := range bundles {
			var others []*loaders.Bundle
			for other, b := range bundles {
				if other != slug {
					others = append(others, b)
				}
			}
			if problems, err := loaders.Check(t.Context(), nil, b, others...); err != nil || len(problems) > 0 {
				t.Errorf("%v %v", err, problems)
			}
		}
	})
}

// Worlds have much in common: every rule carries something somewhere, and
// people disagree.
func TestWorldsQuarrel(t *testing.T) {
	found := map[string]int{}
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		store := graphtest.NewModel()
		h := &history{ctx: ctx, store: store, world: arbitrary.New(t, arbitrary.Options{})}
		found["records"] += len(h.world.Records())
		h.fresh(t, store)
		for _, k := range []graph.Kind{graph.KindClaim, graph.KindEvidence} {
			for r, err := range store.Scan(ctx, graph.Query{Kind: k}) {
				if err != nil {
					t.Fatal(err)
				}
				switch x := r.(type) {
				case *graph.Evidence:
					found["rule "+x.Rule]++
				case *graph.Claim:
					for _, s := range x.Derived.Standings {
						_, standing, _ := strings.Cut(s, "=")
						found["standing "+standing]++
					}
				}
			}
		}
	})
	for _, what := range []string{
		"rule collective", "rule sole", "rule inherited", "rule implied-knowledge", "rule absence",
		"standing open", "standing prevails", "standing yields", "standing unopposed",
	} {
		if found[what] == 0 {
			t.Errorf("no world has: %s (%v)", what, found)
		}
	}
	t.Log(found)
}
