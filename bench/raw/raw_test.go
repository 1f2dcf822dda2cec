package raw

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/bench/synth"
	"onus/data"
	"onus/graph"
	"onus/graph/neo4j/neo4jtest"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
)

func load(t *testing.T, store graph.Store) {
	t.Helper()
	bundle := synth.New(synth.Options{Claims: 1000}).Bundle()
	if _, err := loaders.Load(t.Context(), store, bundle, loaders.Options{Base: dossier.Read(data.Base())}); err != nil {
		t.Fatal(err)
	}
}

// TestSQLite: the raw writes leave each row of each table, the same indexes
// and views.
func TestSQLite(t *testing.T) {
	from, to := filepath.Join(t.TempDir(), "from.db"), filepath.Join(t.TempDir(), "to.db")
	store, err := sqlite.Open(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	load(t, store)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	w, err := SQLite(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	want, got := tables(t, from), tables(t, to)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-load +raw):\n%.2000s", diff)
	}
	rows := 0
	for name, lines := range want {
		if name != "sqlite_master" {
			rows += len(lines)
		}
	}
	if w.Rows() != rows || w.Nodes < 1000 {
		t.Errorf("%d rows are said to be written, of %d", w.Rows(), rows)
	}
}

// tables gives the rows of each table, sorted.
func tables(t *testing.T, path string) map[string][]string {
	t.Helper()
	db, err := OpenSQLite(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	out := map[string][]string{}
	read := func(name, text string) {
		rows, err := db.QueryContext(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for more := true; more; {
			var batch []any
			if batch, more, err = take(rows, len(columns)); err != nil {
				t.Fatal(err)
			}
			for row := range slices.Chunk(batch, len(columns)) {
				out[name] = append(out[name], fmt.Sprintf("%q", row))
			}
		}
		slices.Sort(out[name])
	}
	read("sqlite_master", "SELECT type, name, sql FROM sqlite_master")
	for _, name := range []string{"meta", "record", "link", "word"} {
		read(name, "SELECT * FROM "+name)
	}
	return out
}

// TestNeo4j: the raw writes leave each node with its labels and properties,
// each relationship with its own, and the same schema.
func TestNeo4j(t *testing.T) {
	store := neo4jtest.Open(t)
	load(t, store)
	c := neo4jtest.Config(t)
	d, err := OpenNeo4j(c.URL, c.User, c.Password)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(t.Context()) })
	image := read(t, d)
	want := lines(t, image)
	neo4jtest.Wipe(t)
	w, err := d.Write(t.Context(), image)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, lines(t, read(t, d))); diff != "" {
		t.Errorf("(-load +raw):\n%.2000s", diff)
	}
	if w.Rows() != image.Nodes+image.Edges || w.Nodes < 1000 {
		t.Errorf("%d nodes and %d edges are said to be written, of %d and %d", w.Nodes, w.Edges, image.Nodes, image.Edges)
	}
}

func read(t *testing.T, d *Neo4j) *Image {
	t.Helper()
	image, err := d.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = image.Remove() })
	return image
}

func lines(t *testing.T, im *Image) []string {
	t.Helper()
	out := slices.Clone(im.schema)
	err := im.each(func(k batchKey, rows []any) error {
		for _, row := range rows {
			b, err := json.Marshal(row)
			if err != nil {
				return err
			}
			out = append(out, fmt.Sprintf("%s%s %s", k.Labels, k.Type, b))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}
