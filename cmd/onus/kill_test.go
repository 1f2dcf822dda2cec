package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest"
	"onus/loaders"
	"onus/loaders/dossier"
)

// The variables by which the test starts itself as the process to be killed.
const (
	killAfter = "ONUS_TEST_KILL_AFTER" // updates
	killStore = "ONUS_TEST_KILL_STORE"
)

// TestMain runs the tests, or, in a process that they started, the load that
// kills itself.
func TestMain(m *testing.M) {
	if after := os.Getenv(killAfter); after != "" {
		n, err := strconv.Atoi(after)
		if err != nil {
			panic(err)
		}
		os.Exit(doomedLoad(n))
	}
	testscript.Main(m, map[string]func(){"onus": main})
}

// doomed is a store whose process dies (SIGKILL) in the middle of an update,
// after its writes and before its end.
type doomed struct {
	graph.Store
	left int
}

func (d *doomed) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	d.left--
	return d.Store.Update(ctx, func(tx graph.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		if d.left < 0 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	})
}

func doomedLoad(after int) int {
	ctx := context.Background()
	a := &app{out: os.Stdout, err: os.Stderr, env: os.Getenv}
	store, err := a.open(ctx, storeFlags{store: os.Getenv(killStore), serverFlags: serverFlags{database: "neo4j"}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitStore
	}
	_, err = a.loadBundle(ctx, &doomed{store, after}, dossier.Read(data.Founding()))
	return exitCode(err)
}

// TestKilledLoadResumes kills a load of the founding dataset at five points,
// in derivation too, runs it again, and compares the graph with one that was
// loaded at once.
func TestKilledLoadResumes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onus.db")
	whole := dumpOf(t, filepath.Join(t.TempDir(), "whole.db"), nil)
	for _, after := range []int{1, 3, 5, 7, 9} {
		t.Run(fmt.Sprintf("SQLite, in update %d", after+1), func(t *testing.T) {
			for _, suffix := range []string{"", "-wal", "-shm"} {
				if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
					t.Fatal(err)
				}
			}
			kill(t, path, after)
			if diff := cmp.Diff(string(whole), string(dumpOf(t, path, nil))); diff != "" {
				t.Errorf("after a load killed in update %d (-whole +resumed):\n%.3000s", after+1, diff)
			}
		})
	}
}

// TestNeo4jKilledLoadResumes is the same at three points on a server, which drops what the
// killed process had not committed.
func TestNeo4jKilledLoadResumes(t *testing.T) {
	url := neo4jURL(t)
	whole := dumpOf(t, filepath.Join(t.TempDir(), "whole.db"), nil)
	for _, after := range []int{1, 5, 9} { // each takes a minute there
		t.Run(fmt.Sprintf("in update %d", after+1), func(t *testing.T) {
			kill(t, url, after)
			if diff := cmp.Diff(string(whole), string(dumpOf(t, url, nil))); diff != "" {
				t.Errorf("after a load killed in update %d (-whole +resumed):\n%.3000s", after+1, diff)
			}
			dumpOf(t, url, graphtest.Empty)
		})
	}
}

func kill(t *testing.T, store string, after int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), killAfter+"="+strconv.Itoa(after), killStore+"="+store)
	var out bytes.Buffer
	cmd.Stderr = &out
	err = cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("the load was to be killed in update %d: %v\n%s", after+1, err, out.String())
	}
}

// dumpOf loads the founding dataset (to its end) and dumps the graph; then, if
// told to, does something else with the store.
func dumpOf(t *testing.T, where string, then func(context.Context, graph.Store) error) []byte {
	t.Helper()
	a := &app{out: &bytes.Buffer{}, err: &bytes.Buffer{}, env: os.Getenv}
	var dump []byte
	err := a.with(t.Context(), storeFlags{store: where, serverFlags: serverFlags{database: "neo4j"}}, func(store graph.Store) error {
		report, err := a.loadBundle(t.Context(), store, dossier.Read(data.Founding()))
		if err != nil {
			return err
		}
		checkReady(t, store, report)
		if dump, err = graphtest.Dump(t.Context(), store); err == nil && then != nil {
			return then(t.Context(), store)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dump
}

func checkReady(t *testing.T, store graph.Reader, report loaders.Report) {
	t.Helper()
	part, err := store.Walk(t.Context(), graph.Route{From: []graph.ID{graph.DatasetID(report.Dataset)}})
	if err != nil {
		t.Fatal(err)
	}
	if d := graph.Get[*graph.Dataset](part, graph.DatasetID(report.Dataset)); d == nil || d.State != graph.Ready {
		t.Errorf("after the load the dataset is %+v, not ready", d)
	}
}
