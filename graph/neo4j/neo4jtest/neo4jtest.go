// Package neo4jtest gives tests an empty store on the real Neo4j that the
// environment names: ONUS_NEO4J_URL, ONUS_NEO4J_USER, ONUS_NEO4J_PASSWORD
// (scripts/neo4j.sh start prints them). Without one, tests skip and say so;
// with CI=true they fail.
//
//	store := neo4jtest.Open(t)
//
// All tests share its one database, which is wiped. Test binaries that run
// side by side take turns: the first call waits for the others to end.
package neo4jtest

import (
	"context"
	"os"
	"sync"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph/neo4j"
)

// Config is where the tests' Neo4j is. It skips or fails t where there is
// none. The database is this test binary's alone from then on.
func Config(t testing.TB) neo4j.Config {
	t.Helper()
	c := neo4j.Config{
		URL:      os.Getenv("ONUS_NEO4J_URL"),
		User:     os.Getenv("ONUS_NEO4J_USER"),
		Password: os.Getenv("ONUS_NEO4J_PASSWORD"),
	}
	switch {
	case c.URL != "":
	case os.Getenv("CI") == "true":
		t.Fatal("ONUS_NEO4J_URL is not set, and CI=true: the tests on Neo4j must run")
	default:
		t.Skip("ONUS_NEO4J_URL is not set: no test on Neo4j (scripts/neo4j.sh start prints what to set)")
	}
	if err := alone(t, c); err != nil {
		t.Fatalf("wait for the tests' Neo4j: %v", err)
	}
	return c
}

// Open wipes the database and opens a store on it, which t closes. adjust may
// change the settings, such as to count statements.
func Open(t testing.TB, adjust ...func(*neo4j.Config)) *neo4j.Store {
	t.Helper()
	c := Config(t)
	for _, f := range adjust {
		f(&c)
	}
	Wipe(t)
	store, err := neo4j.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// Wipe deletes every node, in bounded transactions.
func Wipe(t testing.TB) {
	t.Helper()
	Run(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
}

// Run runs a Cypher statement beside the store and gives its rows.
func Run(t testing.TB, cypher string, params map[string]any) []*driver.Record {
	t.Helper()
	d, err := connect(Config(t))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.WithoutCancel(t.Context()) // which is over in a clean-up
	defer func() { _ = d.Close(ctx) }()
	session := d.NewSession(ctx, driver.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	rows, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return rows
}

func connect(c neo4j.Config) (driver.DriverWithContext, error) {
	return driver.NewDriverWithContext(c.URL, driver.BasicAuth(c.User, c.Password, ""))
}

// turn is the lock on the database: a transaction that lasts as long as the
// process, on an entry of the index that keeps OnusLock unique.
var turn struct {
	sync.Once
	tx  driver.ExplicitTransaction
	err error
}

func alone(t testing.TB, c neo4j.Config) error {
	turn.Do(func() { turn.tx, turn.err = hold(context.WithoutCancel(t.Context()), c) })
	return turn.err
}

func hold(ctx context.Context, c neo4j.Config) (driver.ExplicitTransaction, error) {
	d, err := connect(c)
	if err != nil {
		return nil, err
	}
	session := d.NewSession(ctx, driver.SessionConfig{DatabaseName: "neo4j"})
	made, err := session.Run(ctx, "CREATE CONSTRAINT onus_lock_id IF NOT EXISTS FOR (n:OnusLock) REQUIRE n.id IS UNIQUE", nil)
	if err != nil {
		return nil, err
	}
	if _, err := made.Consume(ctx); err != nil {
		return nil, err
	}
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return nil, err
	}
	result, err := tx.Run(ctx, "MERGE (l:OnusLock {id: 'tests'}) DELETE l", nil)
	if err != nil {
		return nil, err
	}
	_, err = result.Consume(ctx)
	return tx, err
}
