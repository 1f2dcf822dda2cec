package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // the driver behind sqlFile
)

// TestScripts runs the command as its users do: every script in testdata.
func TestScripts(t *testing.T) {
	runScripts(t, testscript.Params{Dir: "testdata/script"})
}

// TestNeo4jScripts runs those that need a server, with its address in $NEO4J;
// one after the other, since they share its database.
func TestNeo4jScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/neo4j/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			neo4jURL(t)
			runScripts(t, testscript.Params{Files: []string{file}})
		})
	}
}

func runScripts(t *testing.T, p testscript.Params) {
	t.Helper()
	founding, err := filepath.Abs("../../data/khrushchev-1956")
	if err != nil {
		t.Fatal(err)
	}
	p.Setup = func(env *testscript.Env) error {
		env.Vars = append(env.Vars,
			"NEO4J="+os.Getenv("ONUS_NEO4J_URL"), "FOUNDING="+founding, "PASSWORD="+os.Getenv("ONUS_NEO4J_PASSWORD"),
			"ONUS_NEO4J_USER="+os.Getenv("ONUS_NEO4J_USER"), "ONUS_NEO4J_PASSWORD="+os.Getenv("ONUS_NEO4J_PASSWORD"))
		return nil
	}
	p.Cmds = map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "bytes": writeBytes, "sql": sqlFile, "cypher": cypher}
	testscript.Run(t, p)
}

// exits runs a command and wants that exit code: exits 1 onus check dir.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%v: exit code %d, want %d", args[1:], got, want)
	}
}

// writeBytes writes a file of a Go-quoted text: bytes FILE "\xff".
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// sqlFile changes a store behind the program's back: sql FILE STATEMENT.
func sqlFile(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.ExecContext(context.Background(), args[1])
	ts.Check(errors.Join(err, db.Close()))
}

// cypher does the same to the server: cypher STATEMENT.
func cypher(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	d, err := driver.NewDriverWithContext(os.Getenv("ONUS_NEO4J_URL"),
		driver.BasicAuth(os.Getenv("ONUS_NEO4J_USER"), os.Getenv("ONUS_NEO4J_PASSWORD"), ""))
	ts.Check(err)
	_, err = driver.ExecuteQuery(ctx, d, args[0], nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase("neo4j"))
	ts.Check(errors.Join(err, d.Close(ctx)))
}
