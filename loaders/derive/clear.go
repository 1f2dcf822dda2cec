package derive

import (
	"context"
	"fmt"

	"onus/graph"
)

const clearPage = 2000

// Clear removes all that was derived, in bounded updates: first what points to
// evidence, then that, then what claims and sources copy, then the questions.
// It may be repeated.
func Clear(ctx context.Context, store graph.Store) error {
	for _, step := range []func(context.Context, graph.Store) error{clearDeciding, clearEvidence, clearClaims, clearSources, clearQuestions} {
		if err := step(ctx, store); err != nil {
			return fmt.Errorf("clear what was derived: %w", err)
		}
	}
	return nil
}

func clearEvidence(ctx context.Context, store graph.Store) error {
	return remove(ctx, store, graph.Query{Kind: graph.KindEvidence, Where: graph.Is("dataset", graph.Own), Limit: clearPage})
}

func clearQuestions(ctx context.Context, store graph.Store) error {
	return remove(ctx, store, graph.Query{Kind: graph.KindQuestion, Limit: clearPage})
}

// remove deletes all that a query finds, page by page.
func remove(ctx context.Context, store graph.Store, q graph.Query) error {
	for {
		page, err := store.Find(ctx, q)
		if err != nil || len(page.Records) == 0 {
			return err
		}
		ids := make([]graph.ID, len(page.Records))
		for i, r := range page.Records {
			ids[i] = r.Base().ID
		}
		if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Delete(ctx, ids...) }); err != nil {
			return err
		}
	}
}

// clearClaims empties Derived.
func clearClaims(ctx context.Context, store graph.Store) error {
	return rewrite(ctx, store, graph.KindClaim, func(r graph.Record) bool {
		c := r.(*graph.Claim)
		had := !c.Derived.IsZero()
		c.Derived = graph.Derived{}
		return had
	})
}

func clearDeciding(ctx context.Context, store graph.Store) error {
	return rewrite(ctx, store, graph.KindQuestion, func(r graph.Record) bool {
		q := r.(*graph.Question)
		had := q.Deciding != nil
		q.Deciding = nil
		return had
	})
}

func clearSources(ctx context.Context, store graph.Store) error {
	return rewrite(ctx, store, graph.KindSource, func(r graph.Record) bool {
		s := r.(*graph.Source)
		had := s.TellsOf != nil
		s.TellsOf = nil
		return had
	})
}

// rewrite goes through the records of a kind once, and writes again those that
// change alters.
func rewrite(ctx context.Context, store graph.Store, kind graph.Kind, change func(graph.Record) bool) error {
	var batch []graph.Record
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		_, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, batch...) })
		batch = nil
		return err
	}
	for r, err := range store.Scan(ctx, graph.Query{Kind: kind, Limit: clearPage}) {
		if err != nil {
			return err
		}
		if !change(r) {
			continue
		}
		if batch = append(batch, r); len(batch) == clearPage {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}
