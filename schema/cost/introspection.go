package cost

import (
	"maps"

	"github.com/graph-gophers/graphql-go/ast"
)

// meta is the definition of a field by which a query asks for the schema; the
// schema itself does not list them.
func (m *Meter) meta(on, field string) *ast.FieldDefinition {
	if on != m.root("query") {
		return nil
	}
	of := map[string]string{"__schema": "__Schema", "__type": "__Type"}[field]
	t, ok := m.schema.Types[of].(*ast.ObjectTypeDefinition)
	if !ok {
		return nil
	}
	return &ast.FieldDefinition{Name: field, Type: t}
}

// introspection says how many objects the lists of a schema's own description
// hold. What leads from types to types again counts by the longest list there
// is, since a query may go round in it; what does not, by the mean.
func introspection(s *ast.Schema) map[string]int {
	var fields, args, inputs, values, possible, interfaces tally
	for _, t := range s.Types {
		switch t := t.(type) {
		case *ast.ObjectTypeDefinition:
			interfaces.add(len(t.Interfaces))
			fields.add(len(t.Fields))
			countArguments(&args, t.Fields)
		case *ast.InterfaceTypeDefinition:
			possible.add(len(t.PossibleTypes))
			fields.add(len(t.Fields))
			countArguments(&args, t.Fields)
		case *ast.Union:
			possible.add(len(t.UnionMemberTypes))
		case *ast.InputObject:
			inputs.add(len(t.Values))
		case *ast.EnumTypeDefinition:
			values.add(len(t.EnumValuesDefinition))
		}
	}
	return map[string]int{
		"__Schema.types": len(s.Types), "__Schema.directives": len(s.Directives),
		"__Type.fields": fields.most, "__Type.interfaces": interfaces.most, "__Type.possibleTypes": possible.most,
		"__Type.inputFields": inputs.mean(), "__Type.enumValues": values.mean(), "__Field.args": args.mean(), "__Directive.args": args.mean(),
	}
}

func countArguments(t *tally, fields ast.FieldsDefinition) {
	for _, f := range fields {
		t.add(len(f.Arguments))
	}
}

// tally is how long lists are.
type tally struct{ lists, sum, most int }

func (t *tally) add(n int) { t.lists, t.sum, t.most = t.lists+1, t.sum+n, max(t.most, n) }

// mean is rounded up.
func (t *tally) mean() int { return (t.sum + max(t.lists, 1) - 1) / max(t.lists, 1) }

func merged(a, b map[string]int) map[string]int {
	out := maps.Clone(b)
	maps.Copy(out, a)
	return out
}
