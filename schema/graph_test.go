package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"onus/schema"
)

// TestGraphRefuses says what a drawing is asked by.
func TestGraphRefuses(t *testing.T) {
	w := newWorld(t, 2, schema.Limits{})
	many := strings.Repeat(`"d:man-01" `, 201)
	for args, want := range map[string]string{
		"":                                 "BAD_INPUT: graph: expected one of from (ids of records) and where (a filter of claims)",
		`(from: ["d:man-01"], where: {})`:  "BAD_INPUT: graph: expected one of from",
		`(from: null, where: null)`:        "BAD_INPUT: graph: expected one of from",
		`(from: ["d:man-01", "d:nobody"])`: `NOT_FOUND: there is no record with the id "d:nobody"`,
		`(from: [], where: {})`:            "BAD_INPUT: graph: expected one of from",
		`(from: ["d:man-01", "d:nobody"], limit: 1)`:           `NOT_FOUND: there is no record with the id "d:nobody"`,
		`(from: ["d:nobody", "d:man-01"], limit: 1, depth: 0)`: `NOT_FOUND: there is no record with the id "d:nobody"`,
		`(from: ["d:man-01"], depth: 5)`:                       "BAD_INPUT: depth: 5; expected 0 to 4",
		`(from: ["d:man-01"], depth: -1)`:                      "BAD_INPUT: depth: -1; expected 0 to 4",
		`(from: ["d:man-01"], limit: 0)`:                       "BAD_INPUT: limit: 0; expected 1 to 5000",
		`(from: ["d:man-01"], limit: 5001)`:                    "BAD_INPUT: limit: 5001; expected 1 to 5000",
		`(from: [` + many + `])`:                               "TOO_COSTLY: the number of ids in from is 201, more than the limit of 200",
		`(where: {made: {from: "1.2.1956"}})`:                  "BAD_INPUT: from: ",
	} {
		a := w.ask("{ graph"+args+" { truncated } }", nil)
		if len(a.Errors) == 0 || !strings.HasPrefix(fmt.Sprint(a.code(), ": ", a.Errors[0].Message), want) {
			t.Errorf("graph%.60s: got %v, want %s", args, a.Errors, want)
		}
	}
	for args, nodes := range map[string]int{`(from: ["d:man-01"], depth: 0)`: 1, `(from: [])`: 0, `(where: {id: []})`: 0, `(from: ["d:man-01", "d:man-01"], depth: 0)`: 1} {
		var out struct {
			Graph struct {
				Nodes     []struct{ ID string }
				Truncated bool
			}
		}
		if w.get("{ graph"+args+" { nodes { id } truncated } }", &out); len(out.Graph.Nodes) != nodes || out.Graph.Truncated {
			t.Errorf("graph%s: %+v, want %d nodes", args, out.Graph, nodes)
		}
	}
}
