package neo4j

import (
	"strconv"
	"strings"
)

// text writes a statement: values go into parameters, so that statements of
// one shape have one text.
type text struct {
	strings.Builder
	params map[string]any
}

func newText() *text { return &text{params: map[string]any{always[1:]: true, never[1:]: false}} }

// param adds a value and gives the parameter that stands for it.
func (t *text) param(v any) string {
	name := "p" + strconv.Itoa(len(t.params))
	t.params[name] = v
	return "$" + name
}

func (t *text) add(parts ...string) {
	for _, p := range parts {
		t.WriteString(p)
	}
}

func (t *text) statement() statement { return statement{t.String(), t.params} }

// byID ends a MATCH of n by its id. Left to itself, the planner scans all
// records where it last saw few of them, as in an empty database at the start
// of a load, and goes on to do so for a while.
const byID = "USING INDEX SEEK n:Record(id) "

// where writes a condition that may be empty, with its WHERE.
func where(conditions ...string) string {
	if c := all(conditions...); c != "" {
		return " WHERE " + c
	}
	return ""
}

// all joins conditions with AND; empty ones hold.
func all(conditions ...string) string {
	var kept []string
	for _, c := range conditions {
		if c != "" {
			kept = append(kept, c)
		}
	}
	return strings.Join(kept, " AND ")
}
