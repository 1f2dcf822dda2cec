package derive

import (
	"context"
	"fmt"

	"onus/graph"
)

const clearPage = 2000

// Clear removes all that was derived, in bounded updates: first the evidence,
// then what claims copy of it, then the questions. It may be repeated.
func Clear(ctx context.Context, store graph.Store) error {
	for _, step := range []func(context.Context, graph.Store) (int, error){clearEvidence, clearClaims, clearQuestions} {
		for {
			n, err := step(ctx, store)
			if err != nil {
				return fmt.Errorf("clear what was derived: %w", err)
			}
			if n == 0 {
				break
			}
		}
	}
	return nil
}

func clearEvidence(ctx context.Context, store graph.Store) (int, error) {
	return remove(ctx, store, graph.Query{Kind: graph.KindEvidence, Where: graph.Is("dataset", graph.Own), Limit: clearPage})
}

func clearQuestions(ctx context.Context, store graph.Store) (int, error) {
	return remove(ctx, store, graph.Query{Kind: graph.KindQuestion, Limit: clearPage})
}

func remove(ctx context.Context, store graph.Store, q graph.Query) (int, error) {
	page, err := store.Find(ctx, q)
	if err != nil || len(page.Records) == 0 {
		return 0, err
	}
	ids := make([]graph.ID, len(page.Records))
	for i, r := range page.Records {
		ids[i] = r.Base().ID
	}
	_, err = store.Update(ctx, func(tx graph.Tx) error { return tx.Delete(ctx, ids...) })
	return len(ids), err
}

// clearClaims empties Derived page by page; it goes through the claims once
// and then reports that none is left.
func clearClaims(ctx context.Context, store graph.Store) (int, error) {
	var batch []graph.Record
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		_, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, batch...) })
		batch = nil
		return err
	}
	for r, err := range store.Scan(ctx, graph.Query{Kind: graph.KindClaim, Limit: clearPage}) {
		if err != nil {
			return 0, err
		}
		c := r.(*graph.Claim)
		if c.Derived.IsZero() {
			continue
		}
		c.Derived = graph.Derived{}
		if batch = append(batch, c); len(batch) == clearPage {
			if err := flush(); err != nil {
				return 0, err
			}
		}
	}
	return 0, flush()
}
