package graph_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
	"onus/graph/graphtest"
)

var exactly = cmp.Options{
	cmp.Comparer(func(a, b edtf.Date) bool { return a == b }),
	cmpopts.IgnoreFields(graph.Meta{}, "Sort", "Digest"),
}

func TestDecodeReadsBackWhatEncodeWrote(t *testing.T) {
	check := func(fatalf func(string, ...any), r graph.Record) {
		b, err := graph.Encode(r)
		if err != nil {
			fatalf("%v", err)
		}
		back, err := graph.Decode(r.Kind(), b)
		if err != nil {
			fatalf("%v", err)
		}
		if diff := cmp.Diff(r, back, exactly); diff != "" {
			fatalf("%s\n%s", b, diff)
		}
	}
	for _, r := range graphtest.Samples() {
		check(t.Fatalf, r)
	}
	rapid.Check(t, func(rt *rapid.T) {
		for _, r := range graphtest.Records().Draw(rt, "records") {
			check(rt.Fatalf, r)
		}
	})
}

func TestDecodeReadsAnyJSONOfTheSameMeaning(t *testing.T) {
	for _, r := range graphtest.Samples() {
		b, err := graph.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := json.Unmarshal(b, &value); err != nil {
			t.Fatal(err)
		}
		loose, err := json.MarshalIndent(value, " ", "\t") // members by name, with spaces
		if err != nil {
			t.Fatal(err)
		}
		back, err := graph.Decode(r.Kind(), loose)
		if err != nil {
			t.Fatalf("%v\n%s", err, loose)
		}
		if diff := cmp.Diff(r, back, exactly); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": ``, "no object": `[]`, "open end": `{"id":"d:a"`, "open string": `{"id":"d:a`, "open escape": `{"id":"\`, "wrong type": `{"id":1}`,
		"unknown field": `{"ids":""}`, "more": `{} {}`, "bad date": `{"born":"1956-13"}`, "bad date part": `{"born":{"day":"1"}}`,
		"no comma": `{"id":"d:a" "name":""}`, "no colon": `{"id" "d:a"}`, "list": `{"sameAs":["a" "b"]}`, "bool": `{"unnamed":1}`, "bad escape": `{"id":"\q"}`,
	} {
		if _, err := graph.Decode(graph.KindPerson, []byte(text)); err == nil {
			t.Errorf("%s: %s was read", name, text)
		}
	}
	for _, text := range []string{`{"id":"d:a"}`, `{"form":"hymn","says":{}}`, `{"says":{},"id":"d:a"}`} {
		if _, err := graph.Decode(graph.KindClaim, []byte(text)); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("claim %s: %v", text, err)
		}
	}
	if _, err := graph.Decode("Hymn", []byte(`{}`)); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("unknown kind: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, r := range graphtest.Samples() {
		b, err := graph.Encode(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(r.Kind()), b)
	}
	f.Fuzz(func(t *testing.T, kind string, b []byte) {
		r, err := graph.Decode(graph.Kind(kind), b)
		if err != nil {
			return
		}
		again, err := graph.Encode(r)
		if err != nil {
			t.Fatalf("%q was read and cannot be written: %v", b, err)
		}
		if _, err := graph.Decode(graph.Kind(kind), again); err != nil {
			t.Fatalf("%s cannot be read again: %v", again, err)
		}
	})
}

func TestBuildMakesWhatFlattenTookApart(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		for _, r := range graphtest.Records().Draw(rt, "records") {
			back, err := graph.Build(r.Kind(), graph.Flatten(r))
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(r, back, exactly); diff != "" {
				rt.Fatal(diff)
			}
		}
	})
}

func TestBuildRefuses(t *testing.T) {
	for name, props := range map[string]map[string]any{
		"no form": {"id": "d:a"}, "type": {"form": "act", "denies": "yes"}, "list": {"form": "act", "passages": true}, "nested": {"form": "grouping", "groups": "{"},
	} {
		if r, err := graph.Build(graph.KindClaim, props); err == nil {
			t.Errorf("%s: %v", name, r)
		}
	}
}

