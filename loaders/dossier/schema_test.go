package dossier_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"onus/data"
	"onus/loaders/dossier"
)

const (
	schemaFile = "../../docs/dossier.schema.json"
	pageFile   = "../../docs/dossier.md"
	tableBegin = "<!-- columns: written by go test ./loaders/dossier -update -->\n"
	tableEnd   = "<!-- end of columns -->\n"
)

// published compares a published file with what it is made from.
func published(t *testing.T, name string, want []byte) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	if !*update {
		t.Fatalf("%s is out of date (-update writes it anew): %s", name, cmp.Diff(string(got), string(want)))
	}
	if err := os.WriteFile(name, want, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSchemaIsPublished(t *testing.T) {
	want, err := dossier.Schema()
	if err != nil {
		t.Fatal(err)
	}
	published(t, schemaFile, want)
}

func TestColumnsAreDocumented(t *testing.T) {
	page, err := os.ReadFile(pageFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(page), tableBegin)
	_, after, closed := strings.Cut(rest, tableEnd)
	if !ok || !closed {
		t.Fatal("the page has no place for the columns")
	}
	published(t, pageFile, []byte(before+tableBegin+dossier.Table()+"\n"+tableEnd+after))
}

// schemaOf compiles the part of the schema for a file.
func schemaOf(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := dossier.Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(dossier.SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	base, _, _ := strings.Cut(path.Base(name), ".")
	s, err := c.Compile(dossier.SchemaID + "#/$defs/" + base)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, name string, text []byte) error {
	t.Helper()
	var doc any
	if err := yaml.Load(text, &doc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return schemaOf(t, name).Validate(doc)
}

func TestSchemaHolds(t *testing.T) {
	for _, fsys := range []fs.FS{data.Base(), data.Founding()} {
		names, err := fs.Glob(fsys, "*.yaml")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			if err := validate(t, name, text); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	for name, c := range map[string]struct{ file, text string }{
		"an unknown field":      {"persons.yaml", "- {id: ann, nmae: Ann}"},
		"a missing field":       {"persons.yaml", "- {id: ann}"},
		"a word of no list":     {"events.yaml", "- {id: flood, name: The flood, valence: bad}"},
		"a bad slug":            {"persons.yaml", "- {id: Ann, name: Ann}"},
		"another form's column": {"claims.yaml", "- {id: c, text: t, source: s, form: dating, event: e, period: 1901, positions: [p]}"},
		"a form without its":    {"claims.yaml", "- {id: c, text: t, source: s, form: tenure}"},
		"no list":               {"persons.yaml", "{id: ann, name: Ann}"},
		"a date of other parts": {"persons.yaml", "- {id: ann, name: Ann, born: {edft: 1900}}"},
		"how it does not come":  {"sources.yaml", "- {id: s, title: t, derivesFrom: ['quots: u']}"},
	} {
		if validate(t, c.file, []byte(c.text)) == nil {
			t.Errorf("%s is let through: %s", name, c.text)
		}
	}
}
