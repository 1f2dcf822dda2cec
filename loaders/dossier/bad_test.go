package dossier_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/loaders"
	"onus/loaders/dossier"
)

var update = flag.Bool("update", false, "write the golden files anew")

const golden = "-- problems --\n"

// TestBad reads the dossiers of testdata/bad; each archive ends with the
// problems that are to be found in it, a line each.
func TestBad(t *testing.T) {
	archives, err := filepath.Glob("testdata/bad/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			before, want, _ := strings.Cut(string(text), golden)
			files := archived(before)
			problems, err := loaders.Check(t.Context(), nil, dossier.Read(files), dossier.Read(data.Base()))
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, p := range problems {
				got.WriteString(p.String() + "\n")
			}
			if *update {
				if err := os.WriteFile(name, []byte(before+golden+got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// archived are the files of a text in which "-- name --" stands before each.
func archived(text string) fstest.MapFS {
	files := fstest.MapFS{}
	var last *fstest.MapFile
	for line := range strings.Lines(text) {
		if name, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(name, " --\n") {
			last = &fstest.MapFile{}
			files[strings.TrimSuffix(name, " --\n")] = last
		} else if last != nil {
			last.Data = append(last.Data, line...)
		}
	}
	return files
}
