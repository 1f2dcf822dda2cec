package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/edtf"
	"onus/graph/export"
	"onus/graph/graphtest"
)

// read gives the rows of a table by column.
func read(t *testing.T, from graph.Reader, table export.Table) []map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := export.CSV(t.Context(), from, table, &out); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range export.Columns(table.Name) {
		names = append(names, c.Name)
	}
	if diff := cmp.Diff(names, lines[0]); diff != "" {
		t.Fatalf("the header of %s (-Columns +file): %s", table.Name, diff)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			row[names[i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// fits says what is wrong with a cell of that type; an empty one always fits.
func fits(typ export.Type, cell string) error {
	var err error
	switch typ {
	case export.Boolean:
		if cell != "true" && cell != "false" {
			err = fmt.Errorf("neither true nor false")
		}
	case export.Integer:
		_, err = strconv.ParseInt(cell, 10, 64)
	case export.Number:
		_, err = strconv.ParseFloat(cell, 64)
	case export.EDTF:
		_, err = edtf.Parse(cell)
	case export.Day:
		var d edtf.Date
		if d, err = edtf.Parse(cell); err == nil {
			first, _ := d.Earliest()
			if last, _ := d.Latest(); first != last {
				err = fmt.Errorf("is no day")
			}
		}
	case export.ID:
		err = graph.ID(cell).Check()
	case export.JSON:
		err = json.Unmarshal([]byte(cell), new(any))
	}
	return err
}

// TestFoundingTables looks at the tables of a larger graph, of many pages.
func TestFoundingTables(t *testing.T) {
	store := founding(t)
	t.Run("cells", func(t *testing.T) { cellsFit(t, store) })
	t.Run("names", func(t *testing.T) { namesStandBesideIDs(t, store) })
	t.Run("walks", func(t *testing.T) { oneWalkAPage(t, store) })
}

// cellsFit: in the founding dataset every cell is of its
// column's type, and no two columns of a table are called alike.
func cellsFit(t *testing.T, store graph.Reader) {
	t.Helper()
	for _, name := range export.Tables() {
		types, filled := map[string]export.Type{}, map[string]bool{}
		for _, c := range export.Columns(name) {
			if types[strings.ToLower(c.Name)] != "" {
				t.Errorf("%s: a second column %s", name, c.Name)
			}
			types[strings.ToLower(c.Name)] = c.Type
		}
		rows := read(t, store, export.Table{Name: name})
		if len(rows) == 0 {
			t.Errorf("%s is empty", name)
		}
		for i, row := range rows {
			for column, cell := range row {
				if cell == "" {
					continue
				}
				filled[column] = true
				if err := fits(types[strings.ToLower(column)], cell); err != nil {
					t.Fatalf("%s, row %d, %s: %q: %v", name, i+1, column, cell, err)
				}
			}
		}
		if len(filled) < 5 {
			t.Errorf("%s: only %d columns hold something", name, len(filled))
		}
	}
}

// namesStandBesideIDs: what a row names is called as its record is, and a
// spell has its position's organization.
func namesStandBesideIDs(t *testing.T, store graph.Reader) {
	t.Helper()
	names := map[string]string{}
	for _, k := range []graph.Kind{graph.KindPerson, graph.KindSource, graph.KindPosition, graph.KindOrganization} {
		for r, err := range store.Scan(t.Context(), graph.Query{Kind: k}) {
			if err != nil {
				t.Fatal(err)
			}
			names[string(r.Base().ID)] = r.Base().Name
		}
	}
	spells := 0
	for r, err := range store.Scan(t.Context(), graph.Query{Kind: graph.KindClaim, Where: graph.Is("form", "tenure")}) {
		if err != nil {
			t.Fatal(err)
		}
		spells += len(r.(*graph.Claim).Form.(*graph.Tenure).Positions)
	}
	rows := read(t, store, export.Table{Name: "tenures"})
	if len(rows) != spells || spells < 100 {
		t.Errorf("%d rows of %d spells", len(rows), spells)
	}
	for _, row := range rows {
		for id, name := range map[string]string{"person": "personName", "position": "positionTitle", "organization": "organizationName", "source": "sourceTitle"} {
			if row[name] != names[row[id]] || id != "organization" && row[name] == "" {
				t.Fatalf("%s: %s is called %q, and here %q", row["id"], row[id], names[row[id]], row[name])
			}
		}
	}
}

// oneWalkAPage: what stands beside ids is looked up page by page, however
// many rows there are.
func oneWalkAPage(t *testing.T, store graph.Store) {
	t.Helper()
	for _, name := range []string{"claims", "evidence", "tenures", "answers", "persons", "claim-evidence"} {
		counting := graphtest.NewCounting(store)
		rows := len(read(t, counting, export.Table{Name: name}))
		pages := rows/500 + 1
		if name == "claim-evidence" { // a page is of 50 questions
			pages = (len(read(t, store, export.Table{Name: "questions"}))/50 + 1) * 3
		}
		if walks := counting.Calls() - 1; walks > pages { // but for the scan
			t.Errorf("%s: %d walks for %d rows", name, walks, rows)
		}
	}
}

// TestInferred: a date that the source does not bear says so beside itself.
func TestInferred(t *testing.T) {
	date := graph.Date{Date: graph.On("1956").Date, AsWritten: "that year", Inferred: "the congress was in 1956"}
	row := read(t, put(t, &graph.Source{Meta: source("it"), Created: date}), export.Table{Name: "sources"})[0]
	got := [3]string{row["created"], row["createdAsWritten"], row["createdInferred"]}
	if diff := cmp.Diff([3]string{"1956", "that year", "the congress was in 1956"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestFilteredPairs: the pairs of some claims are those rows of all pairs.
func TestFilteredPairs(t *testing.T) {
	store := weir(t)
	var want []map[string]string
	for _, row := range read(t, store, export.Table{Name: "claim-evidence"}) {
		if slices.Contains([]string{"weir:memoir", "weir:diary"}, row["claimSource"]) {
			want = append(want, row)
		}
	}
	got := read(t, store, export.Table{Name: "claim-evidence", Where: graph.Is("source", "weir:memoir", "weir:diary")})
	if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
		t.Error(diff)
	}
}

// TestColumnsAreDocumented: docs/export.columns.csv is the list of the columns
// with the dtypes under which pandas reads them; -update writes it anew.
func TestColumnsAreDocumented(t *testing.T) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.Write([]string{"table", "column", "type", "dtype"}) // into memory
	for _, table := range export.Tables() {
		for _, c := range export.Columns(table) {
			_ = w.Write([]string{table, c.Name, string(c.Type), c.Type.Dtype()})
		}
	}
	w.Flush()
	path := filepath.Join("..", "..", "docs", "export.columns.csv")
	if *update {
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("-update writes it anew: %s", diff)
	}
}
