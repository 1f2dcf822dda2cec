package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"

	"onus/graph"
	"onus/graph/neo4j"
	"onus/graph/sqlite"
)

const defaultStore = "onus.db"

// storeFlags are the flags of every command that opens the store.
type storeFlags struct {
	store    string
	database string
	adopt    bool
}

func (s *storeFlags) add(fs *flag.FlagSet) {
	fs.StringVar(&s.store, "store", defaultStore, "a file (embedded), or neo4j://… or bolt://…; credentials from ONUS_NEO4J_USER and ONUS_NEO4J_PASSWORD")
	fs.StringVar(&s.database, "database", "neo4j", "Neo4j: the database's name")
	fs.BoolVar(&s.adopt, "adopt", false, "Neo4j: use a database that holds another graph's :Person or :Claim nodes")
}

// open opens the store that the flags name. This is the only place that knows
// which backends there are.
func (a *app) open(ctx context.Context, s storeFlags) (graph.Store, error) {
	if !strings.Contains(s.store, "://") {
		return sqlite.Open(ctx, s.store)
	}
	return neo4j.Open(ctx, neo4j.Config{
		URL: s.store, Database: s.database, Adopt: s.adopt,
		User: a.env("ONUS_NEO4J_USER"), Password: a.env("ONUS_NEO4J_PASSWORD"),
	})
}

// exists refuses to read a file that is not there: a name mistyped would make
// an empty store of that name. The default one may be made.
func (s storeFlags) exists() error {
	if s.store == defaultStore || strings.Contains(s.store, "://") {
		return nil
	}
	if _, err := os.Stat(s.store); err != nil {
		return fmt.Errorf("--store %s: no such file: %w", s.store, graph.ErrNotFound)
	}
	return nil
}

// with opens the store, calls f and closes it.
func (a *app) with(ctx context.Context, s storeFlags, f func(graph.Store) error) error {
	store, err := a.open(ctx, s)
	if err != nil {
		return err
	}
	err = f(store)
	if closing := store.Close(); err == nil {
		err = closing
	}
	return err
}
