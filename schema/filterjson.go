package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"

	"onus/graph"
)

// ParseFilter reads a filter on records of a kind as JSON, as it would be the
// variable of a query: for claims a ClaimFilter of the schema, {"form":
// ["TENURE"]}. One value stands for a list of one. An error, of code
// BAD_INPUT or TOO_COSTLY, says where in the filter what is wrong, and the
// nearest valid name. Empty text holds for all. Kinds that the API does not
// filter take no other.
func ParseFilter(kind graph.Kind, text string) (graph.Filter, error) {
	if strings.TrimSpace(text) == "" {
		return graph.Filter{}, nil
	}
	of, ok := filterKinds()[kind]
	if !ok {
		return graph.Filter{}, badInput("there is no filter on records of kind %q", kind)
	}
	var said any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&said); err != nil {
		return graph.Filter{}, badInput("the filter is no JSON: %s", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return graph.Filter{}, badInput("the filter is no JSON: something stands after it")
	}
	sound, err := coerce(inputs()[of.input], said, "")
	if err != nil {
		return graph.Filter{}, err
	}
	return of.compile(sound)
}

// filterKind is what filters records of a kind.
type filterKind struct {
	input   string // its type in the schema
	compile func(any) (graph.Filter, error)
}

func filterKinds() map[graph.Kind]filterKind {
	return map[graph.Kind]filterKind{
		graph.KindPerson:       filterOf[personFilter]("PersonFilter"),
		graph.KindOrganization: filterOf[organizationFilter]("OrganizationFilter"),
		graph.KindPosition:     filterOf[positionFilter]("PositionFilter"),
		graph.KindEvent:        filterOf[eventFilter]("EventFilter"),
		graph.KindSource:       filterOf[sourceFilter]("SourceFilter"),
		graph.KindPassage:      filterOf[passageFilter]("PassageFilter"),
		graph.KindQuestion:     filterOf[questionFilter]("QuestionFilter"),
		graph.KindClaim:        filterOf[claimFilter]("ClaimFilter"),
	}
}

func filterOf[F any, P condition[F]](input string) filterKind {
	return filterKind{input, func(sound any) (graph.Filter, error) {
		f, err := filled[F](sound)
		if err != nil || f == nil {
			return graph.Filter{}, err
		}
		return compile[F, P](f)
	}}
}

// filled is an input as queries have it, from what was coerced: names of
// fields are those of the schema, but for case.
func filled[F any](sound any) (*F, error) {
	text, err := json.Marshal(sound)
	if err != nil {
		return nil, fmt.Errorf("read a filter: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	var f *F
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("read a filter: %w", err)
	}
	return f, nil
}

// UnmarshalJSON reads a value that was checked against the enum.
func (e *nullEnum) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &e.value) }

// inputs are the types of the schema.
var inputs = sync.OnceValue(func() map[string]ast.NamedType {
	return graphql.MustParseSchema(sdl, nil, graphql.UseStringDescriptions()).AST().Types
})
