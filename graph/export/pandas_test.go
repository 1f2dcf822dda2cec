package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph/export"
)

const pandasScript = `
import json, sys
import pandas
folder, columns = sys.argv[1], pandas.read_csv("../../docs/export.columns.csv")
out = {}
for table, of in columns.groupby("table"):
    frame = pandas.read_csv(f"{folder}/{table}.csv", dtype=dict(zip(of["column"], of["dtype"])), keep_default_na=False, na_values=[""])
    assert list(frame.columns) == list(of["column"]), table
    assert [str(t) for t in frame.dtypes] == [str(pandas.api.types.pandas_dtype(t)) for t in of["dtype"]], table
    out[table] = {"rows": len(frame), "cells": {c: int(frame[c].notna().sum()) for c in frame}, "true": {c: int(frame[c].sum()) for c in frame if str(frame[c].dtype) == "boolean"}}
print(json.dumps(out))`

// TestPandasReadsTheTables: pandas reads every table of the founding dataset
// under the dtypes of docs/export.columns.csv, with as many rows, filled cells
// and trues as were written. It wants, in ONUS_ORACLE_PANDAS, a Python that
// has pandas 3.
func TestPandasReadsTheTables(t *testing.T) {
	python := os.Getenv("ONUS_ORACLE_PANDAS")
	if python == "" {
		t.Skip("ONUS_ORACLE_PANDAS is not set: not read by pandas (set it to a Python that has pandas 3.1.1)")
	}
	type figures struct {
		Rows  int
		Cells map[string]int
		True  map[string]int
	}
	store, folder, want := founding(t), t.TempDir(), map[string]figures{}
	for _, name := range export.Tables() {
		var out bytes.Buffer
		if err := export.CSV(t.Context(), store, export.Table{Name: name}, &out); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".csv"), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		f := figures{len(lines) - 1, map[string]int{}, map[string]int{}}
		for i, c := range export.Columns(name) {
			f.Cells[c.Name] = 0
			if c.Type == export.Boolean {
				f.True[c.Name] = 0
			}
			for _, line := range lines[1:] {
				if line[i] != "" {
					f.Cells[c.Name]++
				}
				if c.Type == export.Boolean && line[i] == "true" {
					f.True[c.Name]++
				}
			}
		}
		want[name] = f
	}
	said, err := exec.CommandContext(t.Context(), python, "-c", pandasScript, folder).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]figures{}
	if err := json.Unmarshal(said, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-written +pandas: %s", diff)
	}
}
