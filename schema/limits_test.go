package schema_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"onus/schema"
)

// TestTooCostly refuses what costs too much, in no time, and says how much.
func TestTooCostly(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	bomb := "{ claims { nodes { ...f0 } } }"
	for i := range 40 {
		bomb += fmt.Sprintf(" fragment f%d on Claim { ...f%d ...f%d }", i, i+1, i+1)
	}
	bomb += " fragment f40 on Claim { id }"
	for _, c := range []struct{ name, query, message string }{
		{"depth", "{ claim(id: \"d:a\")" + strings.Repeat("{ grouping", 20) + "{ id }" + strings.Repeat("}", 21), "depth is 22, more than the limit of 16"},
		{"very deep", "{ claim(id: \"d:a\")" + strings.Repeat("{ grouping", 150) + "{ id }" + strings.Repeat("}", 151), "depth is 152"},
		{"fragment bomb", bomb, "more than the limit of 2000"},
		{"aliases", "{" + aliases(101) + "}", "number of aliases is 101, more than the limit of 100"},
		{"fields", "{ claim(id: \"d:a\") {" + strings.Repeat(" id", 2500) + "} }", "number of selections is 2501"},
		{"fields of an unused fragment", "{ revision } fragment f on Claim {" + strings.Repeat(" clam", 2500) + "}", "number of selections is 2501"},
		{"length", "{ revision }" + strings.Repeat(" ", 65<<10), "query length is 66572, more than the limit of 65536"},
		{"pages of contrasts of contrasts", `{ claims(first: 200) { nodes { contrast { for { claim { contrast { for { claim { contrast { for { id premises { id } } } } } } } } } } } }`,
			"cost (objects that may be answered) is 2488600, more than the limit of 1000000"},
		{"too many ids", `query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, "number of ids is 201, more than the limit of 200"},
		{"too many conditions", "{ claims(where: {or: [" + strings.Repeat(`{denies: true}`, 150) + "]}) { nodes { id } } }", "more than the limit of 200"},
		{"too many layers", "{ claims(where: " + strings.Repeat("{not: ", 30) + "{}" + strings.Repeat("}", 30) + ") { nodes { id } } }", "layers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids := make([]any, 201)
			for i := range ids {
				ids[i] = "d:a"
			}
			var a answer
			quick(t, 100*time.Millisecond*slowdown, func() { a = w.ask(c.query, map[string]any{"ids": ids}) })
			if a.code() != "TOO_COSTLY" || !strings.Contains(a.Errors[0].Message, c.message) {
				t.Errorf("got %.300v, want TOO_COSTLY with %q", a.Errors, c.message)
			}
		})
	}
}

// quick wants f to be done in that time, at one of several attempts: other
// work on the machine is no fault of ours.
func quick(t *testing.T, limit time.Duration, f func()) {
	t.Helper()
	var took time.Duration
	for range 5 {
		start := time.Now()
		f()
		if took = time.Since(start); took < limit {
			return
		}
	}
	t.Errorf("it took %s", took)
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d: revision", i)
	}
	return b.String()
}

// TestAllowedButHard asks what passes the limits and is hard to validate.
func TestAllowedButHard(t *testing.T) {
	w := newFastWorld(t, 50)
	var chain strings.Builder
	chain.WriteString("{ claim(id: \"d:a\") { ...f0 } }")
	for i := range 1000 {
		fmt.Fprintf(&chain, " fragment f%d on Claim { ...f%d }", i, i+1)
	}
	chain.WriteString(" fragment f1000 on Claim { id }")
	for name, q := range map[string]string{
		"same field":     "{ claim(id: \"d:a\") {" + strings.Repeat(" id", 1900) + "} }",
		"unknown fields": "{ claim(id: \"d:a\") {" + strings.Repeat(" iddddddddddddddddd", 1900) + "} }",
		"long name":      "{ " + strings.Repeat("c", 60<<10) + " }",
		"same fragments": "{ claim(id: \"d:a\") {" + strings.Repeat(" ...f", 900) + "} } fragment f on Claim { id source { id } }",
		"inline":         "{ claim(id: \"d:a\") " + strings.Repeat("{ ... on Claim ", 150) + "{ id }" + strings.Repeat("}", 151),
		"chain":          chain.String(),
		"long list":      "{ claims(where: {id: [" + strings.Repeat(`"d:a"`, 4900) + "]}) { totalCount } }",
		"long lists":     "{ claims(where: {or: [" + strings.Repeat("{id: ["+strings.Repeat(`"d:a"`, 24)+"]}", 190) + "]}) { totalCount } }",
		"many words":     `{ search(words: "` + each(50, "a%d ") + `") { nodes { id } } claims(words: "` + each(50, "a%d ") + `") { totalCount } }`,
		"wide schema":    "{ __schema { types { fields { type { name fields { name type { name fields { name } } } } } } } }",
		"pages":          "{" + each(90, " a%d: claims(first: 200) { nodes { id } }") + " }",
	} {
		t.Run(name, func(t *testing.T) {
			quick(t, time.Second*slowdown, func() {
				if a := w.ask(q, nil); a.code() == "INTERNAL" {
					t.Errorf("got %.300v", a.Errors)
				}
			})
		})
	}
}

// TestIntrospection runs the whole query of graphql-js 16, as GraphiQL does.
func TestIntrospection(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	q, err := os.ReadFile("testdata/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Schema struct{ Types []struct{ Name string } } `json:"__schema"`
	}
	w.get(string(q), &out)
	if len(out.Schema.Types) < 60 {
		t.Errorf("only %d types", len(out.Schema.Types))
	}
}

// TestLibraryParserPanics feeds what makes the library's parser panic.
func TestLibraryParserPanics(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	for _, q := range []string{
		`{ claim(id: "\q") { id } }`, `"\q" query { revision }`, `{ claim(id: """a""") { id } }`, `{ claims(first: 1e999) { totalCount } }`,
		`{ claims(first: 0x10) { totalCount } }`, `query($a: [[[Int]]] = [[[1]]]) { revision }`, "{ claim(id: \"\\ud800\") { id } }", "{\x00}", "{ claim(id: \"\xff\") { id } }",
		`{ node(id: "d:man-01-none") { ... on Contrast { robust } } }`, `{ claims @skip(if: 3) { totalCount } }`, `{ claims @include(if: $x) { totalCount } }`,
	} {
		if a := w.ask(q, nil); a.code() != "BAD_INPUT" && a.code() != "NOT_FOUND" {
			t.Errorf("%s: %s %s %v", q, a.code(), a.Data, a.Errors)
		}
	}
}

// TestLimitsInTheManual: docs/serving.md tells the limits that hold.
func TestLimitsInTheManual(t *testing.T) {
	manual, err := os.ReadFile("../docs/serving.md")
	if err != nil {
		t.Fatal(err)
	}
	l := schema.Defaults()
	for _, row := range []string{
		fmt.Sprintf("| body of a POST, and a URL | %d MiB |", l.BodyBytes>>20),
		fmt.Sprintf("| query; variables, as JSON | %d KiB each |", l.QueryBytes>>10),
		fmt.Sprintf("| query; variables, as JSON | %d KiB each |", l.Variables>>10),
		fmt.Sprintf("| depth of fields in fields | %d |", l.Depth),
		fmt.Sprintf("| fields, fragments expanded | %s |", thousands(l.Selections)),
		fmt.Sprintf("| of these renamed | %d |", l.Aliases),
		fmt.Sprintf("| objects that may be answered (page sizes along each path multiplied) | %s |", thousands(l.Cost)),
		fmt.Sprintf("| directives | %d |", l.Directives),
		fmt.Sprintf("| arguments and what lists and objects in them hold, in the query and in the JSON | %s each |", thousands(l.Values)),
		fmt.Sprintf("| depth of the JSON | %d |", schema.DeepestJSON),
		fmt.Sprintf("| ids of `nodes`, a page | %d |", schema.MaxPage),
		fmt.Sprintf("| conditions of a filter; layers of and, or, not | %d; %d |", schema.MaxConditions, schema.MaxLayers),
		fmt.Sprintf("| words of a search | %d |", schema.MostWords),
		fmt.Sprintf("| answering (`--deadline`) | %.0f s |", l.Deadline.Seconds()),
		fmt.Sprintf("| sending the headers; sending a body | %.0f s each |", l.BodyTimeout.Seconds()),
	} {
		if !strings.Contains(string(manual), row+"\n") {
			t.Errorf("the manual does not say: %s", row)
		}
	}
}

// thousands writes a number as people do.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return thousands(n/1000) + fmt.Sprintf(",%03d", n%1000)
}
