package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onus/schema"
)

// typeRef is a type as introspection gives it.
type typeRef struct {
	Kind, Name string
	OfType     *typeRef
}

func (t *typeRef) String() string {
	switch t.Kind {
	case "NON_NULL":
		return t.OfType.String() + "!"
	case "LIST":
		return "[" + t.OfType.String() + "]"
	}
	return t.Name
}

func (t *typeRef) named() string {
	for t.OfType != nil {
		t = t.OfType
	}
	return t.Name
}

type inputValue struct {
	Name         string
	Type         *typeRef
	DefaultValue *string
}

type introspected struct {
	Kind, Name  string
	Fields      []introspectedField
	InputFields []inputValue
	EnumValues  []struct{ Name string }
}

type introspectedField struct {
	Name string
	Args []inputValue
	Type *typeRef
}

// introspect gives the types of the schema, by name.
func (w *world) introspect() map[string]introspected {
	w.t.Helper()
	const ref = "kind name ofType { kind name ofType { kind name ofType { kind name } } }"
	var out struct {
		Schema struct{ Types []introspected } `json:"__schema"`
	}
	w.get(`{ __schema { types { kind name enumValues { name } inputFields { name defaultValue type { `+ref+` } }
		fields { name type { `+ref+` } args { name defaultValue type { `+ref+` } } } } } }`, &out)
	types := map[string]introspected{}
	for _, t := range out.Schema.Types {
		types[t.Name] = t
	}
	return types
}

// places are, by the type that has fields with arguments, where such a field
// can be asked for: what stands before it.
var places = map[string]string{
	"Query":    "",
	"Claim":    `claim(id: "d:man-01-none") {`,
	"Contrast": `contrast(claim: "d:man-01-none") {`,
	"Question": `questions(first: 1, where: {subject: ["d:man-01"]}) { nodes {`,
	"Record":   `node(id: "d:man-01") {`, "Agent": `claim(id: "d:man-01-none") { subject {`,
	"Person": `person(id: "d:author") {`, "Organization": `organization(id: "d:presidium") {`, "Position": `position(id: "d:member") {`,
	"Event": `event(id: "d:terror") {`, "Source": `source(id: "d:memoir") {`, "Passage": `passage(id: "d:man-01-none-at") {`,
	"Scale": "scales {", "Act": "acts {", "Profile": "profiles {", "Dataset": "datasets {", "Evidence": `node(id: "d:doubt") { ... on Evidence {`,
	"Presumption": `node(id: "d:ten-lists") { ... on Presumption {`, "Identity": `node(id: "d:not-him") { ... on Identity {`,
}

// required are values for arguments that must be there; of a field that wants
// one of several, the first.
var required = map[string]string{
	"id": `"d:man-01-none"`, "ids": `["d:man-01", "d:nobody"]`, "words": `"man"`, "sources": `["d:memoir", "d:minutes"]`, "scale": `"d:knowledge"`,
	"event": `"d:terror"`, "claim": `"d:man-01-none"`, "position": `"d:presidium"`, "Query.person.id": `"d:man-01"`,
	"Query.organization.id": `"d:presidium"`, "Query.position.id": `"d:member"`, "Query.event.id": `"d:terror"`, "Query.source.id": `"d:memoir"`,
	"Query.passage.id": `"d:man-01-none-at"`, "Query.question.id": `"onus:q--1d47884f4217bd7304d32bdb"`,
	"StandingFilter.profile": `"d:level"`, "StandingFilter.standing": "[OPEN]",
	"Query.graph.from": `["d:man-01"]`,
}

func valueFor(at, name string) string {
	if v := required[at+"."+name]; v != "" {
		return v
	}
	return required[name]
}

// selectionOf is a small selection of any type.
func selectionOf(types map[string]introspected, t *typeRef) string {
	of := types[t.named()]
	if of.Kind != "OBJECT" && of.Kind != "INTERFACE" {
		return ""
	}
	for _, f := range of.Fields {
		switch {
		case f.Name == "nodes" && f.Type.Kind != "SCALAR" && strings.HasSuffix(of.Name, "Connection"):
			return "{ nodes { id } }"
		case f.Name == "id":
			return "{ id }"
		}
	}
	for _, f := range of.Fields {
		if k := types[f.Type.named()].Kind; k == "SCALAR" || k == "ENUM" {
			return "{ " + f.Name + " }"
		}
	}
	return "{ __typename }"
}

// nulled asks for one field with these arguments, the variable n (of that type)
// being null if there is one.
func (w *world) nulled(types map[string]introspected, on string, f introspectedField, args []string, variable string) answer {
	w.t.Helper()
	call := f.Name
	if len(args) > 0 {
		call += "(" + strings.Join(args, ", ") + ")"
	}
	query := "{" + places[on] + " " + call + " " + selectionOf(types, f.Type) + strings.Repeat("}", strings.Count(places[on], "{")-strings.Count(places[on], "}")) + "}"
	variables := map[string]any{}
	if variable != "" {
		query = "query($n: " + variable + ") " + query
		variables["n"] = nil
	}
	a := w.ask(query, variables)
	if a.code() == schema.Internal || len(a.Errors) > 0 && a.Errors[0].Extensions == nil {
		w.t.Errorf("%s: %v", query, a.Errors)
	}
	return a
}

