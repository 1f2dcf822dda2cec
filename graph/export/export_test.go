package export_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph"
	"onus/graph/export"
	"onus/graph/graphtest"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
)

var update = flag.Bool("update", false, "write testdata/*.golden anew")

// weir holds the dataset of testdata: small, with each kind of relation.
func weir(t *testing.T) graph.Store {
	return loaded(t, graphtest.NewModel(), os.DirFS("testdata/weir"))
}

// founding holds the founding dataset, on SQLite.
func founding(t *testing.T) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "onus.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return loaded(t, store, data.Founding())
}

func loaded(t *testing.T, store graph.Store, folder fs.FS) graph.Store {
	t.Helper()
	if _, err := loaders.Load(t.Context(), store, dossier.Read(folder), loaders.Options{Base: dossier.Read(data.Base())}); err != nil {
		t.Fatal(err)
	}
	return store
}

type format = func(context.Context, graph.Reader, export.Selection, io.Writer) error

var formats = map[string]format{"iccma": export.ICCMA, "argdown": export.Argdown, "bag": export.BAG}

func written(t *testing.T, write format, from graph.Reader, s export.Selection) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(t.Context(), from, s, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestArguments(t *testing.T) {
	store := weir(t)
	for name, write := range formats {
		golden(t, name, written(t, write, store, export.Selection{}))
	}
	golden(t, "documents-first.iccma", written(t, export.ICCMA, store, export.Selection{Profile: "base:documents-first"}))
	golden(t, "documents-first.bag", written(t, export.BAG, store, export.Selection{Profile: "base:documents-first"}))
}

func TestTables(t *testing.T) {
	store := weir(t)
	for _, name := range export.Tables() {
		var out bytes.Buffer
		if err := export.CSV(t.Context(), store, export.Table{Name: name}, &out); err != nil {
			t.Fatal(err)
		}
		golden(t, name+".csv", out.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", name, diff)
	}
}

// A table of the records that a filter lets through has their rows alone.
func TestTableOfSome(t *testing.T) {
	var out bytes.Buffer
	table := export.Table{Name: "sources", Where: graph.Is("genre", "diary", "memoir")}
	if err := export.CSV(t.Context(), weir(t), table, &out); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		id, _, _ := strings.Cut(line, ",")
		ids = append(ids, id)
	}
	if diff := cmp.Diff([]string{"id", "weir:diary", "weir:memoir"}, ids); diff != "" {
		t.Error(diff)
	}
}

func TestRefusals(t *testing.T) {
	store := weir(t)
	err := export.CSV(t.Context(), store, export.Table{Name: "clams"}, io.Discard)
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "claims") {
		t.Errorf("an unknown table: %v", err)
	}
	for name, write := range formats {
		for _, s := range []export.Selection{
			{Profile: "base:nobodys"}, {Question: "onus:q--0"}, {Event: "weir:drought"}, {Dataset: "mill"},
			{Event: "weir:flood", Dataset: "mill"},
		} {
			if err := write(t.Context(), store, s, io.Discard); !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("%s of %+v: %v", name, s, err)
			}
		}
		if err := write(t.Context(), graphtest.NewModel(), export.Selection{}, io.Discard); err != nil {
			t.Errorf("%s of an empty store: %v", name, err)
		}
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// broken is a store that is lost while it is scanned, or walked.
type broken struct {
	graph.Reader
	scan, walk error
}

func (b broken) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		for r, err := range b.Reader.Scan(ctx, q) {
			if !yield(r, err) {
				return
			}
		}
		if b.scan != nil {
			yield(nil, b.scan)
		}
	}
}

func (b broken) Walk(ctx context.Context, r graph.Route) (*graph.Part, error) {
	if b.walk != nil {
		return nil, b.walk
	}
	return b.Reader.Walk(ctx, r)
}

func TestFailures(t *testing.T) {
	store := weir(t)
	all := map[string]func(graph.Reader, io.Writer) error{
		"csv": func(r graph.Reader, w io.Writer) error {
			return export.CSV(t.Context(), r, export.Table{Name: "claims"}, w)
		},
	}
	for name, write := range formats {
		all[name] = func(r graph.Reader, w io.Writer) error { return write(t.Context(), r, export.Selection{}, w) }
		if err := all[name](broken{Reader: store, walk: graph.ErrUnavailable}, io.Discard); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s, with the store away at a walk: %v", name, err)
		}
	}
	for name, write := range all {
		if err := write(store, fullDisk{}); !errors.Is(err, errFull) {
			t.Errorf("%s to a full disk: %v", name, err)
		}
		if err := write(broken{Reader: store, scan: graph.ErrUnavailable}, io.Discard); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s, with the store away after a scan: %v", name, err)
		}
	}
}
