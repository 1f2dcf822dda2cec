package data_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/sqlite"
	"onus/schema"
)

// TestPagingWhileLoading pages through 20,000 claims, forwards and backwards,
// by id and by date, while another handle on the same store loads more in
// between: those that were there throughout come once each, in order, and
// nothing comes twice. (6,000 on Neo4j, where loading takes most of the time;
// 2,000 with -short.)
func TestPagingWhileLoading(t *testing.T) {
	t.Run("on SQLite", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "onus.db")
		open := func() graph.Store {
			store, err := sqlite.Open(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			closeAfter(t, store)
			return store
		}
		pageWhileLoading(t, open(), open(), 20_000)
	})
	t.Run("on Neo4j", func(t *testing.T) {
		reads, writes := emptyNeo4j(t), openNeo4j(t)
		pageWhileLoading(t, reads, writes, 6_000)
		if err := graphtest.Empty(t.Context(), writes); err != nil {
			t.Error(err)
		}
	})
}

const pagingBatch = 2_000

// pagesWalk is a way through the list of all claims.
type pagesWalk struct {
	name, order string
	back        bool
}

func walks() []pagesWalk {
	return []pagesWalk{{"forwards by id", "ID", false}, {"backwards by date", "MADE", true}, {"backwards by id", "ID", true}, {"forwards by date", "MADE", false}}
}

func pageWhileLoading(t *testing.T, reads, writes graph.Store, n int) {
	if testing.Short() {
		n = 2_000
	}
	var there []string
	put(t.Context(), t, writes, &graph.Source{Meta: graph.Meta{ID: "p:source", Dataset: "p", Name: "A source"}})
	for at := 0; at < n; at += pagingBatch {
		put(t.Context(), t, writes, madeUp(0, at, min(at+pagingBatch, n))...)
	}
	for i := range n {
		there = append(there, string(madeUpID(0, i)))
	}
	s, err := schema.New(schema.Config{Store: reads})
	if err != nil {
		t.Fatal(err)
	}
	for round, walk := range walks() {
		ctx, stop := context.WithCancel(t.Context())
		wrote := make(chan int)
		go func() { wrote <- load(ctx, writes, round+1, n/10) }()
		got := walkPages(t, s, walk.order, walk.back)
		stop()
		more := <-wrote
		if more <= 0 {
			t.Errorf("%s: %d claims were loaded meanwhile", walk.name, more)
		}
		t.Logf("%s: %d claims came, %d were loaded meanwhile", walk.name, len(got), more)
		checkPages(t, walk.name, got, there, walk.order == "ID")
	}
}

// load puts claims between those that are there, a few at a time and so many at
// most, until it is stopped, and tells how many; less than nothing after an
// error.
func load(ctx context.Context, store graph.Store, round, most int) int {
	const few = 25
	for at := 0; ; at += few {
		if at+few > most {
			<-ctx.Done()
			return at
		}
		batch := madeUp(round, at, at+few)
		_, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, batch...) })
		switch {
		case ctx.Err() != nil:
			return at
		case err != nil && !errors.Is(err, context.Canceled):
			return -1
		}
	}
}

// madeUpID spreads the claims of a round over those of the others; those that
// come one after the other lie far apart.
func madeUpID(round, i int) graph.ID {
	if round > 0 {
		i = i * 7919 % 20_000
	}
	return graph.ID(fmt.Sprintf("p:c-%05d-%d", i, round))
}

func madeUp(round, from, to int) []graph.Record {
	var out []graph.Record
	for i := from; i < to; i++ {
		c := &graph.Claim{Meta: graph.Meta{ID: madeUpID(round, i), Dataset: "p", Name: "Something was said"}, Source: "p:source", Form: &graph.Statement{}}
		if i%5 > 0 {
			c.Made = graph.On(fmt.Sprintf("19%02d-0%d", i%70, 1+i%9))
		}
		out = append(out, c)
	}
	return out
}

func put(ctx context.Context, t *testing.T, store graph.Store, records ...graph.Record) {
	t.Helper()
	if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, records...) }); err != nil {
		t.Fatal(err)
	}
}

// walkPages gives the ids of all claims, in the order of the list.
func walkPages(t *testing.T, s *schema.Schema, order string, back bool) []string {
	t.Helper()
	const query = `query($first: Int, $after: String, $last: Int, $before: String, $order: ClaimOrder) {
		claims(first: $first, after: $after, last: $last, before: $before, order: $order) {
			nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
	var pages [][]string
	for vars := map[string]any{"order": order, map[bool]string{false: "first", true: "last"}[back]: int32(200)}; ; {
		var page struct {
			Claims struct {
				Nodes    []struct{ ID string }
				PageInfo struct {
					HasNextPage, HasPreviousPage bool
					StartCursor, EndCursor       string
				}
			}
		}
		r := s.Exec(t.Context(), schema.Request{Query: query, Variables: vars})
		if len(r.Errors) > 0 {
			t.Fatal(r.Errors)
		}
		if err := json.Unmarshal(r.Data, &page); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, n := range page.Claims.Nodes {
			ids = append(ids, n.ID)
		}
		pages = append(pages, ids)
		vars["after"], vars["before"] = page.Claims.PageInfo.EndCursor, nil
		more := page.Claims.PageInfo.HasNextPage
		if back {
			vars["after"], vars["before"] = nil, page.Claims.PageInfo.StartCursor
			more = page.Claims.PageInfo.HasPreviousPage
		}
		if !more {
			break
		}
	}
	if back {
		slices.Reverse(pages)
	}
	return slices.Concat(pages...)
}

func checkPages(t *testing.T, name string, got, there []string, byID bool) {
	t.Helper()
	times := make(map[string]int, len(got))
	for _, id := range got {
		if times[id]++; times[id] == 2 {
			t.Errorf("%s: %s came twice", name, id)
		}
	}
	missed := 0
	for _, id := range there {
		if times[id] == 0 {
			missed++
		}
	}
	if missed > 0 {
		t.Errorf("%s: %d of %d were missed", name, missed, len(there))
	}
	if byID && !slices.IsSortedFunc(got, strings.Compare) {
		t.Errorf("%s: out of order", name)
	}
}
