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
