package neo4j_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/neo4j"
	"onus/graph/neo4j/neo4jtest"
)

func meta(id graph.ID, name string) graph.Meta {
	return graph.Meta{ID: id, Dataset: id.Dataset(), Name: name}
}

func put(t *testing.T, s *neo4j.Store, records ...graph.Record) int64 {
	t.Helper()
	return update(t, s, func(ctx context.Context, tx graph.Tx) error { return tx.Put(ctx, records...) })
}

func update(t *testing.T, s *neo4j.Store, f func(context.Context, graph.Tx) error) int64 {
	t.Helper()
	rev, err := s.Update(t.Context(), func(tx graph.Tx) error { return f(t.Context(), tx) })
	if err != nil {
		t.Fatal(err)
	}
	return rev
}

func walk(t *testing.T, s *neo4j.Store, route graph.Route) *graph.Part {
	t.Helper()
	part, err := s.Walk(t.Context(), route)
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// rows asks beside the store, in Cypher, and gives the first column.
func rows(t *testing.T, cypher string) []any {
	t.Helper()
	var out []any
	for _, row := range neo4jtest.Run(t, cypher, nil) {
		out = append(out, row.Values[0])
	}
	return out
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got): %s", what, diff)
	}
}

// counted is a store that counts the statements it sends.
func counted(t *testing.T) (*neo4j.Store, *neo4j.RunCounter) {
	t.Helper()
	c := &neo4j.RunCounter{}
	return neo4jtest.Open(t, func(config *neo4j.Config) { config.BoltLogger = c }), c
}

// affair is a small graph with everything that a contrast goes along.
func affair() []graph.Record {
	return []graph.Record{
		&graph.Person{Meta: meta("d:molotov", "Молотов")},
		&graph.Organization{Meta: meta("d:politburo", "Politburo")},
		&graph.Position{Meta: meta("d:member", "Member"), Organization: "d:politburo", Membership: graph.FullMember},
		&graph.Event{Meta: meta("d:terror", "The terror"), Period: graph.On("1937/1938"), Valence: graph.Wrong},
		&graph.Source{Meta: meta("d:memoir", "A memoir"), Genre: graph.Memoir, Authors: []graph.ID{"d:molotov"}},
		&graph.Source{Meta: meta("d:weekly", "A weekly"), DerivesFrom: []graph.Derivation{{Source: "d:memoir", How: "quotes"}}},
		&graph.Passage{Meta: meta("d:p1", ""), Source: "d:memoir", Locator: "p. 1", Quote: "he knew"},
		&graph.Scale{Meta: meta("d:knowledge", "Knowledge"), Grades: []graph.Grade{{Slug: "none"}, {Slug: "full", Rank: 1}}},
		&graph.Question{Meta: meta("onus:q--1", ""), Form: graph.FormAttribution, Subject: "d:molotov", Event: "d:terror", Scale: "d:knowledge"},
		knew("d:knew", "full"), knew("d:ignorant", "none"),
		&graph.Evidence{Meta: meta("d:e1", ""), From: "d:ignorant", On: "d:knew", Stance: graph.Contradicts},
	}
}

func knew(id graph.ID, grade string) *graph.Claim {
	return &graph.Claim{
		Meta: meta(id, "He knew: "+grade), Source: "d:memoir", Passages: []graph.ID{"d:p1"}, Claimants: []graph.ID{"d:molotov"}, Made: graph.On("1970~"),
		Form: &graph.Attribution{Who: graph.Who{Subject: "d:molotov"}, Event: "d:terror", Scale: "d:knowledge", Grades: []string{grade}},
		Derived: graph.Derived{
			Questions: []graph.ID{"onus:q--1"}, Subjects: []graph.ID{"d:molotov"}, Events: []graph.ID{"d:terror"}, Genre: graph.Memoir,
		},
	}
}

// around is a route with branches that repeat each other.
func around(from ...graph.ID) graph.Route {
	claim := []graph.Hop{{Rel: graph.SaidIn}, {Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}}, {Rel: graph.MadeBy}}
	evidence := graph.Hop{Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Then: []graph.Hop{{Rel: graph.From, Then: claim}}}
	answers := graph.Hop{Rel: graph.Answers, Back: true, Kind: graph.KindClaim, Limit: 50, Then: append(claim, evidence)}
	return graph.Route{
		From: from,
		Hops: append(claim, evidence, graph.Hop{Rel: graph.Answers, Then: []graph.Hop{answers}}),
		With: []graph.Kind{graph.KindScale, graph.KindAct},
	}
}
