package schema

import (
	"fmt"
	"strings"
)

// nullEnum is an argument of an enum type that has a default and may be null
// all the same, as graphql.NullString is for texts.
type nullEnum struct{ value string } // "" for null

// ImplementsGraphQLType says of which enums it takes values.
func (nullEnum) ImplementsGraphQLType(name string) bool {
	return strings.HasSuffix(name, "Order") || name == "DateMatch" || name == "GraphView"
}

// UnmarshalGraphQL reads the value, which was checked against the enum.
func (e *nullEnum) UnmarshalGraphQL(input any) error {
	if input == nil {
		e.value = ""
		return nil
	}
	s, ok := input.(string)
	if !ok {
		return fmt.Errorf("wrong type for an enum: %T", input)
	}
	e.value = s
	return nil
}

// Nullable says that null is taken.
func (*nullEnum) Nullable() {}
