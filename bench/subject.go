package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"onus/bench/bare"
	"onus/bench/raw"
	"onus/graph"
	"onus/graph/neo4j"
	"onus/graph/sqlite"
)

// subject is a store to be measured.
type subject interface {
	name() string
	// where is what open needs in another process.
	where() string
	// empty takes away what is there.
	empty(ctx context.Context) error
	open(ctx context.Context) (graph.Store, error)
	// raw writes what is in the store once more: SQLite into another file,
	// Neo4j into the database emptied, on the same warm server.
	raw(ctx context.Context) (raw.Written, error)
	// asker is the handwritten statement; the function ends it.
	asker(ctx context.Context) (bare.Asker, func() error, error)
	// remove leaves nothing.
	remove(ctx context.Context) error
}

// openSubject finds a subject by its name and where.
func openSubject(name, where string) subject {
	if name == "neo4j" {
		return &onNeo4j{where}
	}
	return &onSQLite{dir: where}
}

// onSQLite is the embedded store in files of a directory.
type onSQLite struct{ dir string }

func (s *onSQLite) name() string  { return "sqlite" }
func (s *onSQLite) where() string { return s.dir }

func (s *onSQLite) path(name string) string { return filepath.Join(s.dir, name+".db") }

func (s *onSQLite) empty(context.Context) error {
	return errors.Join(os.RemoveAll(s.dir), os.Mkdir(s.dir, 0o700))
}

func (s *onSQLite) open(ctx context.Context) (graph.Store, error) {
	return sqlite.Open(ctx, s.path("onus"))
}

func (s *onSQLite) raw(ctx context.Context) (raw.Written, error) {
	return raw.SQLite(ctx, s.path("onus"), s.path("raw"))
}

func (s *onSQLite) asker(ctx context.Context) (bare.Asker, func() error, error) {
	db, err := raw.OpenSQLite(s.path("onus"))
	if err != nil {
		return nil, nil, err
	}
	b, err := bare.NewSQLite(ctx, db)
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	return b.Ask, func() error { return errors.Join(b.Close(), db.Close()) }, nil
}

func (s *onSQLite) remove(context.Context) error { return os.RemoveAll(s.dir) }

// onNeo4j is the database of a Neo4j server.
type onNeo4j struct{ url string }

func (n *onNeo4j) name() string  { return "neo4j" }
func (n *onNeo4j) where() string { return n.url }

func user() string     { return os.Getenv("ONUS_NEO4J_USER") }
func password() string { return os.Getenv("ONUS_NEO4J_PASSWORD") }

// on does something straight with the driver.
func on(ctx context.Context, url string, f func(*raw.Neo4j) error) (err error) {
	d, err := raw.OpenNeo4j(url, user(), password())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	return f(d)
}

func (n *onNeo4j) empty(ctx context.Context) error {
	return on(ctx, n.url, func(d *raw.Neo4j) error { return d.Empty(ctx) })
}

func (n *onNeo4j) open(ctx context.Context) (graph.Store, error) {
	return neo4j.Open(ctx, neo4j.Config{URL: n.url, User: user(), Password: password()})
}

func (n *onNeo4j) raw(ctx context.Context) (w raw.Written, err error) {
	err = on(ctx, n.url, func(d *raw.Neo4j) (err error) {
		image, err := d.Read(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, image.Remove()) }()
		if err := d.Empty(ctx); err != nil {
			return err
		}
		w, err = d.Write(ctx, image)
		return err
	})
	return w, err
}

func (n *onNeo4j) asker(context.Context) (bare.Asker, func() error, error) {
	d, err := raw.OpenNeo4j(n.url, user(), password())
	if err != nil {
		return nil, nil, err
	}
	return bare.Neo4j(d.Driver, d.Database), func() error { return d.Close(context.Background()) }, nil
}

// remove spares the time where the server itself will be thrown away.
func (n *onNeo4j) remove(ctx context.Context) error {
	if os.Getenv("ONUS_BENCH_SERVER") == "own" {
		return nil
	}
	return n.empty(ctx)
}
