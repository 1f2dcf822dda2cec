// Package derive works out what follows from the records of a store: the
// questions that claims answer, the evidence that rules carry there, how each
// claim stands. It is a function of the records alone: any order of loading
// ends in the same graph.
//
// The usual call, after records changed:
//
//	if err := derive.Clear(ctx, store); err != nil { … }
//	if err := derive.All(ctx, store); err != nil { … }
//
// It reads and writes in pages; memory is bounded by a page, by the ids that
// an Identity joins and by the external ids of entities.
package derive

import (
	"context"
	"errors"
	"fmt"

	"onus/graph"
	"onus/graph/contrast"
)

// How many records are worked on at once. What comes of a record does not
// hang on what shares its page.
var (
	claimPage    = 1000 // claims placed
	questionPage = 150  // questions derived
)

const (
	mostAnswers = 2000 // of questions held at once, but for one that has more
	sourcePage  = 500  // sources looked at at once
	mostEvents  = 2000 // of a source that tells of more events, the first so many are kept
)

// All derives everything anew, in bounded updates. The store must hold no
// derived records (see Clear). A derivation that was killed is begun again
// with Clear.
func All(ctx context.Context, store graph.Store) error {
	canon, err := identities(ctx, store)
	if err != nil {
		return fmt.Errorf("derive identities: %w", err)
	}
	d := &deriver{store: store, canon: canon}
	if err := d.place(ctx); err != nil {
		return fmt.Errorf("derive questions: %w", err)
	}
	if err := d.tell(ctx); err != nil {
		return fmt.Errorf("derive what sources tell of: %w", err)
	}
	if err := d.testify(ctx); err != nil {
		return fmt.Errorf("derive evidence: %w", err)
	}
	if err := d.settleShared(ctx); err != nil {
		return fmt.Errorf("derive standings: %w", err)
	}
	return nil
}

// deriver holds what one derivation passes from step to step.
type deriver struct {
	store  graph.Store
	canon  contrast.Canon
	shared []graph.ID // claims that answer several questions
}

// put writes records in bounded updates, in smaller ones where the store has
// not the memory for these.
func (d *deriver) put(ctx context.Context, records []graph.Record) error {
	most := graph.MaxBatch / 2
	for len(records) > 0 {
		batch := records[:min(len(records), most)]
		_, err := d.store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, batch...) })
		switch {
		case len(batch) > 1 && errors.Is(err, graph.ErrTooLarge):
			most = len(batch) / 2
		case err != nil:
			return err
		default:
			records = records[len(batch):]
		}
	}
	return nil
}
