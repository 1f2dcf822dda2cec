package export

import (
	"context"
	"iter"
	"maps"
	"slices"
	"sync"

	"onus/graph"
	"onus/graph/contrast"
)

// Table names one CSV table and the records in it.
type Table struct {
	Name  string       // one of Tables
	Where graph.Filter // only records of the table's kind (see [Format]) for which it holds
}

// table says how the rows of a table are made.
type table struct {
	kind    graph.Kind // of the records that are scanned, and filtered
	about   string     // what a row is
	where   graph.Filter
	columns []column
	each    func(graph.Record) []graph.ID // rows, where one record makes several
	hops    []graph.Hop                   // from what the columns refer to
	// pairs gives the rows of the one table that is not read from records.
	pairs func(ctx context.Context, from graph.Reader, where graph.Filter) iter.Seq2[row, error]
}

func (t *table) rows(ctx context.Context, from graph.Reader, where graph.Filter) iter.Seq2[row, error] {
	if t.pairs != nil {
		return t.pairs(ctx, from, where)
	}
	return t.paired(ctx, from, where)
}

// tables are made once: the columns of a kind are found by reflection.
var tables = sync.OnceValue(func() map[string]*table {
	out := map[string]*table{
		"claims": {
			kind: graph.KindClaim, about: "a row a claim, with all its fields",
			columns: append(fieldColumns(graph.KindClaim), words("says", saysClaim)),
		},
		"evidence": {
			kind: graph.KindEvidence, about: "a row a piece of evidence, authored or derived",
			columns: append(fieldColumns(graph.KindEvidence), words("says", saysEvidence)),
		},
		"claim-evidence": claimEvidence(),
		"answers":        answers(),
		"tenures":        tenures(),
	}
	for name, k := range map[string]graph.Kind{
		"persons": graph.KindPerson, "organizations": graph.KindOrganization, "positions": graph.KindPosition, "events": graph.KindEvent,
		"sources": graph.KindSource, "passages": graph.KindPassage, "questions": graph.KindQuestion,
	} {
		out[name] = &table{kind: k, about: "a row a record", columns: fieldColumns(k)}
	}
	return out
})

// Tables lists the names of all tables, sorted.
func Tables() []string { return slices.Sorted(maps.Keys(tables())) }

// Columns lists the columns of a table in their order, which stays; nil for a
// table that there is not.
func Columns(name string) []Column {
	t := tables()[name]
	if t == nil {
		return nil
	}
	out := make([]Column, len(t.columns))
	for i, c := range t.columns {
		out[i] = c.Column
	}
	return out
}

func saysClaim(r row) string { return contrast.Says(r.record.(*graph.Claim)) }

func saysEvidence(r row) string { return contrast.SaysValue(r.record.(*graph.Evidence).Value) }

func ofRow(r row) []graph.ID { return []graph.ID{r.of} }

// answers has a row for each question that a claim answers.
func answers() *table {
	columns := []column{
		{Column: Column{"question", ID}, cell: func(r row) string { return string(r.of) }},
		nameColumn(named["question"], ofRow),
	}
	columns = append(columns, fieldColumns(graph.KindClaim,
		"id", "dataset", "form", "canonicalSubjects", "canonicalEvents", "scale", "grades", "act", "positions", "denies", "modality", "source", "genre",
		"claimants", "made", "available", "asOf", "disputed", "opposedBy", "robust", "standings", "name")...)
	return &table{
		kind: graph.KindClaim, about: "a row for each question that a claim answers",
		columns: append(columns, words("says", saysClaim)),
		each:    func(r graph.Record) []graph.ID { return r.(*graph.Claim).Derived.Questions },
	}
}

// tenures has a row a spell: somebody in one position, as one claim says.
func tenures() *table {
	organization := func(r row) graph.ID {
		if p := graph.Get[*graph.Position](r.beside, r.of); p != nil {
			return p.Organization
		}
		return ""
	}
	columns := append(fieldColumns(graph.KindClaim, "id", "dataset"),
		renamed(renamed(fieldColumns(graph.KindClaim, "subject"), "subject", "person"), "subjectName", "personName")...)
	columns = append(columns,
		column{Column: Column{"position", ID}, cell: func(r row) string { return string(r.of) }},
		nameColumn(named["position"], ofRow),
		column{Column: Column{"organization", ID}, cell: func(r row) string { return string(organization(r)) }},
		words(named["organization"].Name, func(r row) string {
			if id := organization(r); id != "" {
				return nameOf(r.beside, id)
			}
			return ""
		}))
	columns = append(columns, fieldColumns(graph.KindClaim, "start", "end", "attested", "denies", "modality", "source", "genre",
		"passages", "claimants", "made", "available", "disputed", "robust", "standings", "name")...)
	return &table{
		kind: graph.KindClaim, about: "a row a spell: somebody in one position, as one claim says", where: graph.Is("form", string(graph.FormTenure)),
		columns: append(columns, words("says", saysClaim)),
		each:    func(r graph.Record) []graph.ID { return r.(*graph.Claim).Form.(*graph.Tenure).Positions },
		hops:    []graph.Hop{{Rel: graph.PositionIn}},
	}
}
