package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// conn is one connection with the statements prepared on it. One goroutine
// uses it at a time.
type conn struct {
	*sql.Conn
	prepared map[string]*sql.Stmt
}

// maxPrepared bounds the statements kept: queries differ by their filters.
const maxPrepared = 400

func newConn(ctx context.Context, db *sql.DB) (*conn, error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{c, map[string]*sql.Stmt{}}, nil
}

// statement prepares the text, or takes what was prepared before.
func (c *conn) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if s, ok := c.prepared[text]; ok {
		return s, nil
	}
	if len(c.prepared) >= maxPrepared {
		for known, s := range c.prepared {
			delete(c.prepared, known)
			if err := s.Close(); err != nil {
				return nil, err
			}
		}
	}
	s, err := c.PrepareContext(ctx, text)
	if err == nil {
		c.prepared[text] = s
	}
	return s, err
}

func (c *conn) exec(ctx context.Context, text string, args ...any) error {
	s, err := c.statement(ctx, text) //nolint:sqlclosecheck // kept for the next call
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, args...)
	return err
}

// execAll runs several statements, without preparing them.
func (c *conn) execAll(ctx context.Context, text string) error {
	_, err := c.ExecContext(ctx, text)
	return err
}

// each calls f on every row.
func (c *conn) each(ctx context.Context, text string, args []any, f func(*sql.Rows) error) (err error) {
	s, err := c.statement(ctx, text) //nolint:sqlclosecheck // kept for the next call
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one reads the one row that there is; sql.ErrNoRows if there is none.
func (c *conn) one(ctx context.Context, text string, args []any, into ...any) error {
	s, err := c.statement(ctx, text) //nolint:sqlclosecheck // kept for the next call
	if err != nil {
		return err
	}
	return s.QueryRowContext(ctx, args...).Scan(into...)
}

// rollback ends the transaction, if SQLite has not done so itself, whatever
// became of the context.
func (c *conn) rollback(ctx context.Context) error {
	err := c.exec(context.WithoutCancel(ctx), "ROLLBACK")
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code() == lib.SQLITE_ERROR {
		return nil // no transaction is active
	}
	return err
}

func (c *conn) close() error {
	var errs []error
	for _, s := range c.prepared {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, c.Conn.Close())...)
}
