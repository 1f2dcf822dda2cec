package neo4j_test

import (
	"fmt"
	"testing"

	"onus/graph"
)

func TestNeo4jOneStatementARead(t *testing.T) {
	s, counter := counted(t)
	put(t, s, affair()...)
	ctx := t.Context()
	q := graph.Query{Kind: graph.KindClaim, Where: graph.Is("canonicalSubjects", "d:molotov"), Order: graph.Order{By: "made"}, Limit: 1}
	page, err := s.Find(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	q.After = graph.CursorOf(page.Records[0], q.Order)
	for what, read := range map[string]func() error{
		"walk":     func() error { _, err := s.Walk(ctx, around("d:knew")); return err },
		"find":     func() error { _, err := s.Find(ctx, q); return err },
		"search":   func() error { _, err := s.Search(ctx, "молот", graph.Query{Kind: graph.KindPerson}); return err },
		"count":    func() error { _, err := s.Count(ctx, q, "event"); return err },
		"revision": func() error { _, err := s.Revision(ctx); return err },
		"ready":    func() error { return s.Ready(ctx) },
	} {
		var err error
		if runs := counter.During(func() { err = read() }); runs != 1 || err != nil {
			t.Errorf("%s: %d statements (%v), want 1", what, runs, err)
		}
	}
}

// Statements of a write depend on what kinds it writes, not on how many.
func TestNeo4jStatementsAWrite(t *testing.T) {
	s, counter := counted(t)
	persons := func(from, n int) []graph.Record {
		var out []graph.Record
		for i := range n {
			out = append(out, &graph.Person{Meta: meta(graph.ID(fmt.Sprintf("d:p%d", from+i)), "P")})
		}
		return out
	}
	few := counter.During(func() { put(t, s, persons(0, 2)...) })
	many := counter.During(func() { put(t, s, persons(2, 500)...) })
	again := counter.During(func() { put(t, s, persons(2, 500)...) })
	// to look up, to create, the turn, and two marks
	equal(t, "statements", []int{few, many, again}, []int{5, 5, 4})
}

func TestNeo4jWalkText(t *testing.T) {
	s, counter := counted(t)
	put(t, s, affair()...)
	counter.Keep()
	walk(t, s, around("d:knew"))
	walk(t, s, around("d:ignorant", "d:nobody"))
	texts := counter.Statements()
	if len(texts) != 2 || texts[0] != texts[1] {
		t.Errorf("walks of one shape have different texts, so the server plans each anew")
	}
}
