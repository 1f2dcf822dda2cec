package data_test

import "slices"

// way is one way of asking for contrasts.
type way string

const (
	pure    way = "pure functions"
	stores  way = "stores"
	onNeo   way = "Neo4j" // a store; what waits is not run, since no test on Neo4j may be skipped
	graphQL way = "GraphQL"
)

// wait is what some scenarios wait for, and in which ways (none: in all).
type wait struct {
	why       string
	in        []way
	scenarios []string // "file: scenario"
}

// waiting says why a scenario is not met yet in that way.
func waiting(name string, in way) (why string, waits bool) {
	if in == onNeo {
		in = stores
	}
	for _, w := range pending {
		if slices.Contains(w.scenarios, name) && (w.in == nil || slices.Contains(w.in, in)) {
			return w.why, true
		}
	}
	return "", false
}

// pending are the scenarios that what is there cannot meet yet. They are run,
// and skipped by name if they fail; one that is met must be taken out.
var pending = []wait{}
