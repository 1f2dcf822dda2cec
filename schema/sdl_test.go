package schema_test

import (
	"strings"
	"testing"

	"github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"

	"onus/schema"
)

// TestDescriptions wants words for a notebook user on everything.
func TestDescriptions(t *testing.T) {
	s := graphql.MustParseSchema(schema.SDL(), nil, graphql.UseStringDescriptions())
	need := func(where, desc string) {
		if strings.TrimSpace(desc) == "" {
			t.Errorf("%s: no description", where)
		}
	}
	inputs := func(where string, values []*ast.InputValueDefinition) {
		for _, v := range values {
			need(where+"."+v.Name.Name, v.Desc)
		}
	}
	fields := func(name, desc string, fs ast.FieldsDefinition) {
		need(name, desc)
		for _, f := range fs {
			need(name+"."+f.Name, f.Desc)
			inputs(name+"."+f.Name, f.Arguments)
		}
	}
	n := 0
	for name, typ := range s.AST().Types {
		if strings.HasPrefix(name, "__") || strings.Contains("Int Float String Boolean ID", name) {
			continue
		}
		n++
		switch x := typ.(type) {
		case *ast.ObjectTypeDefinition:
			fields(name, x.Desc, x.Fields)
		case *ast.InterfaceTypeDefinition:
			fields(name, x.Desc, x.Fields)
		case *ast.InputObject:
			need(name, x.Desc)
			inputs(name, x.Values)
		case *ast.EnumTypeDefinition:
			need(name, x.Desc)
			for _, v := range x.EnumValuesDefinition {
				need(name+"."+v.EnumValue, v.Desc)
			}
		default:
			t.Errorf("%s: a type of kind %s", name, typ.Kind())
		}
	}
	if n < 60 {
		t.Errorf("only %d types", n)
	}
}

// TestRecordsMerge wants fields of one name to be of one shape in all kinds
// of records: else a query for several kinds could not select both without
// aliases. Two need them: a scale's grades, a dataset's counts.
func TestRecordsMerge(t *testing.T) {
	s := graphql.MustParseSchema(schema.SDL(), nil, graphql.UseStringDescriptions())
	record := s.AST().Types["Record"].(*ast.InterfaceTypeDefinition)
	shapes, first := map[string]string{}, map[string]string{}
	for _, typ := range record.PossibleTypes {
		for _, f := range typ.Fields {
			if at := typ.Name + "." + f.Name; at == "Scale.grades" || at == "Dataset.counts" {
				continue
			}
			got := shape(f.Type)
			if want := shapes[f.Name]; want != "" && want != got {
				t.Errorf("%s.%s is %s, %s.%s is %s", first[f.Name], f.Name, want, typ.Name, f.Name, got)
				continue
			}
			shapes[f.Name], first[f.Name] = got, typ.Name
		}
	}
}

// shape is a type as far as merging looks at it: objects are all alike.
func shape(t ast.Type) string {
	switch x := t.(type) {
	case *ast.NonNull:
		return shape(x.OfType) + "!"
	case *ast.List:
		return "[" + shape(x.OfType) + "]"
	case *ast.ScalarTypeDefinition:
		return x.Name
	case *ast.EnumTypeDefinition:
		return x.Name
	}
	return "object"
}
