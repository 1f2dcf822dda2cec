package export

import (
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
)

// Table names one CSV table and the records in it.
type Table struct {
	Name  string       // one of Tables
	Where graph.Filter // only records for which it holds
}

// shape says how a table is made from the records of a kind.
type shape struct {
	kind  graph.Kind
	where graph.Filter
	keep  []string                               // columns; nil for all fields
	extra map[string]func(graph.Record) string   // further columns
	split func(graph.Record) []map[string]string // rows, where one record makes several
}

var shapes = map[string]shape{
	"persons":       {kind: graph.KindPerson},
	"organizations": {kind: graph.KindOrganization},
	"positions":     {kind: graph.KindPosition},
	"events":        {kind: graph.KindEvent},
	"sources":       {kind: graph.KindSource},
	"passages":      {kind: graph.KindPassage},
	"questions":     {kind: graph.KindQuestion},
	"evidence":      {kind: graph.KindEvidence, extra: map[string]func(graph.Record) string{"says": saysEvidence}},
	"claims":        {kind: graph.KindClaim, extra: map[string]func(graph.Record) string{"says": saysClaim}},
	"tenures": {
		kind: graph.KindClaim, where: graph.Is("form", string(graph.FormTenure)),
		keep: []string{"id", "dataset", "subject", "positions", "start", "end", "attested", "denies", "source", "passages", "claimants", "made", "name"},
	},
	"answers": {
		kind: graph.KindClaim, keep: []string{"id", "form", "canonicalSubjects", "canonicalEvents", "source", "disputed", "robust", "standings"},
		extra: map[string]func(graph.Record) string{"says": saysClaim}, split: byQuestion,
	},
}

// Tables lists the names of all tables, sorted.
func Tables() []string {
	names := make([]string, 0, len(shapes))
	for name := range shapes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func saysClaim(r graph.Record) string { return contrast.Says(r.(*graph.Claim)) }

func saysEvidence(r graph.Record) string { return contrast.SaysValue(r.(*graph.Evidence).Value) }

// byQuestion makes a row for each question that a claim answers.
func byQuestion(r graph.Record) []map[string]string {
	var rows []map[string]string
	for _, q := range r.(*graph.Claim).Derived.Questions {
		rows = append(rows, map[string]string{"question": string(q)})
	}
	return rows
}

// columns are the headers of a table, each name once: every date has its
// first and last day beside it.
func (s shape) columns() []string {
	var out []string
	if s.split != nil {
		out = append(out, "question")
	}
	for _, f := range graph.Fields(s.kind) {
		kept := s.keep == nil && f.Name != "sort" && f.Name != "digest" || slices.Contains(s.keep, f.Name)
		if !kept || slices.Contains(out, f.Name) {
			continue
		}
		out = append(out, f.Name)
		if f.Type == graph.Dated {
			out = append(out, f.Name+"Earliest", f.Name+"Latest", f.Name+"AsWritten")
		}
	}
	for name := range s.extra {
		out = append(out, name)
	}
	return out
}

// cell writes one value: lists joined by "; ".
func cell(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case []string:
		return strings.Join(x, "; ")
	case bool:
		if x {
			return "true"
		}
		return "false"
	}
	return number(v)
}
