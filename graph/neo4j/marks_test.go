package neo4j_test

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"onus/graph"
	"onus/graph/neo4j"
	"onus/graph/neo4j/neo4jtest"
)

// A writer that died between announcing a commit and the commit itself leaves
// the marks unequal: readers get through, and the next write makes them equal.
func TestNeo4jDeadWriter(t *testing.T) {
	s := neo4jtest.Open(t)
	rev := put(t, s, affair()...)
	marks := "MATCH (c:OnusState) RETURN [c.begun, c.done]"
	neo4jtest.Run(t, "MATCH (c:OnusState) SET c.begun = c.begun + 1", nil)
	if part := walk(t, s, around("d:knew")); part.Revision != rev || len(part.Records) < 5 {
		t.Errorf("read revision %d, %d records", part.Revision, len(part.Records))
	}
	equal(t, "settled by a reader", rows(t, marks), []any{[]any{rev, rev}})

	neo4jtest.Run(t, "MATCH (c:OnusState) SET c.done = c.done - 1", nil) // it died after the commit
	if now, err := s.Revision(t.Context()); now != rev || err != nil {
		t.Errorf("revision %d (%v), want %d", now, err, rev)
	}
	neo4jtest.Run(t, "MATCH (c:OnusState) SET c.begun = c.begun + 1", nil)
	rev = put(t, s, &graph.Person{Meta: meta("d:new", "New")})
	equal(t, "settled by a writer", rows(t, marks), []any{[]any{rev, rev}})
}

// Two updates find an id free and make it at once: one of them runs again.
func TestNeo4jSameNewRecord(t *testing.T) {
	s, ctx := neo4jtest.Open(t), t.Context()
	var runs atomic.Int32
	var both sync.WaitGroup
	both.Add(2)
	var done sync.WaitGroup
	for range 2 {
		done.Go(func() {
			first := true
			_, err := s.Update(ctx, func(tx graph.Tx) error {
				runs.Add(1)
				_, err := tx.Walk(ctx, graph.Route{From: []graph.ID{"d:a"}})
				if first {
					first = false
					both.Done()
					both.Wait()
				}
				if err != nil {
					return err
				}
				return tx.Put(ctx, &graph.Person{Meta: meta("d:a", "A")})
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	equal(t, "runs", runs.Load(), int32(3))
	equal(t, "revision", walk(t, s, graph.Route{}).Revision, int64(2))
}

// Two updates lock in opposite orders: the server ends one, which runs again.
func TestNeo4jDeadlock(t *testing.T) {
	s, ctx := neo4jtest.Open(t), t.Context()
	put(t, s, &graph.Person{Meta: meta("d:a", "A")}, &graph.Person{Meta: meta("d:b", "B")})
	var runs atomic.Int32
	var both, done sync.WaitGroup
	both.Add(2)
	for _, ids := range [][]graph.ID{{"d:a", "d:b"}, {"d:b", "d:a"}} {
		done.Go(func() {
			first := true
			_, err := s.Update(ctx, func(tx graph.Tx) error {
				runs.Add(1)
				if err := tx.Lock(ctx, ids[0]); err != nil {
					return err
				}
				if first {
					first = false
					both.Done()
					both.Wait()
				}
				if err := tx.Lock(ctx, ids[1]); err != nil {
					return err
				}
				return tx.Put(ctx, &graph.Person{Meta: meta(ids[0], "again")})
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	if n := runs.Load(); n < 3 {
		t.Errorf("%d runs of two updates that block each other", n)
	}
	equal(t, "locks leave nothing", rows(t, "MATCH (l:OnusLock) RETURN l"), []any(nil))
}

// What is kept of the vocabulary is the reader's to change, and never old.
func TestNeo4jVocabulary(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s, affair()...)
	route := graph.Route{With: []graph.Kind{graph.KindScale}}
	scale := func(s graph.Reader) *graph.Scale {
		part, err := s.Walk(t.Context(), route)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "scales", len(part.With(graph.KindScale)), 1)
		return part.With(graph.KindScale)[0].(*graph.Scale)
	}
	for range 3 {
		got := scale(s)
		equal(t, "label", got.Grades[0].Label, "")
		got.Grades[0].Label = "changed"
	}
	other, err := open(t, neo4jtest.Config(t))
	if err != nil {
		t.Fatal(err)
	}
	put(t, other, &graph.Person{Meta: meta("d:new", "New")})
	equal(t, "name", scale(s).Name, "Knowledge")
	put(t, other, &graph.Scale{Meta: meta("d:knowledge", "Insight"), Grades: []graph.Grade{{Slug: "none"}}})
	equal(t, "changed by another", scale(s).Name, "Insight")
	update(t, s, func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Put(ctx, &graph.Scale{Meta: meta("d:knowledge", "Mine"), Grades: []graph.Grade{{Slug: "none"}}}); err != nil {
			return err
		}
		equal(t, "changed in the update", scale(tx).Name, "Mine")
		return nil
	})
	equal(t, "afterwards", scale(s).Name, "Mine")
}

// More readers than connections, while commits keep coming: all are served.
func TestNeo4jManyReaders(t *testing.T) {
	s := neo4jtest.Open(t, func(c *neo4j.Config) { c.Connections = 6 })
	put(t, s, affair()...)
	ctx := t.Context()
	var readers, writers sync.WaitGroup
	var over atomic.Bool
	for i := range 3 {
		writers.Go(func() {
			for !over.Load() {
				_, err := s.Update(ctx, func(tx graph.Tx) error {
					return tx.Put(ctx, knew("d:knew", "full"), &graph.Person{Meta: meta(nth(i), "P")})
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 30 {
		readers.Go(func() {
			for range 10 {
				if _, err := s.Walk(ctx, around("d:knew")); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	readers.Wait()
	over.Store(true)
	writers.Wait()
}

func nth(i int) graph.ID { return graph.ID("d:person-" + strconv.Itoa(i)) }
