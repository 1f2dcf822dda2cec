// Package oracle gives tests the independent programs that they check us
// against: Python packages, each group in an environment of its own that
// scripts/oracles.sh makes.
//
//	var answers []float64
//	oracle.Ask(t, "statistics", script, cases, &answers) // one process for all cases
//
// Where there is none, tests skip and say so; with CI=true they fail.
package oracle

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Python is the path of the Python that has the packages of a group
// ("arguments", "statistics"), from ONUS_ORACLE_ARGUMENTS and the like. It
// skips or fails t where there is none.
func Python(t *testing.T, name string) string {
	t.Helper()
	variable := "ONUS_ORACLE_" + strings.ToUpper(name)
	path := os.Getenv(variable)
	switch {
	case path != "":
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not set, and CI=true: the tests against independent programs must run", variable)
	default:
		t.Skipf("%s is not set: not checked against independent programs (scripts/oracles.sh %s prints what to set it to)", variable, name)
	}
	return path
}

// Ask runs a Python script once, with in as JSON on its standard input, and
// reads its standard output, JSON too, into out. The script's own complaints
// fail t with what it said.
func Ask(t *testing.T, name, script string, in, out any) {
	t.Helper()
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var said, complained bytes.Buffer
	cmd := exec.CommandContext(t.Context(), Python(t, name), "-c", script)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(text), &said, &complained
	if err := cmd.Run(); err != nil {
		t.Fatalf("the %s oracle: %v\n%s", name, err, complained.String())
	}
	if err := json.Unmarshal(said.Bytes(), out); err != nil {
		t.Fatalf("the %s oracle answered no JSON that fits: %v\n%.500s", name, err, said.String())
	}
}
