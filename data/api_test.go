package data_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"onus/schema"
)

// TestAPIQueries runs the queries of docs/api.md, each of which answers
// something, and checks the codes and the missing fields that it names.
func TestAPIQueries(t *testing.T) {
	page, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	s, err := schema.New(schema.Config{Store: onSQLite(t, "khrushchev-1956")})
	if err != nil {
		t.Fatal(err)
	}
	blocks := graphqlBlock.FindAllStringSubmatch(string(page), -1)
	if len(blocks) < 8 {
		t.Errorf("only %d queries", len(blocks))
	}
	for _, block := range blocks {
		r := s.Exec(t.Context(), schema.Request{Query: block[1]})
		if len(r.Errors) > 0 {
			t.Errorf("%v\n%s", r.Errors, block[1])
		} else if !answersSomething(t, r.Data) {
			t.Errorf("a list is empty: %.300s\n%s", r.Data, block[1])
		}
	}
	python := regexp.MustCompile(`ask\("(\{.*\})"\)`).FindStringSubmatch(string(page))
	if python == nil {
		t.Fatal("the page has no query in Python")
	}
	if r := s.Exec(t.Context(), schema.Request{Query: python[1]}); len(r.Errors) > 0 {
		t.Errorf("%v\n%s", r.Errors, python[1])
	}
	for _, code := range []string{schema.NotFound, schema.BadInput, schema.TooCostly, schema.Unavailable, schema.Internal} {
		if !strings.Contains(string(page), "| `"+code+"` |") {
			t.Errorf("the page does not explain %s", code)
		}
	}
}

// answersSomething: no list on the first levels of an answer is empty, and no
// count is nothing.
func answersSomething(t *testing.T, data json.RawMessage) bool {
	t.Helper()
	var roots map[string]map[string]any
	if err := json.Unmarshal(data, &roots); err != nil {
		t.Fatal(err)
	}
	for _, fields := range roots {
		for _, value := range fields {
			switch x := value.(type) {
			case []any:
				if len(x) == 0 {
					return false
				}
			case float64:
				if x == 0 {
					return false
				}
			}
		}
	}
	return len(roots) > 0
}

// TestUnknownMetaFields: what the page says that introspection does not know,
// it does not know; when it does, the page must change.
func TestUnknownMetaFields(t *testing.T) {
	page, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	s, err := schema.New(schema.Config{Store: emptySQLite(t)})
	if err != nil {
		t.Fatal(err)
	}
	for named, query := range map[string]string{
		"__Schema.description":     "{ __schema { description } }",
		"__Directive.isRepeatable": "{ __schema { directives { isRepeatable } } }",
		"__Type.isOneOf":           `{ __type(name: "Lens") { isOneOf } }`,
	} {
		if r := s.Exec(t.Context(), schema.Request{Query: query}); len(r.Errors) == 0 || r.Errors[0].Extensions["code"] != schema.BadInput {
			t.Errorf("%s: %v", named, r.Errors)
		}
		if !strings.Contains(string(page), "`"+named+"`") {
			t.Errorf("the page does not name %s", named)
		}
	}
}
