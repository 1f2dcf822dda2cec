package dossier_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest"
	"onus/loaders"
	"onus/loaders/dossier"
)

// memory is a folder in memory.
type memory struct{ files fstest.MapFS }

type memoryFile struct {
	bytes.Buffer
	into *fstest.MapFile
}

func (m memory) Create(name string) (io.WriteCloser, error) {
	f := &fstest.MapFile{}
	m.files[name] = f
	return &memoryFile{into: f}, nil
}

func (f *memoryFile) Close() error {
	f.into.Data = f.Bytes()
	return nil
}

type failer interface {
	Helper()
	Fatal(...any)
}

func write(t failer, b *loaders.Bundle) fstest.MapFS {
	t.Helper()
	out := memory{fstest.MapFS{}}
	if err := dossier.Write(out, b); err != nil {
		t.Fatal(err)
	}
	return out.files
}

func textsOf(files fstest.MapFS) map[string]string {
	out := map[string]string{}
	for name, f := range files {
		out[name] = string(f.Data)
	}
	return out
}

func recordsOf(b *loaders.Bundle) map[graph.ID]graph.Record {
	out := map[graph.ID]graph.Record{}
	for _, it := range b.Items {
		out[it.Record.Base().ID] = it.Record
	}
	return out
}

// TestWriteShipped: datasets written out and read again are the same records,
// and written once more the same files.
func TestWriteShipped(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"base": data.Base(), "founding": data.Founding()} {
		first := dossier.Read(fsys)
		files := write(t, first)
		second := dossier.Read(files)
		if err := second.Problems.Err(); err != nil {
			t.Fatal(err)
		}
		if diff := sameRecords(recordsOf(first), recordsOf(second)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(textsOf(files), textsOf(write(t, second))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		t.Log(name, slices.Sorted(maps.Keys(files)))
	}
}

// TestWriteRandom does so with records that hold what files get wrong.
func TestWriteRandom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &loaders.Bundle{Dataset: &graph.Dataset{Meta: graph.Meta{ID: "d:dataset", Dataset: "d", Name: words(t, "title") + "x"}}}
		for i := range rapid.IntRange(1, 4).Draw(t, "records") {
			b.Items = append(b.Items, loaders.Item{Record: person(t, i)}, loaders.Item{Record: claim(t, i)}, loaders.Item{Record: source(t, i)})
		}
		files := write(t, b)
		read := dossier.Read(files)
		if err := read.Problems.Err(); err != nil {
			t.Fatalf("%v in %v", err, textsOf(files))
		}
		if again := textsOf(write(t, read)); cmp.Diff(textsOf(files), again) != "" {
			t.Fatalf("differs: %s", cmp.Diff(textsOf(files), again))
		}
		if second := dossier.Read(write(t, read)); sameRecords(recordsOf(read), recordsOf(second)) != "" {
			t.Fatalf("differs: %s", sameRecords(recordsOf(read), recordsOf(second)))
		}
		if len(recordsOf(read)) < len(b.Items) {
			t.Fatalf("%d records of %d", len(recordsOf(read)), len(b.Items))
		}
	})
}

func words(t *rapid.T, label string) string {
	some := append(graphtest.Texts(), "a; b", "a | b", " | ", "label: x -> y", "- x", "# x", "no", "null", "1956", "~", "'", "a\r\nb", "x: y", "{}", "\u0085", "a=b")
	return rapid.SampledFrom(some).Draw(t, label)
}

func date(t *rapid.T, label string) graph.Date {
	if !rapid.Bool().Draw(t, label) {
		return graph.Date{}
	}
	d := graph.On(rapid.SampledFrom(graphtest.Dates()).Draw(t, label))
	d.AsWritten, d.Inferred = words(t, label), words(t, label)
	return d
}

func id(t *rapid.T, label string) graph.ID {
	return rapid.SampledFrom([]graph.ID{"d:ann", "d:bert", "e:ann", "base:knowledge"}).Draw(t, label)
}

