package data_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/neo4j"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
)

// onEachStore runs a test on SQLite and on Neo4j, with a dataset of this
// folder loaded.
func onEachStore(t *testing.T, dataset string, test func(*testing.T, graph.Store)) {
	t.Helper()
	t.Run(dataset+" on SQLite", func(t *testing.T) { test(t, onSQLite(t, dataset)) })
	t.Run(dataset+" on Neo4j", func(t *testing.T) { test(t, onNeo4j(t, dataset)) })
}

func onSQLite(t *testing.T, dataset string) graph.Store {
	t.Helper()
	return loaded(t, emptySQLite(t), dataset)
}

// onServer is the dataset that the tests of this package last loaded into the
// Neo4j that they share one after the other, and have only read since.
var onServer string

// onNeo4j gives the database with a dataset loaded: emptied before, unless it
// is there still.
func onNeo4j(t *testing.T, dataset string) graph.Store {
	t.Helper()
	if onServer == dataset {
		return openNeo4j(t)
	}
	store := loaded(t, emptyNeo4j(t), dataset)
	onServer = dataset
	return store
}

// emptyNeo4j empties the database.
func emptyNeo4j(t *testing.T) graph.Store {
	t.Helper()
	store := openNeo4j(t)
	onServer = ""
	if err := graphtest.Empty(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	return store
}

func openNeo4j(t *testing.T) graph.Store {
	t.Helper()
	url := os.Getenv("ONUS_NEO4J_URL")
	if url == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("ONUS_NEO4J_URL is not set: in CI the tests run on Neo4j too")
		}
		t.Skip("ONUS_NEO4J_URL is not set: not run on Neo4j")
	}
	store, err := neo4j.Open(t.Context(), neo4j.Config{URL: url, User: os.Getenv("ONUS_NEO4J_USER"), Password: os.Getenv("ONUS_NEO4J_PASSWORD")})
	if err != nil {
		t.Fatal(err)
	}
	closeAfter(t, store)
	return store
}

func emptySQLite(t *testing.T) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "onus.db"))
	if err != nil {
		t.Fatal(err)
	}
	closeAfter(t, store)
	return store
}

func closeAfter(t *testing.T, store graph.Store) {
	t.Helper()
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
}

func loaded(t *testing.T, store graph.Store, dataset string) graph.Store {
	t.Helper()
	bundle := dossier.Read(folder(dataset))
	if _, err := loaders.Load(t.Context(), store, bundle, loaders.Options{Base: dossier.Read(data.Base())}); err != nil {
		t.Fatal(err)
	}
	return store
}

func folder(dataset string) fs.FS { return os.DirFS(dataset) }
