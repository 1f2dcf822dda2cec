package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"onus/bench/synth"
	"onus/graph"
	"onus/graph/neo4j/neo4jtest"
)

// TestMain lets this binary be the process that a load is measured in.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && (os.Args[1] == childCommand || os.Args[1] == deriveCommand || os.Args[1] == exportCommand) {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestRun measures a small graph in the embedded store from end to end.
func TestRun(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-claims", "1000", "-stores", "sqlite", "-pairs", "2", "-sample", "20", "-rounds", "1"}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Onus bench: 1000 claims", "Load, derivation included", "2 pieces", "60 pieces", "peak of the load"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, &out)
		}
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("it left %v (%v)", left, err)
	}
}

// TestScaling derives two small skewed graphs in the embedded store.
func TestScaling(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-derive", "1000,2000", "-stores", "sqlite"}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"deriving from scratch", "sqlite    1000", "sqlite    2000", "× 2.00", "false"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, &out)
		}
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("it left %v (%v)", left, err)
	}
	if err := run(t.Context(), []string{"-derive", "1000,many", "-stores", "sqlite"}, &out); err == nil {
		t.Error("no error for a number that is none")
	}
}

// TestExporting exports a small graph from the embedded store.
func TestExporting(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-export", "1000", "-stores", "sqlite"}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"not derived", "scan", "gexf  reified", "gexf   folded", "edges   folded"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, &out)
		}
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("it left %v (%v)", left, err)
	}
}

// TestContrastsNeo4j: what Onus shows of a contrast, the handwritten
// statement has fetched, on a real Neo4j too.
func TestContrastsNeo4j(t *testing.T) {
	_ = neo4jtest.Open(t)
	sub := &onNeo4j{neo4jtest.Config(t).URL}
	if _, err := load(t.Context(), sub, synth.Options{Claims: 1000}); err != nil {
		t.Fatal(err)
	}
	p, err := newPair(context.Background(), sub)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.close() })
	made := synth.New(synth.Options{Claims: 1000})
	for _, ids := range [][]graph.ID{sampled(made.Ordinary, 100), made.Many} {
		l, err := p.ask(t.Context(), ids, 1)
		if err != nil {
			t.Fatal(err)
		}
		if l.testimony == 0 || len(l.onus) != len(ids) || len(l.bare) != len(ids) {
			t.Errorf("%d pieces in %d answers to %d questions", l.testimony, len(l.onus), len(ids))
		}
	}
}
