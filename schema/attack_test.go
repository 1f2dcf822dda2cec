package schema_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"onus/schema"
)

// posted is the body of a request.
func posted(query string, variables any) string {
	b, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err)
	}
	return string(b)
}

// each joins so many parts, of which a %d is the number.
func each(n int, part string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// nested puts so many openings around an inside.
func nested(n int, open, inside, shut string) string {
	return strings.Repeat(open, n) + inside + strings.Repeat(shut, n)
}

// attack is a request that is to cost much for its length.
type attack struct {
	name, body    string
	status        int
	code, message string
}

func attacks() []attack {
	claim := func(inside string) string { return `{ claim(id: "d:a") { ` + inside + ` } }` }
	q := func(query string) string { return posted(query, nil) }
	bomb := "{ claims { nodes { ...f0 } } }" + each(40, " fragment f%d on Claim { ...g%d ...g%d }") + each(39, " fragment g%d on Claim { ...h%d }")
	for i := range 39 {
		bomb += fmt.Sprintf(" fragment h%d on Claim { ...f%d }", i, i+1)
	}
	bomb += " fragment g39 on Claim { id }"
	against := "contrast { against { claim { "
	many := make([]string, 150_000)
	for i := range many {
		many[i] = "d:a"
	}
	return []attack{
		{"depth", q(claim(nested(20, "grouping { ", "id", " }"))), 400, "TOO_COSTLY", "depth is 22, more than the limit of 16"},
		{"great depth", q(claim(nested(5000, "grouping{", "id", "}"))), 400, "TOO_COSTLY", "depth of what stands in braces and brackets is 201, more than the limit of 200"},
		{"depth in inline fragments", q(claim(nested(3000, "...{", "id", "}"))), 400, "TOO_COSTLY", "depth of what stands in braces and brackets is 201, more than the limit of 200"},
		{"depth in lists", q(`{ claims(where: ` + nested(20_000, "[", "", "]") + `) { totalCount } }`), 400, "TOO_COSTLY", "depth of what stands in braces and brackets is 201, more than the limit of 200"},
		{"depth in types", q(`query($a: ` + nested(20_000, "[", "Int", "]") + `) { revision }`), 400, "TOO_COSTLY", "depth of what stands in braces and brackets is 201, more than the limit of 200"},
		{"aliases", q("{" + each(1900, " a%d:revision") + "}"), 400, "TOO_COSTLY", "number of aliases is 1900, more than the limit of 100"},
		{"a fragment of itself", q(claim("...f") + " fragment f on Claim { id ...f }"), 400, "BAD_INPUT", "spreads itself"},
		{"fragments in a ring", q(claim("...f0") + each(700, " fragment f%d on Claim { id ...r%d }") + each(700, " fragment r%d on Claim { ...f0 }")), 400, "BAD_INPUT", "spreads itself"},
		{"fragments that double", q(bomb), 400, "TOO_COSTLY", "is 2147483647, more than the limit"},
		{"a page of pages", q(`{ claims(first: 200) { nodes { ` + nested(4, against, "id", "} } } ") + ` } } }`), 400, "TOO_COSTLY", "more than the limit of 1000000"},
		{"pages under variables", posted(`query($n: Int) { claims(first: $n) { nodes { `+nested(4, against, "id", "} } } ")+` } } }`, map[string]any{"n": 1e300}), 400, "TOO_COSTLY", "more than the limit of 1000000"},
		{"a long query", q("{ revision }" + strings.Repeat(" ", 70_000)), 400, "TOO_COSTLY", "query length is 70012, more than the limit of 65536"},
		{"a long body", q("{ revision }" + strings.Repeat(" ", 2<<20)), 413, "BAD_INPUT", "limit of 1048576 bytes"},
		{"deep JSON", `{"query":"{ revision }","variables":{"a":` + nested(20_000, "[", "1", "]") + `}}`, 400, "TOO_COSTLY", "depth of the JSON is"},
		{"deep JSON of objects", `{"query":"query($w: ClaimFilter) { claims(where: $w) { totalCount } }","variables":{"w":` + nested(9000, `{"not":`, "{}", "}") + `}}`, 400, "TOO_COSTLY", "depth of the JSON is"},
		{"deep extensions", `{"query":"{ revision }","extensions":` + nested(9000, `{"a":`, "1", "}") + `}`, 400, "TOO_COSTLY", "depth of the JSON is"},
		{"many ids", posted(`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": many}), 400, "TOO_COSTLY", "number of values in the JSON is 150003, more than the limit of 5000"},
		{"many ids in a filter", posted(`query($ids: [ID!]) { claims(where: {id: $ids}) { totalCount } }`, map[string]any{"ids": many}), 400, "TOO_COSTLY", "number of values in the JSON is 150003, more than the limit of 5000"},
		{"many values of a variable that nobody asks for", posted(`{ revision }`, map[string]any{"ids": many}), 400, "TOO_COSTLY", "number of values in the JSON is 150003, more than the limit of 5000"},
		{"many literal ids", q(`{ claims(where: {id: [` + strings.Repeat(`"d:a"`, 12_000) + `]}) { totalCount } }`), 400, "TOO_COSTLY", "number of values is 12002, more than the limit of 5000"},
		{"directives", q("{ revision" + strings.Repeat("@include(if:true)", 3500) + " }"), 400, "TOO_COSTLY", "number of directives is 3500, more than the limit of"},
		{"unknown directives", q("{ revision" + strings.Repeat("@a", 30_000) + " }"), 400, "TOO_COSTLY", "number of directives is 30000, more than the limit of"},
		{"directives of an operation", q("query" + strings.Repeat("@a", 30_000) + " { revision }"), 400, "TOO_COSTLY", "number of directives is 30000"},
		{"directives of an unused fragment", q("{ revision } fragment f on Claim " + strings.Repeat("@a", 30_000) + " { id }"), 400, "TOO_COSTLY", "number of directives is 30000"},
		{"the same field", q(claim(strings.Repeat("id ", 10_000))), 400, "TOO_COSTLY", "number of selections is 10001, more than the limit of 2000"},
		{"fields that there are not", q(claim(strings.Repeat("x ", 10_000))), 400, "TOO_COSTLY", "number of selections is 10001"},
		{"arguments", q("{ claims(" + strings.Repeat("a:1,", 15_000) + ") { totalCount } }"), 400, "TOO_COSTLY", "number of values is 15000, more than the limit of 5000"},
		{"variables", q("query(" + each(5500, "$a%d:Int,") + ") { revision }"), 400, "TOO_COSTLY", "number of values is 5500, more than the limit of 5000"},
		{"operations", q(each(3000, "query a%d{revision}")), 400, "BAD_INPUT", "operationName names none"},
		{"operations, one of them named", fmt.Sprintf(`{"query":%q,"operationName":"a7"}`, each(2500, "query a%d{revision}")), 400, "TOO_COSTLY", "number of selections is 2500"},
		{"unused fragments", q("{ revision }" + each(2300, "fragment f%d on Claim{id}")), 400, "TOO_COSTLY", "number of selections is 2301"},
		{"introspection in a ring", q(`{ __schema { types { ` + nested(5, "fields { type { ", "name", " } } ") + ` } } }`), 400, "TOO_COSTLY", "cost (objects that may be answered) is"},
		{"introspection of a type in a ring", q(`{ __type(name: "Claim") { ` + nested(6, "fields { type { ", "name", " } } ") + ` } }`), 400, "TOO_COSTLY", "cost (objects that may be answered) is"},
		{"introspection of possible types", q(`{ __schema { types { ` + nested(6, "possibleTypes { interfaces { ", "name", " } } ") + ` } } }`), 400, "TOO_COSTLY", "cost (objects that may be answered) is"},
		{"a long id, asked for many times", posted("query($id: ID!) {"+each(100, " a%d: claim(id: $id) { id }")+" }", map[string]any{"id": strings.Repeat("x", 60_000)}), 200, "NOT_FOUND", "there is no claim with the id"},
		{"a longer id", posted("query($id: ID!) {"+each(100, " a%d: claim(id: $id) { id }")+" }", map[string]any{"id": strings.Repeat("x", 900_000)}), 400, "TOO_COSTLY", "length of the variables is 900009, more than the limit of 65536"},
		{"many words to search", q(`{ search(words: "` + each(10_000, "a%d ") + `") { nodes { id } } }`), 200, "TOO_COSTLY", "number of words is 10000, more than the limit of 50"},
		{"a batch", "[" + strings.Repeat(q("{ revision }")+",", 1000) + q("{ revision }") + "]", 400, "BAD_INPUT", "no JSON object"},
		{"a long name", q("{ " + strings.Repeat("c", 60<<10) + " }"), 400, "BAD_INPUT", "the name has 61440 letters"},
		{"a long number", q("{ claims(first: " + strings.Repeat("9", 60<<10) + ") { totalCount } }"), 400, "BAD_INPUT", "32-bit"},
		{"a long string", q(`{ claims(first: "` + strings.Repeat("9", 60<<10) + `") { totalCount } }`), 400, "BAD_INPUT", "Int"},
		{"a long unknown value", q(`{ claims(where: {form: [` + strings.Repeat("W", 60<<10) + `]}) { totalCount } }`), 400, "BAD_INPUT", ""},
		{"unknown fields in a filter", q(`{ claims(where: {` + each(4000, "x%d:1,") + `}) { totalCount } }`), 400, "BAD_INPUT", ""},
		{"unknown fields", q(claim(each(1900, "fild%d "))), 400, "BAD_INPUT", "1900 fields are not in the schema; the first is fild0 of Claim"},
		{"unused variables", q("query(" + each(4500, "$a%d:Int,") + ") { revision }"), 400, "BAD_INPUT", "never used"},
		{"unknown types of variables", q("query(" + each(4000, "$a%d:X%d,") + ") { revision }"), 400, "BAD_INPUT", ""},
	}
}

// TestAttacks: what would cost much is refused before it does, with its code,
// what it came to and what was allowed, in less than a tenth of a second.
func TestAttacks(t *testing.T) {
	store := newFastStore(t)
	fill(t, store, 200)
	h := newSchema(t, schema.Config{Store: store}).Handler()
	for _, a := range attacks() {
		t.Run(a.name, func(t *testing.T) { a.on(t, h) })
	}
	w := asked{method: "POST", url: "/graphql", body: posted("{ revision }", nil)}.of(t, h)
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"revision":1`) {
		t.Errorf("afterwards: %d %s", w.Code, w.Body)
	}
}

func (a attack) on(t *testing.T, h http.Handler) {
	var body string
	var status int
	start := time.Now()
	quick(t, 100*time.Millisecond*slowdown, func() {
		start = time.Now()
		w := asked{method: "POST", url: "/graphql", body: a.body, headers: []string{"Accept", graphqlType}}.of(t, h)
		body, status = w.Body.String(), w.Code
	})
	var got answer
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	if status != a.status || got.code() != a.code || !strings.Contains(got.Errors[0].Message, a.message) {
		t.Errorf("got %d %.300v, want %d %s with %q", status, got.Errors, a.status, a.code, a.message)
	}
	if len(body) > 100_000 || a.status != 200 && len(body) > 20*700 {
		t.Errorf("the answer has %d bytes", len(body))
	}
	t.Logf("%s for %d bytes", time.Since(start).Round(10*time.Microsecond), len(a.body))
}
