package graphtest

import (
	"errors"

	"onus/graph"
)

var countTests = []test{
	{"Count by nothing gives the total, whatever order, cursor and limit", countTotal},
	{"Count by a field gives a total for each value, and for none", countByField},
	{"Count by a reference gives a total for each record referred to", countByReference},
	{"Count refuses dates and unknown fields", countRefuses},
}

func (s suite) count(q graph.Query, by string) map[string]int {
	s.Helper()
	q.Kind = graph.KindClaim
	n, err := s.store.Count(s.Context(), q, by)
	if err != nil {
		s.Fatalf("count by %q: %v", by, err)
	}
	return n
}

func countTotal(s suite) {
	s.equal("of nothing", s.count(graph.Query{}, ""), map[string]int{"": 0})
	s.claims(object("x"), object("y"), object("x"))
	s.equal("all", s.count(graph.Query{Limit: 1, Order: graph.Order{By: "made"}, After: "nonsense"}, ""), map[string]int{"": 3})
	s.equal("some", s.count(graph.Query{Where: graph.Is("object", "x")}, ""), map[string]int{"": 2})
}

func countByField(s suite) {
	s.claims(object("x"), object("x"), object("X"), func(c *graph.Claim) {
		c.Denies, c.Derived.OpposedBy = true, []string{"sole", "asserted", "sole", ""}
	}, func(c *graph.Claim) { c.Derived.OpposedBy = []string{"sole"} })
	s.equal("text", s.count(graph.Query{}, "object"), map[string]int{"x": 2, "X": 1, "": 2})
	s.equal("form", s.count(graph.Query{}, "form"), map[string]int{"act": 3, "statement": 2})
	s.equal("bool", s.count(graph.Query{}, "denies"), map[string]int{"true": 1, "false": 4})
	s.equal("list", s.count(graph.Query{}, "opposedBy"), map[string]int{"sole": 2, "asserted": 1, "": 3})
	s.equal("filtered", s.count(graph.Query{Where: graph.Is("denies", "false")}, "opposedBy"), map[string]int{"sole": 1, "": 3})
	s.equal("of nothing", s.count(graph.Query{Where: graph.Is("id")}, "form"), map[string]int{})
	s.equal("dataset", s.count(graph.Query{}, "dataset"), map[string]int{"d": 5})
}

func countByReference(s suite) {
	s.claims(object("x"), object("x"), func(c *graph.Claim) { c.Form = &graph.Statement{Subjects: []graph.ID{"d:a", "d:b", "d:a"}} },
		func(c *graph.Claim) { c.Form = &graph.Statement{Subjects: []graph.ID{"d:b"}} })
	s.equal("one", s.count(graph.Query{}, "subject"), map[string]int{"d:a": 2, "": 2})
	s.equal("several", s.count(graph.Query{}, "subjects"), map[string]int{"d:a": 1, "d:b": 2, "": 2})
	s.equal("filtered", s.count(graph.Query{Where: graph.Is("subjects", "d:a")}, "subjects"), map[string]int{"d:a": 1, "d:b": 1})
	s.equal("source", s.count(graph.Query{}, "source"), map[string]int{"d:s": 4})
}

func countRefuses(s suite) {
	for _, by := range []string{"made", "id", "name", "nothing", "sort"} {
		if _, err := s.store.Count(s.Context(), graph.Query{Kind: graph.KindClaim}, by); !errors.Is(err, graph.ErrInvalid) {
			s.Errorf("count by %q: %v, want ErrInvalid", by, err)
		}
	}
}
