package schema_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/schema"
)

var update = flag.Bool("update", false, "write testdata/*.golden anew")

// TestGolden asks the queries of testdata and compares the answers, which are
// the same to the byte on each store.
func TestGolden(t *testing.T) {
	t.Run("model", func(t *testing.T) { golden(t, newWorld(t, 2, schema.Limits{})) })
	t.Run("sqlite", func(t *testing.T) { golden(t, newFastWorld(t, 2)) })
}

func golden(t *testing.T, w *world) {
	files, err := filepath.Glob("testdata/golden/*.graphql")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
			q, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := w.ask(string(q), nil)
			if len(a.Errors) > 0 {
				t.Fatal(a.Errors)
			}
			var got bytes.Buffer
			if err := json.Indent(&got, a.Data, "", "  "); err != nil {
				t.Fatal(err)
			}
			file := strings.TrimSuffix(file, ".graphql") + ".golden"
			if *update && strings.Contains(t.Name(), "model") {
				if err := os.WriteFile(file, append(got.Bytes(), '\n'), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String()+"\n", "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
