package schema

import (
	"errors"
	"time"

	"onus/schema/cost"
)

// Limits bound what one request may cost. A zero field takes its default.
type Limits struct {
	BodyBytes  int           // of a POST; default 1 MiB
	QueryBytes int           // of a query; default 64 KiB
	Variables  int           // bytes of the variables, as JSON; default 64 KiB
	Depth      int           // of fields within fields; default 16 (the introspection of GraphiQL needs 15)
	Selections int           // fields after fragments are expanded; default 2,000
	Aliases    int           // renamed fields after fragments are expanded; default 100
	Cost       int           // objects that may be answered; default 1,000,000
	Directives int           // in the whole query; default 100
	Values     int           // arguments and what lists and objects in them hold, in the query and in its variables each; default 5,000
	Deadline   time.Duration // for answering; default 30 s

	BodyTimeout  time.Duration // for sending a body; default 10 s
	WriteTimeout time.Duration // for reading the answer to a query, or a piece of an export; default 60 s
}

// Page sizes.
const (
	defaultPage = 50
	maxPage     = 200
	defaultDraw = 500
	maxDraw     = 5_000
)

// How many pairs of selections of the same name validation may compare.
const overlapPairs = 20_000

func (l Limits) orDefault() Limits {
	or := func(n *int, d int) {
		if *n <= 0 {
			*n = d
		}
	}
	or(&l.BodyBytes, 1<<20)
	or(&l.QueryBytes, 64<<10)
	or(&l.Variables, 64<<10)
	or(&l.Depth, 16)
	or(&l.Selections, 2_000)
	or(&l.Aliases, 100)
	or(&l.Cost, 1_000_000)
	or(&l.Directives, 100)
	or(&l.Values, 5_000)
	within := func(t *time.Duration, d time.Duration) {
		if *t <= 0 {
			*t = d
		}
	}
	within(&l.Deadline, 30*time.Second)
	within(&l.BodyTimeout, 10*time.Second)
	within(&l.WriteTimeout, time.Minute)
	return l
}

// weights say how many objects a list may hold that is no page. They are what
// a contrast usually has, not a bound.
func weights() cost.Weights {
	return cost.Weights{
		Sizes: map[string]cost.Size{"first": {Default: defaultPage, Max: maxPage}, "last": {Max: maxPage},
			"limit": {Default: defaultDraw, Max: maxDraw}},
		Lists: map[string]int{
			"Contrast.for": 10, "Contrast.against": 10, "Contrast.consistent": 10,
			"Contrast.qualifying": 10, "Contrast.undercut": 10,
			"Question.answers": 10, "Answer.claims": 10, "Answer.evidence": 10,
			"Evidence.premises": 10, "Reading.decidedBy": 5,
			"Comparison.rows": 20, "ComparisonRow.cells": 4, "Comparison.disagreements": 10, "Comparison.movers": 10,
			"Comparison.leftOut": 10, "Comparison.pairs": 6,
			"DrawingNode.attributes": 5, "DrawingEdge.attributes": 10,
			"Holders.holders": 20, "Holder.saidBy": 3, "Holder.deniedBy": 2, "Holder.besides": 2, "TenureAccount.testimony": 2,
		},
		Fields: map[string]int{"Claim.contrast": 10, "Query.contrast": 10, "Question.answers": 10, "Query.compare": 20, "Query.holders": 20, "Query.graph": 5},
	}
}

// check refuses a request that costs too much, before anything is executed.
func (s *Schema) check(r Request) error {
	if len(r.Query) > s.limits.QueryBytes {
		return tooCostly("query length", len(r.Query), s.limits.QueryBytes)
	}
	m, err := s.meter.Measure(r.Query, r.OperationName, r.Variables)
	var nested *cost.NestingError
	switch {
	case errors.As(err, &nested):
		return tooCostly("depth of what stands in braces and brackets", nested.Depth, nested.Limit)
	case err != nil:
		return badInput("%s", err)
	}
	for _, l := range []struct {
		what        string
		used, limit int
	}{
		{"depth", m.Depth, s.limits.Depth},
		{"number of selections", m.Selections, s.limits.Selections},
		{"number of aliases", m.Aliases, s.limits.Aliases},
		{"number of directives", m.Directives, s.limits.Directives},
		{"number of values", m.Values, s.limits.Values},
		{"cost (objects that may be answered)", m.Cost, s.limits.Cost},
	} {
		if l.used > l.limit {
			return tooCostly(l.what, l.used, l.limit)
		}
	}
	if u := m.Unknown; u.Count > mostErrors { // to look for the nearest of each takes long
		return badInput("%d fields are not in the schema; the first is %s of %s", u.Count, u.Name, u.Type)
	}
	return nil
}
