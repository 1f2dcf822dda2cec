package main

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/neo4j"
	"onus/graph/sqlite"
)

const defaultStore = "onus.db"

// serverFlags are those of a store on a server.
type serverFlags struct {
	database string
	adopt    bool
}

func (s *serverFlags) add(fs *flag.FlagSet) {
	fs.StringVar(&s.database, "database", "neo4j", "Neo4j: the `name` of the database")
	fs.BoolVar(&s.adopt, "adopt", false, "Neo4j: use a database that holds another graph's :Person or :Claim nodes")
}

// storeFlags are the flags of every command that opens the store.
type storeFlags struct {
	store string
	serverFlags
}

func (s *storeFlags) add(fs *flag.FlagSet) {
	fs.StringVar(&s.store, "store", defaultStore,
		"the store: a `file` (embedded), or neo4j://… or bolt://…; credentials from ONUS_NEO4J_USER and ONUS_NEO4J_PASSWORD")
	s.serverFlags.add(fs)
}

// schemes are those of Neo4j: with routing or without, and over TLS.
var schemes = []string{"neo4j", "bolt", "neo4j+s", "bolt+s", "neo4j+ssc", "bolt+ssc"}

// open opens the store that the flags name. This is the only place that knows
// which backends there are.
func (a *app) open(ctx context.Context, s storeFlags) (graph.Store, error) {
	scheme, _, isServer := strings.Cut(s.store, "://")
	if !isServer {
		return openFile(ctx, s.store)
	}
	if !slices.Contains(schemes, scheme) {
		return nil, usagef("--store %s://…: unknown scheme%s", scheme, nearest(scheme, schemes))
	}
	store, err := neo4j.Open(ctx, neo4j.Config{
		URL: s.store, Database: s.database, Adopt: s.adopt,
		User: a.env("ONUS_NEO4J_USER"), Password: a.env("ONUS_NEO4J_PASSWORD"),
	})
	if errors.Is(err, graph.ErrInvalid) {
		return nil, usagef("--store: %s", message(err))
	}
	if err != nil {
		return nil, err
	}
	return store, nil
}

func openFile(ctx context.Context, path string) (graph.Store, error) {
	if path == "" {
		return nil, usagef("--store names nothing; expected a file, or neo4j://… or bolt://…")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, usagef("--store %s: this is a folder; expected a file, the store", path)
	}
	if folder := filepath.Dir(path); !isFolder(folder) {
		return nil, usagef("--store %s: there is no folder %s to make the store in", path, folder)
	}
	store, err := sqlite.Open(ctx, path)
	if err == nil {
		return store, nil
	}
	if why := closed(path); why != nil {
		return nil, usagef("--store %s: %v", path, why)
	}
	return nil, err
}

// closed is why the system does not let us write to a file, nil if it does.
func closed(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	var at *fs.PathError
	switch {
	case err == nil:
		return f.Close()
	case errors.Is(err, fs.ErrNotExist): // so it could not be made
		f, err = os.CreateTemp(filepath.Dir(path), ".onus-")
		if err == nil {
			return errors.Join(f.Close(), os.Remove(f.Name()))
		}
	}
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// exists refuses to read a file that is not there: a name mistyped would make
// an empty store of that name. The default one may be made, by commands that
// load the founding dataset into it.
func (s storeFlags) exists() error {
	if s.store == defaultStore {
		return nil
	}
	return s.isThere()
}

// isThere refuses a file that is not there.
func (s storeFlags) isThere() error {
	if strings.Contains(s.store, "://") {
		return nil
	}
	if _, err := os.Stat(s.store); err != nil {
		return notFound("--store %s: no such file; onus load DIR makes a store", s.store)
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

// withFounded is with for a question: a first one is asked of the founding
// dataset, which a store that holds nothing at all is given.
func (a *app) withFounded(ctx context.Context, s storeFlags, f func(graph.Store) error) error {
	if err := s.exists(); err != nil {
		return err
	}
	return a.with(ctx, s, func(store graph.Store) error {
		if err := a.founded(ctx, store); err != nil {
			return err
		}
		return f(store)
	})
}
