package raw

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

// SQLite copies the file from into a new file, row by row, through prepared
// statements of some rows each; the schema is there before, but for the
// indexes with names: those follow, which is faster.
func SQLite(ctx context.Context, from, to string) (w Written, err error) {
	source, err := OpenSQLite(from)
	if err != nil {
		return w, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(to + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return w, err
		}
	}
	target, err := OpenSQLite(to)
	if err != nil {
		return w, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	c := &sqliteCopy{source: source, target: target}
	err = c.run(ctx)
	return c.Written, err
}

// OpenSQLite opens a file with the settings of Onus's own store, on one
// connection.
func OpenSQLite(path string) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Path: path}
	u.RawQuery = url.Values{"_pragma": {
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)", "cache_size(-32000)", "temp_store(MEMORY)", "mmap_size(268435456)",
	}}.Encode()
	db, err := sql.Open("sqlite", u.String())
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

type sqliteCopy struct {
	Written
	source, target *sql.DB
}

func (c *sqliteCopy) run(ctx context.Context) error {
	tables, err := c.schema(ctx, "table")
	if err != nil {
		return err
	}
	indexes, err := c.schema(ctx, "index", "view")
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := c.exec(ctx, t.sql); err != nil {
			return err
		}
	}
	for _, t := range tables {
		if err := c.table(ctx, t.name); err != nil {
			return fmt.Errorf("copy table %s: %w", t.name, err)
		}
	}
	for _, i := range indexes {
		if err := c.exec(ctx, i.sql); err != nil {
			return err
		}
	}
	return nil
}

func (c *sqliteCopy) exec(ctx context.Context, text string) error {
	return c.timed(func() error {
		_, err := c.target.ExecContext(ctx, text)
		return err
	})
}

type thing struct{ name, sql string }

func (c *sqliteCopy) schema(ctx context.Context, types ...string) (out []thing, err error) {
	for _, typ := range types {
		if out, err = c.things(ctx, typ, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (c *sqliteCopy) things(ctx context.Context, typ string, out []thing) (_ []thing, err error) {
	rows, err := c.source.QueryContext(ctx, "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL ORDER BY rowid", typ)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var t thing
		if err := rows.Scan(&t.name, &t.sql); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}

// table copies one, a batch of rows at a time, in its own order.
func (c *sqliteCopy) table(ctx context.Context, name string) (err error) {
	rows, err := c.source.QueryContext(ctx, "SELECT * FROM "+name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	insert := inserter{table: name, width: len(columns)}
	for more := true; more; {
		var batch []any
		if batch, more, err = take(rows, len(columns)); err != nil {
			return err
		}
		if err := c.timed(func() error { return insert.all(ctx, c.target, batch) }); err != nil {
			return err
		}
		if n := len(batch) / len(columns); name == "record" {
			c.Nodes += n
		} else {
			c.Edges += n
		}
	}
	return rows.Err()
}

// take reads up to a batch of rows, one after the other in one list.
func take(rows *sql.Rows, width int) (batch []any, more bool, err error) {
	into := make([]any, width)
	for range Batch {
		if !rows.Next() {
			return batch, false, nil
		}
		row := make([]any, width)
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, false, err
		}
		batch = append(batch, row...)
	}
	return batch, true, nil
}

// inserter writes rows through one prepared statement for many and one for
// the rest.
type inserter struct {
	table string
	width int
}

// atOnce is how many rows one statement writes: with more it gets no faster.
const atOnce = 32

func (i inserter) all(ctx context.Context, db *sql.DB, values []any) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, n := range []int{atOnce, 1} {
		if values, err = i.some(ctx, tx, n, values); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// some writes n rows at a time, and gives what is left.
func (i inserter) some(ctx context.Context, tx *sql.Tx, n int, values []any) (_ []any, err error) {
	s, err := tx.PrepareContext(ctx, i.statement(n))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	for ; len(values) >= n*i.width; values = values[n*i.width:] {
		if _, err := s.ExecContext(ctx, values[:n*i.width]...); err != nil {
			return nil, err
		}
	}
	return values, nil
}

func (i inserter) statement(rows int) string {
	row := "(?" + strings.Repeat(", ?", i.width-1) + ")"
	return "INSERT INTO " + i.table + " VALUES " + row + strings.Repeat(", "+row, rows-1)
}
