package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"onus/graph"
)

// mapped turns an error of the driver into one of the contract, once.
func mapped(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if cause := ctx.Err(); cause != nil {
		return ended(cause)
	}
	if errors.Is(err, sql.ErrConnDone) {
		return errClosed
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w: another process is writing: %w", graph.ErrUnavailable, err)
	case lib.SQLITE_CANTOPEN, lib.SQLITE_IOERR, lib.SQLITE_FULL, lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_NOMEM:
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%w: it is no SQLite file: %w", graph.ErrForeign, err)
	case lib.SQLITE_TOOBIG:
		return fmt.Errorf("%w: %w", graph.ErrTooLarge, err)
	}
	return err
}

// ended is the error of a context that ended: of one whose time ran out, the
// store did not answer in time.
func ended(cause error) error {
	if errors.Is(cause, context.DeadlineExceeded) {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, cause)
	}
	return cause
}

var errClosed = fmt.Errorf("%w: the store is closed", graph.ErrUnavailable)