// TestNullIsNothing gives null, as a literal and in a variable, for every
// argument and every field of an input that may be null: the answer is the one
// without it.
func TestNullIsNothing(t *testing.T) {
	w := newWorld(t, 2, schema.Limits{})
	types := w.introspect()
	n := 0
	for _, typ := range types {
		if strings.HasPrefix(typ.Name, "__") || typ.Kind != "OBJECT" && typ.Kind != "INTERFACE" {
			continue
		}
		for _, f := range typ.Fields {
			if len(f.Args) == 0 {
				continue
			}
			if _, ok := places[typ.Name]; !ok {
				t.Fatalf("%s.%s has arguments, and the test knows no place for it", typ.Name, f.Name)
			}
			n += w.nullArguments(types, typ.Name, f)
		}
	}
	if n < 500 {
		t.Errorf("only %d nulls were tried", n)
	}
}

func (w *world) nullArguments(types map[string]introspected, on string, f introspectedField) (n int) {
	at := on + "." + f.Name
	var needed []string
	for _, a := range f.Args {
		if v := valueFor(at, a.Name); v != "" && (a.Type.Kind == "NON_NULL" || required[at+"."+a.Name] != "") {
			needed = append(needed, a.Name+": "+v)
		} else if a.Type.Kind == "NON_NULL" {
			w.t.Fatalf("%s: no value for %s", at, a.Name)
		}
	}
	want := w.nulled(types, on, f, needed, "")
	if len(want.Errors) > 0 {
		w.t.Errorf("%s(%s): %v", at, needed, want.Errors)
	}
	try := func(name, value, variable string) {
		args := slices.DeleteFunc(slices.Clone(needed), func(a string) bool { return strings.HasPrefix(a, name+":") })
		without := want
		if len(args) < len(needed) {
			without = w.nulled(types, on, f, args, "")
		}
		n++
		if got := w.nulled(types, on, f, append(args, name+": "+value), variable); fmt.Sprint(got) != fmt.Sprint(without) {
			w.t.Errorf("%s(%s: %s): got %s %v, want %s %v", at, name, value, got.Data, got.Errors, without.Data, without.Errors)
		}
	}
	for _, a := range f.Args {
		if a.Type.Kind == "NON_NULL" {
			continue
		}
		try(a.Name, "null", "")
		try(a.Name, "$n", a.Type.String())
		if input := types[a.Type.named()]; input.Kind == "INPUT_OBJECT" {
			n += w.nullFields(types, on, f, needed, a.Name, input)
		}
	}
	return n
}

// nullFields gives null for each field of an input object.
func (w *world) nullFields(types map[string]introspected, on string, f introspectedField, needed []string, arg string, input introspected) (n int) {
	needed = slices.DeleteFunc(slices.Clone(needed), func(a string) bool { return on+"."+f.Name == "Query.graph" })
	without := w.nulled(types, on, f, append(slices.Clone(needed), arg+": {}"), "")
	for _, in := range input.InputFields {
		if in.Type.Kind == "NON_NULL" {
			continue
		}
		for value, variable := range map[string]string{"null": "", "$n": in.Type.String()} {
			n++
			given := fmt.Sprintf("%s: {%s: %s}", arg, in.Name, value)
			if got := w.nulled(types, on, f, append(slices.Clone(needed), given), variable); fmt.Sprint(got) != fmt.Sprint(without) {
				w.t.Errorf("%s.%s(%s): got %s %v, want %s %v", on, f.Name, given, got.Data, got.Errors, without.Data, without.Errors)
			}
		}
		n += w.nullNested(types, on, f, needed, arg, in)
	}
	return n
}

// nullNested gives null for each field of an input object within one, as of a
// DateFilter or a filter under not.
func (w *world) nullNested(types map[string]introspected, on string, f introspectedField, needed []string, arg string, outer inputValue) (n int) {
	input := types[outer.Type.named()]
	if input.Kind != "INPUT_OBJECT" || outer.Type.Kind == "LIST" || outer.Name == "not" {
		return 0
	}
	var must []string
	for _, in := range input.InputFields {
		if in.Type.Kind == "NON_NULL" {
			must = append(must, in.Name+": "+valueFor(input.Name, in.Name))
		}
	}
	ask := func(more, variable string) answer {
		inner := strings.Join(append(slices.Clone(must), more), " ")
		return w.nulled(types, on, f, append(slices.Clone(needed), fmt.Sprintf("%s: {%s: {%s}}", arg, outer.Name, inner)), variable)
	}
	without := ask("", "")
	for _, in := range input.InputFields {
		if in.Type.Kind == "NON_NULL" {
			continue
		}
		for value, variable := range map[string]string{"null": "", "$n": in.Type.String()} {
			n++
			if got := ask(in.Name+": "+value, variable); fmt.Sprint(got) != fmt.Sprint(without) {
				w.t.Errorf("%s.%s(%s: {%s: {%s: %s}}): got %s %v, want %s %v", on, f.Name, arg, outer.Name, in.Name, value, got.Data, got.Errors, without.Data, without.Errors)
			}
		}
	}
	return n
}
