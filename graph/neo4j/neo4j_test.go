package neo4j_test

import (
	"testing"

	"onus/graph"
	"onus/graph/neo4j"
	"onus/graph/neo4j/neo4jtest"
)

func meta(id graph.ID, name string) graph.Meta {
	return graph.Meta{ID: id, Dataset: id.Dataset(), Name: name}
}

func put(t *testing.T, s *neo4j.Store, records ...graph.Record) int64 {
	t.Helper()
	rev, err := s.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) })
	if err != nil {
		t.Fatal(err)
	}
	return rev
}

func TestNeo4jSmoke(t *testing.T) {
	s := neo4jtest.Open(t)
	rev := put(t, s,
		&graph.Person{Meta: meta("d:a", "Хрущёв")},
		&graph.Event{Meta: meta("d:e", "The speech"), Period: graph.On("1956-02-25")},
		&graph.Source{Meta: meta("d:s", "S"), Created: graph.On("1956/..")},
		&graph.Claim{Meta: meta("d:c", "He spoke."), Source: "d:s", Form: &graph.Statement{Subjects: []graph.ID{"d:a"}, Events: []graph.ID{"d:e"}}})
	part, err := s.Walk(t.Context(), graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{{Rel: graph.About, Back: true, Then: []graph.Hop{{Rel: graph.SaidIn}, {Rel: graph.Concerns}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if part.Revision != rev || len(part.Records) != 4 || len(part.InIDs("d:a", graph.About)) != 1 {
		t.Errorf("revision %d, %d records", part.Revision, len(part.Records))
	}
	page, err := s.Search(t.Context(), "хрущев", graph.Query{Kind: graph.KindPerson})
	if err != nil || len(page.Records) != 1 {
		t.Errorf("search: %v %v", page, err)
	}
}