// Stores filter by the name of a field alone.
func TestAFieldOfOneNameHasOneTypeWhereItIsFoundBy(t *testing.T) {
	types := map[string]graph.FieldType{}
	for _, k := range graph.Kinds() {
		for _, f := range graph.Fields(k) {
			if known, ok := types[f.Name]; ok && f.Find && known != f.Type {
				t.Errorf("%s.%s", k, f.Name)
			}
			if f.Find {
				types[f.Name] = f.Type
			}
			first, _ := graph.FieldOf(k, f.Name)
			if first.Type != f.Type || first.Rel != f.Rel || first.Find != f.Find {
				t.Errorf("%s has two different fields %s", k, f.Name)
			}
		}
	}
}

func TestRelsListsEveryReference(t *testing.T) {
	used := map[graph.Rel]bool{}
	for _, r := range graphtest.Samples() {
		for _, l := range graph.Links(r) {
			used[l.Rel] = true
			if !slices.Contains(graph.Rels(), l.Rel) {
				t.Errorf("%s is not among Rels", l.Rel)
			}
		}
	}
	for _, rel := range graph.Rels() {
		if !used[rel] {
			t.Errorf("no record holds %s", rel)
		}
	}
}

func TestLinks(t *testing.T) {
	claim := &graph.Claim{Source: "d:s", Passages: []graph.ID{"d:p", "d:q", "d:p", ""}, Form: &graph.Grouping{Body: "d:o",
		Groups: []graph.Group{{Members: []graph.ID{"d:a", "d:b"}, Placements: []graph.Placement{{Scale: "d:k"}}}, {Members: []graph.ID{"d:a"}}}}}
	source := &graph.Source{DerivesFrom: []graph.Derivation{{Source: "d:m", How: "quotes"}, {How: "cites"}, {Source: "d:m", How: "retells"}}}
	for _, c := range []struct {
		record graph.Record
		want   []graph.Link
	}{
		{claim, []graph.Link{{Rel: graph.SaidIn, To: "d:s"}, {Rel: graph.Cites, To: "d:p"}, {Rel: graph.Cites, To: "d:q"}, {Rel: graph.Among, To: "d:o"},
			{Rel: graph.Member, To: "d:a"}, {Rel: graph.Member, To: "d:b"}, {Rel: graph.OnScale, To: "d:k"}}},
		{source, []graph.Link{{Rel: graph.DerivesFrom, To: "d:m", How: "quotes"}}},
		{&graph.Person{}, nil},
	} {
		if diff := cmp.Diff(c.want, graph.Links(c.record), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTheDigestIsOfWhatTheAuthorWrote(t *testing.T) {
	seal := func(change func(*graph.Claim)) string {
		c := &graph.Claim{Meta: graph.Meta{ID: "d:c", Dataset: "d"}, Source: "d:s", Form: &graph.Statement{}}
		change(c)
		if err := graph.Seal(c); err != nil {
			t.Fatal(err)
		}
		return c.Digest
	}
	plain := seal(func(*graph.Claim) {})
	for name, change := range map[string]func(*graph.Claim){
		"derived": func(c *graph.Claim) { c.Derived = graph.Derived{Disputed: true, Questions: []graph.ID{"onus:q"}} },
		"sort":    func(c *graph.Claim) { c.Sort, c.Digest = "x", "y" },
		"empty":   func(c *graph.Claim) { c.Passages = []graph.ID{} },
	} {
		if seal(change) != plain {
			t.Errorf("%s changes the digest", name)
		}
	}
	for name, change := range map[string]func(*graph.Claim){
		"field": func(c *graph.Claim) { c.Denies = true },
		"form":  func(c *graph.Claim) { c.Form = &graph.Statement{About: "motive"} },
	} {
		if seal(change) == plain {
			t.Errorf("%s does not change the digest", name)
		}
	}
}

func TestSealRefusesTextThatIsNotUTF8(t *testing.T) {
	for name, r := range map[string]graph.Record{
		"name":   &graph.Person{Meta: graph.Meta{Name: "\xff"}},
		"list":   &graph.Person{SameAs: []string{"a", "\xff"}},
		"nested": &graph.Person{OtherNames: []graph.Name{{Lang: "\xff"}}},
		"date":   &graph.Person{Born: graph.Date{AsWritten: "\xff"}},
		"form":   &graph.Claim{Form: &graph.Deed{Object: "\xff"}},
	} {
		r.Base().ID = "d:a"
		if err := graph.Seal(r); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "UTF-8") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
