package cost_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/ast"

	"onus/schema/cost"
)

const small = `
type Query { claims(first: Int, last: Int): Page!  some(first: Int = 20, last: Int): Page!  graph(limit: Int): Page!  nodes(ids: [ID!]!): [Node]!  one: Claim }
type Page { nodes: [Claim!]! total: Int }
interface Node { id: ID! }
type Claim implements Node { id: ID! name: String! parent: Claim evidence: [Claim!]! }`

func meter() *cost.Meter {
	return cost.NewMeter(graphql.MustParseSchema(small, nil).AST(), cost.Weights{
		Sizes: map[string]cost.Size{"first": {50, 200}, "last": {0, 200}, "limit": {100, 1000}},
		Lists: map[string]int{"Claim.evidence": 10}, Fields: map[string]int{"Claim.parent": 5},
	})
}

// TestMeasure counts by hand.
func TestMeasure(t *testing.T) {
	m := func(depth, selections, aliases, cost_ int) cost.Measured {
		return cost.Measured{Kind: "query", Depth: depth, Selections: selections, Aliases: aliases, Cost: cost_}
	}
	vars := map[string]any{"n": 7.0, "i": int32(8), "big": 1e9, "ids": []any{"a", "b", "c"}}
	for _, c := range []struct {
		query string
		want  cost.Measured
	}{
		{"{ one { id } }", m(2, 2, 0, 1)},
		{"{ one { a: id id: id } }", m(2, 3, 1, 1)},
		{"{ claims { total } }", m(2, 2, 0, 50)},
		{"{ claims(first: 3) { nodes { id } } }", m(3, 3, 0, 6)},
		{"{ claims(first: 3) { nodes { evidence { id } } } }", m(4, 4, 0, 3*(1+1*(1+10)))},
		{"{ one { parent { id } } }", m(3, 3, 0, 1+6)},
		{"{ claims(first: 0) { total } }", m(2, 2, 0, 1)},
		{"{ claims(first: -4) { total } }", m(2, 2, 0, 1)},
		{"{ claims(first: 100000) { total } }", m(2, 2, 0, 200)},
		{"{ claims(first: null) { total } }", m(2, 2, 0, 50)},
		{"query($n: Int) { claims(first: $n) { total } }", m(2, 2, 0, 7)},
		{"query($i: Int) { claims(first: $i) { total } }", m(2, 2, 0, 8)},
		{"query($big: Int) { claims(first: $big) { total } }", m(2, 2, 0, 200)},
		{"query($x: Int = 9) { claims(first: $x) { total } }", m(2, 2, 0, 9)},
		{"query($x: Int) { claims(first: $x) { total } }", m(2, 2, 0, 50)},
		{"{ claims(first: null, last: 3) { nodes { id } } }", m(3, 3, 0, 6)},
		{"{ claims(last: 3) { nodes { evidence { id } } } }", m(4, 4, 0, 3*(1+1*(1+10)))},
		{"{ claims(first: 9, last: 70) { total } }", m(2, 2, 0, 70)},
		{"{ claims(last: 100000) { total } }", m(2, 2, 0, 200)},
		{"{ claims(last: null) { total } }", m(2, 2, 0, 50)},
		{"query($n: Int) { claims(last: $n) { total } }", m(2, 2, 0, 7)},
		{"query($x: Int, $n: Int) { claims(first: $x, last: $n) { total } }", m(2, 2, 0, 7)},
		{"query($x: Int = 9) { claims(last: $x) { total } }", m(2, 2, 0, 9)},
		{"{ some { total } }", m(2, 2, 0, 20)},
		{"{ some(first: null) { total } }", m(2, 2, 0, 20)},
		{"{ graph { total } }", m(2, 2, 0, 100)},
		{"{ graph(limit: 7) { total } }", m(2, 2, 0, 7)},
		{"{ claims(first: 1e999) { total } }", m(2, 2, 0, 200)},
		{`{ nodes(ids: ["a" "b"]) { id } }`, m(2, 2, 0, 2)},
		{`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, m(2, 2, 0, 3)},
		{`{ nodes(ids: "a") { ... on Claim { evidence { id } } ... { id } } }`, m(3, 4, 0, 11)},
		{"{ one { ...f ...f } } fragment f on Claim { evidence { id name } }", m(3, 7, 0, 21)},
		{"{ a: one { id } b: one { id } }", m(2, 4, 2, 2)},
		{"{ nosuch { id { deeper } } }", m(3, 3, 0, 2)},
		{"# {{{\n\ufeff{ one { id } }", cost.Measured{}},
		{"\ufeff{ one { id } } # }", m(2, 2, 0, 1)},
		{`query A @a(b: {c: [1 "}" """ } " """]}) { one @skip(if: true) { id } }`, m(2, 2, 0, 1)},
		{`"what it is for" query A("of it" $a: [[Int!]!] = [[1]] @x) { one { id } }`, m(2, 2, 0, 1)},
	} {
		got, err := meter().Measure(c.query, "", vars)
		if c.want == (cost.Measured{}) {
			if err == nil {
				t.Errorf("%s: no error", c.query)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
		}
		got.Values, got.Directives, got.Unknown = 0, 0, cost.Unknown{} // TestWritten, TestUnknown
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.query, diff)
		}
	}
}

// TestWritten counts what validation has to look at, wherever it stands.
func TestWritten(t *testing.T) {
	for query, want := range map[string][2]int{
		"{ one { id } }": {0, 0},
		`query A($n: Int = 3 @x, $b: [Int!] = [1 2]) @y { claims(first: $n) @include(if: true) { nodes { ...f @z } } }
		 fragment f on Claim @w { id @v(a: {b: [1, "2"], c: {}}) }`: {6, 2 + 1 + 3 + 1 + 1 + 5},
		`{ a } fragment unused on Claim { id @u }`: {1, 0},
	} {
		got, err := meter().Measure(query, "", nil)
		if err != nil || got.Directives != want[0] || got.Values != want[1] {
			t.Errorf("%s: %d directives and %d values, want %v; %v", query, got.Directives, got.Values, want, err)
		}
	}
}

// TestUnknown counts fields that there are not, once each.
func TestUnknown(t *testing.T) {
	for query, want := range map[string]cost.Unknown{
		"{ one { id __typename ... on Node { id } } __schema { types { name } } }": {},
		"{ one { idd nam { x } } clams }":                                          {3, "Claim", "idd"},
		"{ one { ...f ...f } } fragment f on Claim { x }":                          {1, "Claim", "x"},
		"{ one { id { x } } } fragment unused on Nope { x }":                       {},
	} {
		got, err := meter().Measure(query, "", nil)
		if diff := cmp.Diff(want, got.Unknown); diff != "" || err != nil {
			t.Errorf("%s: %v %s", query, err, diff)
		}
	}
}

// TestIntrospection goes round in the description of the schema, whose sizes
// are known: 5 types, the longest with 4 fields, 1 interface, 1 type of it.
func TestIntrospection(t *testing.T) {
	s := graphql.MustParseSchema(small, nil).AST()
	types := len(s.Types)
	for query, want := range map[string]int{
		"{ __schema { queryType { name } } }":                                     1 + 1,
		"{ __schema { types { name } } }":                                         1 + types,
		"{ __schema { types { fields { type { name } } } } }":                     1 + types*(1+longest(s)*(1+1)),
		`{ __type(name: "Claim") { fields { type { fields { name } } } } }`:       1 + longest(s)*(1+1*(1+longest(s))),
		`{ __type(name: "Node") { possibleTypes { interfaces { name } } } }`:      1 + 1*(1+1),
		"{ one { __typename } __typename }":                                       1,
		"{ nosuch { __schema { types { name } } } __schema { nosuch { name } } }": 3 + 2,
	} {
		got, err := meter().Measure(query, "", nil)
		if err != nil || got.Cost != want {
			t.Errorf("%s: cost %d, want %d; %v", query, got.Cost, want, err)
		}
	}
}

// longest is how many fields the type with most of them has.
func longest(s *ast.Schema) int {
	n := 0
	for _, t := range s.Types {
		if o, ok := t.(*ast.ObjectTypeDefinition); ok {
			n = max(n, len(o.Fields))
		}
	}
	return n
}

// TestErrors names the place.
func TestErrors(t *testing.T) {
	for query, want := range map[string]string{
		"":                        "holds no operation",
		"{":                       `expected a name, found "the end" (line 1, column 2)`,
		"{\n  a(b: }":             `expected a value, found "}" (line 2, column 8)`,
		"{ a(b: \"x\n\") }":       "does not end on its line",
		`{ a(b: "x`:               "does not end",
		`{ a(b: """x`:             "the block string does not end",
		`{ a(b: """x\""" y""") }`: "escaped quotes",
		"{ é }":                   "unexpected character",
		"{ .. a }":                `unexpected "."`,
		"{ ...f }":                `no fragment "f"`,
		"{ ...f } fragment f on A { ...g } fragment g on A { ...f }": "spreads itself",
		"{ a } fragment f on A { a } fragment f on A { b }":          `two fragments "f"`,
		"query A { a } query B { a }":                                "operationName names none",
		"subscribe { a }":                                            `expected a query or a fragment, found "subscribe"`,
		strings.Repeat("{ a", 300):                                   "beyond the limit of 200",
		"{ a(b: " + strings.Repeat("[", 300):                         "beyond the limit of 200",
	} {
		_, err := meter().Measure(query, "", nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: got %v, want %q", query, err, want)
		}
	}
	_, err := meter().Measure("query A { a }", "B", nil)
	if err == nil || !strings.Contains(err.Error(), `no operation "B"`) {
		t.Errorf("got %v", err)
	}
	var syntax *cost.SyntaxError
	if _, err = meter().Measure("{\n!", "", nil); !errors.As(err, &syntax) || syntax.Line != 2 || syntax.Column != 1 {
		t.Errorf("got %v", err)
	}
}

// TestKinds tells what an operation is.
func TestKinds(t *testing.T) {
	for _, kind := range []string{"query", "mutation", "subscription"} {
		if m, err := meter().Measure(kind+" { a }", "", nil); err != nil || m.Kind != kind {
			t.Errorf("got %v %v", m, err)
		}
	}
	if m, err := meter().Measure("query A { one { id } } mutation B { b }", "B", nil); err != nil || m.Kind != "mutation" || m.Depth != 1 {
		t.Errorf("got %v %v", m, err)
	}
}

// TestBombs holds numbers at the largest, and takes no time.
func TestBombs(t *testing.T) {
	var b strings.Builder
	b.WriteString("{ one { ...f0 } }")
	for i := range 900 {
		fmt.Fprintf(&b, " fragment f%d on Claim { evidence { ...f%d ...f%d } }", i, i+1, i+1)
	}
	b.WriteString(" fragment f900 on Claim { id }")
	m, err := meter().Measure(b.String(), "", nil)
	if err != nil || m.Cost != math.MaxInt32 || m.Selections != math.MaxInt32 || m.Depth != 902 {
		t.Errorf("got %+v %v", m, err)
	}
	for range 5 { // other work on the machine is no fault of ours
		start := time.Now()
		_, _ = meter().Measure(b.String(), "", nil)
		if time.Since(start) < 100*time.Millisecond {
			return
		}
	}
	t.Error("it took more than 100 ms")
}

// FuzzMeasure wants no panic, and no query that the library takes and we see
// fewer fields in than it has names of fields.
func FuzzMeasure(f *testing.F) {
	for _, q := range []string{"{ one { id } }", `query A($a: [Int!] = [1]) { a: claims(first: $a) @x { ...f } } fragment f on Page { total }`, `{ a(b: """x""", c: "\"", d: {e: -1.5e+3}) }`, "# x\n{ ... on A { b } }"} {
		f.Add(q)
	}
	s := graphql.MustParseSchema(small, nil)
	m := meter()
	f.Fuzz(func(t *testing.T, query string) {
		if len(query) > 4096 {
			return
		}
		got, err := m.Measure(query, "", nil)
		if err != nil {
			return
		}
		if got.Selections < 1 || got.Depth < 1 {
			t.Errorf("%q: %+v", query, got)
		}
		unknown := 0
		for _, e := range validate(s, query) {
			if strings.HasPrefix(e, "Cannot query field") {
				unknown++
			}
		}
		if unknown > got.Selections {
			t.Errorf("%q: the library sees %d unknown fields, we see %d fields", query, unknown, got.Selections)
		}
	})
}

// validate gives the library's errors; its parser panics on some input.
func validate(s *graphql.Schema, query string) (messages []string) {
	defer func() { _ = recover() }()
	for _, e := range s.Validate(query) {
		messages = append(messages, e.Message)
	}
	return messages
}
