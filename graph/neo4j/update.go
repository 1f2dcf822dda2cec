package neo4j

import (
	"context"
	"errors"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// triesToWin is how often an update runs again because another made a record
// at the same moment that it makes.
const triesToWin = 10

// Update is described at graph.Store. What fails for the moment (a deadlock, a
// leader that moved) is run again until Config.RetryLimit.
func (s *Store) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	select {
	case s.updates <- struct{}{}:
	case <-ctx.Done():
		return 0, s.mapped(ctx, ctx.Err())
	}
	defer func() { <-s.updates }()
	if s.closed.Load() {
		return 0, s.mapped(ctx, errClosed)
	}
	for try := 1; ; try++ {
		revision, err := s.updateOnce(ctx, f)
		if err == nil || try == triesToWin || !errors.Is(err, errRace) {
			return revision, s.mapped(ctx, err)
		}
	}
}

// attempt is one run of an update's transaction. The driver must see its own
// errors bare to know what to try again; whoever called Update must see f's.
type attempt struct {
	revision  int64
	announced bool  // readers were told that a commit is coming
	err       error // what ended it, if it was not the driver
}

func (s *Store) updateOnce(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	session := s.session(ctx, driver.AccessModeWrite)
	defer s.end(ctx, session)
	var last attempt
	announced := false
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		last = attempt{}
		err := s.run(ctx, tx, f, &last)
		announced = announced || last.announced
		return nil, err
	}, driver.WithTxTimeout(s.writeLimit))
	s.closeMarks(ctx, last, announced, err)
	if last.err != nil {
		return 0, last.err
	}
	return last.revision, err
}

// closeMarks tells readers that the commit is over. Should that fail, the next
// update or the next reader makes up for it.
func (s *Store) closeMarks(ctx context.Context, last attempt, announced bool, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyWithin)
	defer cancel()
	switch {
	case err != nil && announced:
		_ = s.settle(ctx)
	case last.announced:
		_ = s.mark(ctx, markDone, last.revision)
	}
}

// run does what an update does in its transaction: f, the checks, the turn.
func (s *Store) run(ctx context.Context, dtx driver.ManagedTransaction, f func(graph.Tx) error, a *attempt) error {
	t := newTx(s, dtx)
	if err := f(t); err != nil && t.failed == nil {
		a.err = err
		return err
	}
	if t.failed == nil {
		t.failed = t.finish(ctx)
	}
	if t.failed != nil {
		return t.give(a)
	}
	var err error
	if t.writes == 0 {
		a.revision, err = t.Revision(ctx)
		return err
	}
	if a.revision, err = turn(ctx, dtx, takeTurn, t.vocabulary); err != nil {
		return err
	}
	a.announced = true
	return s.mark(ctx, markBegun, a.revision)
}

// give hands a failure to the driver if it may try again, else to the caller.
func (t *tx) give(a *attempt) error {
	if t.bare != nil && driver.IsRetryable(t.bare) && !isNoMemory(t.bare) {
		return t.bare
	}
	a.err = t.failed
	return fmt.Errorf("update: %w", t.failed)
}
