package dossier_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/loaders"
	"onus/loaders/dossier"
)

// fuzzed reads and checks a dossier with one file of any content; what has no
// faults is the same written out and read again.
func fuzzed(t *testing.T, name string, text []byte) {
	files := fstest.MapFS{"dataset.yaml": {Data: []byte(described)}, name: {Data: text}}
	bundle := dossier.Read(files)
	problems, err := loaders.Check(t.Context(), nil, bundle, dossier.Read(data.Base()))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.File == "" || p.Line < 0 || p.Column < 0 || p.Message == "" {
			t.Errorf("a problem without a place or a message: %#v", p)
		}
	}
	if len(bundle.Problems) > 0 || len(problems) > 0 {
		return
	}
	out := write(t, bundle)
	again := dossier.Read(out)
	if err := again.Problems.Err(); err != nil {
		t.Fatalf("written out: %v in %v", err, textsOf(out))
	}
	if diff := sameRecords(recordsOf(bundle), recordsOf(again)); diff != "" {
		t.Fatalf("written out and read again: %s", diff)
	}
	if diff := cmp.Diff(textsOf(out), textsOf(write(t, again))); diff != "" {
		t.Fatalf("written out again: %s", diff)
	}
}

// kinds are the files by the first byte of what is fuzzed.
func kindOf(data []byte) (string, []byte) {
	if len(data) == 0 {
		return "persons", nil
	}
	files := dossier.Files()
	return files[int(data[0])%len(files)].Name, data[1:]
}

func seeds(f *testing.F, ext string) {
	archives, err := filepath.Glob("testdata/bad/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range archives {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for file, content := range archived(string(text)) {
			for i, kind := range dossier.Files() {
				if file == kind.Name+ext {
					f.Add(append([]byte{byte(i)}, content.Data...))
				}
			}
		}
	}
	f.Add([]byte("\x00id,name,name@ru,born\nann,Ann,Энн | n; Анна,1956~\n"))
	f.Add([]byte("\x00- {id: ann, name: Ann, otherNames: [{text: 'a | b'}], born: {edtf: 1956, asWritten: x}}\n"))
	f.Add([]byte("\x06- {id: s, name: S, grades: [a=b, c], inherits: lowest-down}\n"))
	f.Add([]byte("\x04- {id: s, title: S, csl: {a: [1, {b: .inf}]}}\n"))
}

func FuzzCSV(f *testing.F) {
	seeds(f, ".csv")
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, text := kindOf(data)
		fuzzed(t, kind+".csv", text)
	})
}

func FuzzYAML(f *testing.F) {
	seeds(f, ".yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, text := kindOf(data)
		fuzzed(t, kind+".yaml", text)
	})
}
