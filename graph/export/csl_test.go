package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"onus/graph"
	"onus/graph/export"
	"onus/graph/graphtest"
)

func cslOf(t *testing.T, from graph.Reader, where graph.Filter) []map[string]any {
	t.Helper()
	var out bytes.Buffer
	if err := export.CSL(t.Context(), from, where, &out); err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	if err := json.Unmarshal(out.Bytes(), &items); err != nil {
		t.Fatalf("%v in %s", err, out.String())
	}
	return items
}

func put(t *testing.T, records ...graph.Record) graph.Store {
	t.Helper()
	store := graphtest.NewModel()
	if _, err := store.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) }); err != nil {
		t.Fatal(err)
	}
	return store
}

func source(slug string) graph.Meta {
	return graph.Meta{ID: graph.ID("d:" + slug), Dataset: "d", Name: "On " + slug}
}

// TestCSL says how each part of a source comes out.
func TestCSL(t *testing.T) {
	on := graph.On
	for _, c := range []struct {
		name   string
		source graph.Source
		want   string // without id, title, custom.dataset
	}{
		{"minutes in an archive", graph.Source{Genre: graph.Minutes, Created: on("1956-02-09"), Available: on("1993~"), Archive: "RGANI", CallNumber: "f. 3", Language: "ru"},
			`{"type":"manuscript","genre":"minutes","language":"ru","archive":"RGANI","archive_location":"f. 3",
			  "issued":{"date-parts":[[1956,2,9]]},"available-date":{"date-parts":[[1993]],"circa":true},
			  "custom":{"genre":"minutes","edtf":"1956-02-09","created":"1956-02-09","available":"1993~"}}`},
		{"a book, printed after it was written, of a man and a body", graph.Source{Genre: graph.Memoir, Created: on("1967"), Published: on("1970/1974"), Authors: []graph.ID{"d:ann", "d:council"}, CallNumber: "X 1"},
			`{"type":"book","genre":"memoir","call-number":"X 1","author":[{"literal":"Ann"},{"literal":"The council"}],
			  "issued":{"date-parts":[[1970],[1974]]},"original-date":{"date-parts":[[1967]]},
			  "custom":{"genre":"memoir","edtf":"1970/1974","created":"1967","published":"1970/1974"}}`},
		{"lost, of no genre and nobody", graph.Source{Lost: true, DerivesFrom: []graph.Derivation{{Source: "d:other", How: "cites"}}},
			`{"type":"document","note":"Lost: known of, seen by nobody.","custom":{"lost":true,"derivesFrom":[{"source":"d:other","how":"cites"}]}}`},
		{"a season", graph.Source{Genre: graph.Diary, Created: on("1956-21")},
			`{"type":"manuscript","genre":"diary","issued":{"date-parts":[[1956]],"season":1},"custom":{"genre":"diary","edtf":"1956-21","created":"1956-21"}}`},
		{"no end", graph.Source{Created: on("1953-03/..")},
			`{"type":"document","issued":{"literal":"` + on("1953-03/..").Text() + `"},"custom":{"edtf":"1953-03/..","created":"1953-03/.."}}`},
		{"before our era", graph.Source{Created: on("-0044")},
			`{"type":"document","issued":{"literal":"` + on("-0044").Text() + `"},"custom":{"edtf":"-0044","created":"-0044"}}`},
		{"the source's own words alone", graph.Source{Created: graph.Date{AsWritten: "0000-00-00"}},
			`{"type":"document","issued":{"literal":"0000-00-00"},"custom":{"createdAsWritten":"0000-00-00"}}`},
		{"a year that the source does not bear", graph.Source{Created: graph.Date{Date: on("1956").Date, AsWritten: "the year of the congress", Inferred: "the congress was in 1956"},
			Available: graph.Date{Date: on("1993").Date, AsWritten: "93"}},
			`{"type":"document","issued":{"date-parts":[[1956]],"circa":true},"available-date":{"date-parts":[[1993]]},
			  "custom":{"edtf":"1956","created":"1956","createdAsWritten":"the year of the congress","createdInferred":"the congress was in 1956","available":"1993","availableAsWritten":"93"}}`},
		{"a record of its own, with what no CSL program takes",
			graph.Source{Genre: graph.Scholarship, Published: on("1999"), Authors: []graph.ID{"d:ann"}, Bibliographic: `{"id":"x","type":"article-journal","container-title":"Annals","author":[{"family":"Smith","given":"Ann"}],"issued":"1998","shelf":4,"volume":3,"custom":{"a":1}}`},
			`{"type":"article-journal","genre":"scholarship","container-title":"Annals","author":[{"family":"Smith","given":"Ann"}],"volume":3,
			  "issued":{"date-parts":[[1999]]},"custom":{"a":1,"bibliographic":{"issued":"1998","shelf":4},"genre":"scholarship","edtf":"1999","published":"1999"}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.source.Meta = source("it")
			store := put(t, &graph.Person{Meta: graph.Meta{ID: "d:ann", Dataset: "d", Name: "Ann"}}, &graph.Source{Meta: source("other")},
				&graph.Organization{Meta: graph.Meta{ID: "d:council", Dataset: "d", Name: "The council"}}, &c.source)
			var want map[string]any
			if err := json.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			want["id"], want["title"] = "d:it", "On it"
			want["custom"].(map[string]any)["dataset"] = "d"
			if diff := cmp.Diff([]map[string]any{want}, cslOf(t, store, graph.Is("id", "d:it"))); diff != "" {
				t.Error(diff)
			}
		})
	}
	if none := cslOf(t, graphtest.NewModel(), graph.Filter{}); none == nil || len(none) > 0 {
		t.Errorf("of no sources: %v", none)
	}
}

// TestCSLKeepsToItsSchema: the founding dataset, and sources with every date
// and genre, by the published schema.
func TestCSLKeepsToItsSchema(t *testing.T) {
	corpus := os.Getenv("ONUS_CORPUS")
	if corpus == "" {
		t.Skip("ONUS_CORPUS is not set: not held against CSL's schema")
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(corpus, "csl", "csl-data.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var records []graph.Record
	genres := append([]graph.Genre{""}, graph.OtherGenre)
	for g := range graph.Genres() {
		genres = append(genres, g)
	}
	for i, text := range graphtest.Dates() {
		d := graph.On(text)
		records = append(records, &graph.Source{Meta: source(fmt.Sprintf("s%d", i)), Genre: genres[i%len(genres)], Created: d, Published: d, Available: d,
			Bibliographic: []string{"", `{"type":"book","issued":"1999","page":12,"editor":["Ann"],"rack":[1]}`}[i%2]})
	}
	for name, store := range map[string]graph.Reader{"founding": founding(t), "every date": put(t, records...)} {
		var out bytes.Buffer
		if err := export.CSL(t.Context(), store, graph.Filter{}, &out); err != nil {
			t.Fatal(err)
		}
		items, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(items); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if n := len(items.([]any)); n < 20 {
			t.Errorf("%s: only %d items", name, n)
		}
	}
	if err := schema.Validate([]any{map[string]any{"id": "x", "type": "book", "issued": "1999"}}); err == nil {
		t.Error("the schema takes a date as text: nothing was tested")
	}
}
