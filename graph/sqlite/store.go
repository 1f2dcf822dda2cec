package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"onus/graph"
)

// busyTimeout is how long a writer waits for one in another process.
const busyTimeout = 10 * time.Second

// Store is a graph.Store in one SQLite file.
type Store struct {
	db      *sql.DB
	writer  chan *conn // holds the one connection that writes, when nobody does
	readers chan *conn
	closing sync.Once
	closed  chan struct{}
}

// Open opens the store in the file, or makes a new one there. A file that is
// not ours, or a newer version's, is ErrForeign; one that cannot be opened,
// ErrUnavailable.
func Open(ctx context.Context, path string) (_ *Store, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("open store %s: %w", path, mapped(ctx, err))
		}
	}()
	dsn, err := dataSource(path)
	if err != nil {
		return nil, err
	}
	readers := max(4, 2*runtime.GOMAXPROCS(0))
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(readers + 1)
	db.SetMaxIdleConns(readers + 1)
	s := &Store{db: db, writer: make(chan *conn, 1), readers: make(chan *conn, readers), closed: make(chan struct{})}
	if err := s.connect(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

func dataSource(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute)}
	pragmas := url.Values{"_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busyTimeout.Milliseconds()), "journal_mode(WAL)", "synchronous(NORMAL)",
		"cache_size(-16000)", "temp_store(MEMORY)", "mmap_size(268435456)",
	}}
	u.RawQuery = pragmas.Encode()
	return u.String(), nil
}

func (s *Store) connect(ctx context.Context) error {
	w, err := newConn(ctx, s.db)
	if err != nil {
		return err
	}
	if err := prepare(ctx, w); err != nil {
		return errors.Join(err, w.close())
	}
	if err := w.execAll(ctx, "PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 16000"); err != nil { // a full update fits, and many between checkpoints
		return errors.Join(err, w.close())
	}
	s.writer <- w
	for range cap(s.readers) {
		c, err := newConn(ctx, s.db)
		if err != nil {
			return err
		}
		if err := c.execAll(ctx, "PRAGMA query_only = 1"); err != nil {
			return errors.Join(err, c.close())
		}
		s.readers <- c
	}
	return nil
}

// take waits for a connection.
func (s *Store) take(ctx context.Context, from chan *conn) (*conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, ended(err)
	}
	select {
	case <-s.closed:
		return nil, errClosed
	default:
	}
	select {
	case c := <-from:
		return c, nil
	case <-s.closed:
		return nil, errClosed
	case <-ctx.Done():
		return nil, ended(ctx.Err())
	}
}

// Ready implements graph.Store.
func (s *Store) Ready(ctx context.Context) error {
	_, err := s.Revision(ctx)
	return err
}

// Close implements graph.Store.
func (s *Store) Close() error {
	var errs []error
	s.closing.Do(func() {
		close(s.closed)
		for range cap(s.readers) {
			errs = append(errs, (<-s.readers).close())
		}
		errs = append(errs, (<-s.writer).close(), s.db.Close())
	})
	return errors.Join(errs...)
}

var _ graph.Store = (*Store)(nil)