func ids(t *rapid.T, label string) []graph.ID {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) graph.ID { return id(t, label) }), 0, 3).Draw(t, label)
}

func otherNames(t *rapid.T) []graph.Name {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) graph.Name {
		return graph.Name{
			Text: words(t, "text") + "x", Note: words(t, "note"),
			Lang:   rapid.SampledFrom([]string{"", "ru", "de-CH"}).Draw(t, "lang"),
			Script: rapid.SampledFrom([]string{"", "Latn", "odd"}).Draw(t, "script"),
		}
	}), 0, 3).Draw(t, "names")
}

func person(t *rapid.T, i int) *graph.Person {
	return &graph.Person{
		Meta: graph.Meta{ID: graph.ID(fmt.Sprintf("d:p%d", i)), Dataset: "d", Name: words(t, "name")}, OtherNames: otherNames(t),
		Unnamed: rapid.Bool().Draw(t, "unnamed"), Born: date(t, "born"), Description: words(t, "description"), SameAs: []string{words(t, "a"), words(t, "b")},
	}
}

func source(t *rapid.T, i int) *graph.Source {
	s := &graph.Source{
		Meta: graph.Meta{ID: graph.ID(fmt.Sprintf("d:s%d", i)), Dataset: "d", Name: words(t, "name")}, OtherNames: otherNames(t),
		Genre: rapid.SampledFrom([]graph.Genre{"", graph.Minutes, graph.OralHistory}).Draw(t, "genre"), Authors: ids(t, "authors"), Created: date(t, "created"),
		Bibliographic: rapid.SampledFrom([]string{"", `{"title":"a; b","type":"book"}`}).Draw(t, "csl"),
	}
	for _, to := range ids(t, "from") {
		s.DerivesFrom = append(s.DerivesFrom, graph.Derivation{Source: to, How: rapid.SampledFrom(graph.Derivations()).Draw(t, "how")})
	}
	return s
}

func claim(t *rapid.T, i int) *graph.Claim {
	c := &graph.Claim{
		Meta: graph.Meta{ID: graph.ID(fmt.Sprintf("d:c%d", i)), Dataset: "d", Name: words(t, "text")}, Source: graph.ID(fmt.Sprintf("d:s%d", i)),
		Passages: ids(t, "passages"), Claimants: ids(t, "claimants"), Made: date(t, "made"), Denies: rapid.Bool().Draw(t, "denies"),
		Modality: rapid.SampledFrom([]graph.Modality{"", graph.Reported}).Draw(t, "modality"), Note: words(t, "note"),
	}
	value := rapid.SampledFrom([]float64{0, 1.5, -2, 1e9, 373}).Draw(t, "value")
	who := graph.Who{Subject: id(t, "subject"), Each: rapid.Bool().Draw(t, "each"), On: date(t, "on"), Except: ids(t, "except")}
	c.Form = rapid.SampledFrom([]graph.Form{
		&graph.Attribution{Who: who, Event: id(t, "event"), Scale: id(t, "scale"), Grades: []string{"none", "full"}, AsOf: date(t, "asOf")},
		&graph.Tenure{Subject: who.Subject, Positions: ids(t, "positions"), Start: date(t, "start"), End: date(t, "end")},
		&graph.Deed{Who: who, Act: id(t, "act"), Object: words(t, "object")},
		&graph.Measure{What: words(t, "what"), Value: &value, Counts: &graph.Counting{Act: "d:sign", Sources: ids(t, "sources")}},
		&graph.Grouping{Body: id(t, "body"), On: date(t, "day"), Groups: []graph.Group{
			{Label: words(t, "label") + "x", Members: ids(t, "members"), Placements: []graph.Placement{{Scale: id(t, "scale"), Grades: []string{"none"}}}},
		}},
		&graph.Statement{Subjects: ids(t, "subjects"), About: "motive"},
	}).Draw(t, "form")
	return c
}
