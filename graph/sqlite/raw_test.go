package sqlite_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onus/graph/sqlite"
)

// BenchmarkRaw inserts the rows that BenchmarkPut leaves, all of them into the
// same tables and indexes, with one prepared statement a table: what no store
// on top of them can well beat.
func BenchmarkRaw(b *testing.B) {
	batches := synthetic(10_000)
	path := filepath.Join(b.TempDir(), "full.db")
	store := openAt(b, path)
	load(b, store, batches)
	full := map[string][][]any{}
	for _, table := range []string{"record", "link", "word"} {
		full[table] = allRows(b, path, table)
	}
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "onus.db")
		store, err := sqlite.Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		for table, rows := range full {
			insertRaw(b, path, table, rows)
		}
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(full["record"])*b.N)/b.Elapsed().Seconds(), "records/s")
}

func allRows(b *testing.B, path, table string) (out [][]any) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(b.Context(), "SELECT * FROM "+table)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			b.Fatal(err)
		}
		out = append(out, values)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return out
}

func insertRaw(b *testing.B, path, table string, rows [][]any) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-32000)")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for len(rows) > 0 {
		n := min(len(rows), 10_000)
		insertBatch(b, db, table, rows[:n])
		rows = rows[n:]
	}
}

func insertBatch(b *testing.B, db *sql.DB, table string, rows [][]any) {
	tx, err := db.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	insert, err := tx.PrepareContext(b.Context(), fmt.Sprintf("INSERT INTO %s VALUES (?%s)", table, strings.Repeat(", ?", len(rows[0])-1)))
	if err != nil {
		b.Fatal(err)
	}
	defer insert.Close()
	for _, row := range rows {
		if _, err := insert.ExecContext(b.Context(), row...); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}
