package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs the command as its users do: every script in testdata.
func TestScripts(t *testing.T) {
	runScripts(t, "testdata/script")
}

// TestNeo4jScripts runs those that need a server, with its address in $NEO4J.
func TestNeo4jScripts(t *testing.T) {
	neo4jURL(t)
	runScripts(t, "testdata/neo4j")
}

func runScripts(t *testing.T, dir string) {
	t.Helper()
	testscript.Run(t, testscript.Params{
		Dir: dir,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars,
				"NEO4J="+os.Getenv("ONUS_NEO4J_URL"), "PASSWORD="+os.Getenv("ONUS_NEO4J_PASSWORD"),
				"ONUS_NEO4J_USER="+os.Getenv("ONUS_NEO4J_USER"), "ONUS_NEO4J_PASSWORD="+os.Getenv("ONUS_NEO4J_PASSWORD"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "bytes": writeBytes},
	})
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
