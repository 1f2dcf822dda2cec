package neo4j

import (
	"context"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Neo4j reads what is committed, record by record: a statement may see one
// half of a commit that is being applied beside it. Two nodes keep reads
// whole:
//
//   - (:OnusTurn {revision}) is written last in every update, whose lock on it
//     lasts until its commit is applied: commits come one after another, and
//     revisions in their order.
//   - (:OnusState {begun, done}) is written in transactions of its own, before
//     and after the commit: begun says that one is about to be applied, done
//     that it is.
//
// A read takes done first and begun last. Equal, nothing was being applied
// meanwhile, and done is the revision of what it saw. A writer that died in
// between leaves them unequal; settle mends that.
const (
	takeTurn = `MATCH (t:OnusTurn {id: 1}) SET t.token = $token
WITH t SET t.revision = t.revision + 1
WITH t SET t.vocabulary = CASE WHEN $vocabulary THEN t.revision ELSE t.vocabulary END RETURN t.revision`
	markBegun = `MATCH (c:OnusState {id: 1}) SET c.begun = $revision`
	markDone  = `MATCH (c:OnusState {id: 1}) WHERE c.done < $revision SET c.done = $revision`
	holdTurn  = `MATCH (t:OnusTurn {id: 1}) SET t.token = $token RETURN t.revision`
	settled   = `MATCH (c:OnusState {id: 1}) WHERE c.begun <> $revision OR c.done <> $revision
SET c.begun = $revision, c.done = $revision`

	readDone  = `CALL () { MATCH (c:OnusState {id: 1}) RETURN c.done AS done }`
	readBegun = `CALL () { MATCH (z:OnusState {id: 1}) RETURN z.begun AS begun }`
)

// mark runs one of the statements on OnusState in a transaction of its own.
func (s *Store) mark(ctx context.Context, text string, revision int64) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer s.end(ctx, session)
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		result, err := tx.Run(ctx, text, map[string]any{"revision": revision})
		if err != nil {
			return nil, err
		}
		return result.Consume(ctx)
	})
	return err
}

// settle waits until no commit is under way and makes the marks say so. An
// update that failed after it was announced needs it, and so does everybody
// after a writer died.
func (s *Store) settle(ctx context.Context) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer s.end(ctx, session)
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		revision, err := turn(ctx, tx, holdTurn, false)
		if err != nil {
			return nil, err
		}
		return nil, s.mark(ctx, settled, revision)
	})
	return err
}

// turn waits for the lock on OnusTurn, which then lasts until tx ends, and
// gives its revision; vocabulary is whether the update wrote to it.
func turn(ctx context.Context, tx driver.ManagedTransaction, text string, vocabulary bool) (int64, error) {
	result, err := tx.Run(ctx, text, map[string]any{"token": token(), "vocabulary": vocabulary})
	if err != nil {
		return 0, err
	}
	row, err := result.Single(ctx)
	if err != nil {
		return 0, err
	}
	revision, _ := row.Values[0].(int64)
	return revision, nil
}
