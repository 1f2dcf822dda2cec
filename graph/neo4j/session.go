package neo4j

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// statement is a Cypher text, the same for all calls of one shape so that the
// server finds its plan again, and its parameters.
type statement struct {
	text   string
	params map[string]any
}

// asker runs a read statement that gives one row.
type asker interface {
	ask(ctx context.Context, st statement) (*driver.Record, error)
}

func (s *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    s.database,
		BookmarkManager: s.bookmarks,
		FetchSize:       driver.FetchAll,
		BoltLogger:      s.boltLogger,
	})
}

// end gives the session's connection back, even if ctx is over by now.
func (s *Store) end(ctx context.Context, session driver.SessionWithContext) {
	_ = session.Close(context.WithoutCancel(ctx)) // what can go wrong here went wrong before, and was reported
}

// triesToRead is how often a read goes out before it is given up: reads may
// run again without harm. What the server has not the memory for goes out once.
const triesToRead = 3

// ask runs a statement in read mode, routed to a server that may be read.
func (s *Store) ask(ctx context.Context, st statement) (*driver.Record, error) {
	var row *driver.Record
	var err error
	for try := range triesToRead {
		if try > 0 && !pause(ctx, try) {
			break
		}
		if row, err = s.askOnce(ctx, st); err == nil || !driver.IsRetryable(err) || isNoMemory(err) {
			break
		}
	}
	return row, s.mapped(ctx, err)
}

func (s *Store) askOnce(ctx context.Context, st statement) (*driver.Record, error) {
	if s.closed.Load() {
		return nil, errClosed
	}
	session := s.session(ctx, driver.AccessModeRead)
	defer s.end(ctx, session)
	result, err := session.Run(ctx, st.text, st.params, driver.WithTxTimeout(s.timeout))
	if err != nil {
		return nil, err
	}
	return result.Single(ctx)
}

// pause waits a moment, longer with each try; false if ctx ended first.
func pause(ctx context.Context, try int) bool {
	wait := time.Duration(try) * 20 * time.Millisecond
	t := time.NewTimer(wait + rand.N(wait))
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

// triesToSettle is how often a read is repeated because commits came between,
// before it is done while no commit can.
const triesToSettle = 4

// whole asks until no commit was applied meanwhile. The first value of the
// row is done, the second begun (see marks.go).
func (s *Store) whole(ctx context.Context, a asker, st statement) (*driver.Record, error) {
	for range triesToSettle {
		row, err := a.ask(ctx, st)
		if err != nil || row.Values[0] == row.Values[1] {
			return row, err
		}
	}
	return s.alone(ctx, a, st)
}

// alone asks while it holds the turn, so that no update commits. A user who
// may only read gets the answer of a plain read.
func (s *Store) alone(ctx context.Context, a asker, st statement) (*driver.Record, error) {
	select {
	case s.waiting <- struct{}{}:
		defer func() { <-s.waiting }()
	case <-ctx.Done():
		return nil, s.mapped(ctx, ctx.Err())
	}
	session := s.session(ctx, driver.AccessModeWrite)
	defer s.end(ctx, session)
	row, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		revision, err := turn(ctx, tx, holdTurn, false)
		if err != nil {
			return nil, err
		}
		if err := s.mark(ctx, settled, revision); err != nil {
			return nil, err
		}
		return a.ask(ctx, st)
	})
	var server *driver.Neo4jError
	if errors.As(err, &server) && server.Title() == "Forbidden" {
		return a.ask(ctx, st)
	}
	if err != nil {
		return nil, s.mapped(ctx, err)
	}
	return row.(*driver.Record), nil
}

// Revision is described at graph.Reader.
func (r reader) Revision(ctx context.Context) (int64, error) {
	row, err := r.store.whole(ctx, r.asker, statement{text: readDone + "\n" + readBegun + "\nRETURN done, begun"})
	if err != nil {
		return 0, err
	}
	return revisionOf(row), nil
}

func revisionOf(row *driver.Record) int64 {
	revision, _ := row.Values[0].(int64)
	return revision
}

// reader is what a Store and an update under way have in common.
type reader struct {
	store *Store
	asker asker
}

var _ graph.Reader = reader{}

func token() string { return strconv.FormatUint(rand.Uint64(), 36) }
