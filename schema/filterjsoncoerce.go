package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/graph-gophers/graphql-go/ast"

	"onus/graph"
)

// coerce holds JSON against a type of the schema as GraphQL has it: whole
// numbers are ids too, one value is a list of one, what is not given has its
// default. at is the way to the value, for errors.
func coerce(t ast.Type, v any, at string) (any, error) {
	if required, ok := t.(*ast.NonNull); ok {
		if v == nil {
			return nil, wrongAt(at, "is required")
		}
		return coerce(required.OfType, v, at)
	}
	if v == nil {
		return nil, nil
	}
	switch x := t.(type) {
	case *ast.List:
		return coerceList(x, v, at)
	case *ast.InputObject:
		return coerceObject(x, v, at)
	case *ast.EnumTypeDefinition:
		return coerceEnum(x, v, at)
	case *ast.ScalarTypeDefinition:
		return coerceScalar(x.Name, v, at)
	}
	return nil, wrongAt(at, "cannot be given")
}

func coerceList(t *ast.List, v any, at string) (any, error) {
	list, ok := v.([]any)
	if !ok {
		one, err := coerce(t.OfType, v, at)
		return []any{one}, err
	}
	out := make([]any, len(list))
	for i, e := range list {
		var err error
		if out[i], err = coerce(t.OfType, e, fmt.Sprintf("%s[%d]", at, i)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func coerceObject(t *ast.InputObject, v any, at string) (any, error) {
	object, ok := v.(map[string]any)
	if !ok {
		return nil, wrongAt(at, "is %s; expected an object, a %s", kindOfJSON(v), t.Name)
	}
	var names []string
	for _, field := range t.Values {
		names = append(names, field.Name.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if !slices.Contains(names, name) {
			return nil, wrongAt(within(at, name), "is no field of %s%s", t.Name, nearestOf(name, names))
		}
	}
	out := map[string]any{}
	for _, field := range t.Values {
		name := field.Name.Name
		given, ok := object[name]
		if !ok && field.Default != nil {
			given, ok = field.Default.Deserialize(nil), true
		}
		_, required := field.Type.(*ast.NonNull)
		if !ok && !required {
			continue
		}
		value, err := coerce(field.Type, given, within(at, name))
		if err != nil {
			return nil, err
		}
		out[name] = value
	}
	return out, nil
}

func coerceEnum(t *ast.EnumTypeDefinition, v any, at string) (any, error) {
	var values []string
	for _, value := range t.EnumValuesDefinition {
		values = append(values, value.EnumValue)
	}
	text, ok := v.(string)
	switch {
	case !ok:
		return nil, wrongAt(at, "is %s; expected a value of %s: %s", kindOfJSON(v), t.Name, strings.Join(values, ", "))
	case !slices.Contains(values, text):
		return nil, wrongAt(at, "%q is no value of %s%s", text, t.Name, nearestOf(text, values))
	}
	return text, nil
}

func coerceScalar(name string, v any, at string) (any, error) {
	switch x := v.(type) {
	case string:
		if name == "ID" || name == "String" {
			return x, nil
		}
	case json.Number:
		if _, err := x.Int64(); name == "ID" && err == nil {
			return x.String(), nil
		}
	case bool:
		if name == "Boolean" {
			return x, nil
		}
	}
	expected := map[string]string{"ID": "an id, as text", "String": "text", "Boolean": "true or false"}
	return nil, wrongAt(at, "is %s; expected %s", kindOfJSON(v), expected[name])
}

func kindOfJSON(v any) string {
	switch v.(type) {
	case string:
		return "text"
	case bool:
		return "true or false"
	case json.Number:
		return "a number"
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return "null"
}

func within(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

func wrongAt(at, format string, args ...any) error {
	if at == "" {
		at = "the filter"
	}
	return badInput("%s: %s", at, fmt.Sprintf(format, args...))
}

// fewNames are as many as are listed where none comes near.
const fewNames = 15

// nearestOf names the nearest, or else all if they are few.
func nearestOf(name string, names []string) string {
	if near := graph.Nearest(name, names); near != "" {
		return "; nearest: " + near
	}
	if len(names) > fewNames {
		return ""
	}
	return "; expected one of " + strings.Join(names, ", ")
}
