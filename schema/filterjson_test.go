package schema

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/graph-gophers/graphql-go/ast"

	"onus/graph"
	"onus/graph/edtf"
)

func TestParseFilter(t *testing.T) {
	day := func(text string) *edtf.Day {
		d, _ := edtf.MustParse(text).Earliest()
		return &d
	}
	for _, c := range []struct {
		kind graph.Kind
		text string
		want graph.Filter
	}{
		{graph.KindClaim, "", graph.Filter{}},
		{graph.KindClaim, "null", graph.Filter{}},
		{graph.KindClaim, "{}", graph.Filter{}},
		{graph.KindEvidence, " ", graph.Filter{}},
		{graph.KindClaim, `{"form": ["TENURE"]}`, graph.Filter{Or: []graph.Filter{graph.Is("form", "tenure")}}},
		{graph.KindClaim, `{"form": "TENURE"}`, graph.Filter{Or: []graph.Filter{graph.Is("form", "tenure")}}},
		{graph.KindClaim, `{"source": "d:a", "denies": true, "grade": null}`,
			graph.Filter{And: []graph.Filter{graph.Is("source", "d:a"), graph.Is("denies", "true")}}},
		{graph.KindClaim, `{"or": [{"source": ["d:a"]}, {"not": {"dataset": ["d"]}}]}`, graph.Filter{Or: []graph.Filter{
			graph.Is("source", "d:a"), {Not: &graph.Filter{Field: "dataset", In: []string{"d"}}}}}},
		{graph.KindClaim, `{"source": []}`, graph.Filter{Field: "source", In: []string{}}},
		{graph.KindClaim, `{"made": {"from": "1950", "match": "DEFINITELY"}}`,
			graph.Filter{Field: "made", Dates: &graph.DateRange{From: day("1950-01-01"), Definitely: true}}},
		{graph.KindClaim, `{"made": {"from": "1950"}}`, graph.Filter{Field: "made", Dates: &graph.DateRange{From: day("1950-01-01")}}},
		{graph.KindClaim, `{"standing": {"profile": "base:level", "standing": "OPEN"}}`, graph.Is("standings", "level=open")},
		{graph.KindSource, `{"genre": ["ORAL_HISTORY"]}`, graph.Filter{Or: []graph.Filter{graph.Is("genre", "oral history")}}},
		{graph.KindPerson, `{"sameAs": ["wikidata:Q1"], "id": 7}`, graph.Filter{And: []graph.Filter{graph.Is("id", "7"), graph.Is("sameAs", "wikidata:Q1")}}},
	} {
		got, err := ParseFilter(c.kind, c.text)
		if err != nil {
			t.Errorf("%s of %s: %v", c.text, c.kind, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s of %s: %s", c.text, c.kind, diff)
		}
		if err := got.Check(c.kind); err != nil {
			t.Errorf("%s of %s: %v", c.text, c.kind, err)
		}
	}
}

func TestParseFilterRefuses(t *testing.T) {
	for _, c := range []struct {
		kind             graph.Kind
		text, code, want string
	}{
		{graph.KindClaim, `{`, BadInput, "no JSON"},
		{graph.KindClaim, `{} {}`, BadInput, "no JSON"},
		{graph.KindClaim, `[]`, BadInput, "the filter: is a list; expected an object, a ClaimFilter"},
		{graph.KindClaim, `{"forms": ["TENURE"]}`, BadInput, "forms: is no field of ClaimFilter; nearest: form"},
		{graph.KindClaim, `{"form": ["TENURE", "TENUR"]}`, BadInput, `form[1]: "TENUR" is no value of Form; nearest: TENURE`},
		{graph.KindClaim, `{"form": "tenure"}`, BadInput, "nearest: TENURE"},
		{graph.KindClaim, `{"form": [3]}`, BadInput, "form[0]: is a number; expected a value of Form: "},
		{graph.KindClaim, `{"source": [null]}`, BadInput, "source[0]: is required"},
		{graph.KindClaim, `{"source": [true]}`, BadInput, "source[0]: is true or false; expected an id, as text"},
		{graph.KindClaim, `{"denies": "yes"}`, BadInput, "denies: is text; expected true or false"},
		{graph.KindClaim, `{"standing": {"standing": ["OPEN"]}}`, BadInput, "standing.profile: is required"},
		{graph.KindClaim, `{"or": [{"not": {"mad": {}}}]}`, BadInput, "or[0].not.mad: is no field of ClaimFilter; nearest: made"},
		{graph.KindClaim, `{"made": {"from": "1950-13"}}`, BadInput, "from: "},
		{graph.KindClaim, `{"made": {"match": "MAYBE"}}`, BadInput, `made.match: "MAYBE" is no value of DateMatch`},
		{graph.KindClaim, strings.Repeat(`{"not":`, 30) + "{}" + strings.Repeat("}", 30), TooCostly, "limit"},
		{graph.KindEvidence, `{"rule": ["sole"]}`, BadInput, `no filter on records of kind "Evidence"`},
	} {
		_, err := ParseFilter(c.kind, c.text)
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || !strings.Contains(e.Message, c.want) {
			t.Errorf("%s: %v; want %s: %s", c.text, err, c.code, c.want)
		}
	}
}

// TestFiltersAreThoseOfTheSchema: every field of every filter of the schema
// arrives, and makes a condition.
func TestFiltersAreThoseOfTheSchema(t *testing.T) {
	for kind, of := range filterKinds() {
		for _, field := range inputs()[of.input].(*ast.InputObject).Values {
			name := field.Name.Name
			text, err := json.Marshal(map[string]any{name: sample(field.Type)})
			if err != nil {
				t.Fatal(err)
			}
			f, err := ParseFilter(kind, string(text))
			if err != nil || reflect.DeepEqual(f, graph.Filter{}) || f.Check(kind) != nil {
				t.Errorf("%s.%s: %s: %+v, %v, %v", of.input, name, text, f, err, f.Check(kind))
			}
		}
	}
	for name := range inputs() {
		if strings.HasSuffix(name, "Filter") && name != "DateFilter" && name != "StandingFilter" && !filtered(name) {
			t.Errorf("%s filters nothing here", name)
		}
	}
}

func filtered(input string) bool {
	for _, of := range filterKinds() {
		if of.input == input {
			return true
		}
	}
	return false
}

// sample is a value that an input takes.
func sample(t ast.Type) any {
	switch x := t.(type) {
	case *ast.NonNull:
		return sample(x.OfType)
	case *ast.List:
		return []any{sample(x.OfType)}
	case *ast.EnumTypeDefinition:
		return x.EnumValuesDefinition[0].EnumValue
	case *ast.InputObject:
		switch x.Name {
		case "DateFilter":
			return map[string]any{"from": "1950"}
		case "StandingFilter":
			return map[string]any{"profile": "level", "standing": []string{"OPEN"}}
		}
		return map[string]any{"dataset": "d"}
	case *ast.ScalarTypeDefinition:
		if x.Name == "Boolean" {
			return true
		}
	}
	return "d:x"
}
