package neo4j_test

import (
	"context"
	"testing"

	"onus/graph"
	"onus/graph/neo4j/neo4jtest"
)

// deleteAll deletes every record.
func deleteAll(ctx context.Context, tx graph.Tx) error {
	for _, k := range graph.Kinds() {
		for r, err := range tx.Scan(ctx, graph.Query{Kind: k}) {
			if err != nil {
				return err
			}
			if err := tx.Delete(ctx, r.Base().ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func TestNeo4jLayout(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s, append(affair(), &graph.Dataset{Meta: meta("d:dataset", "D"), Version: "1"})...)
	for cypher, want := range map[string]any{
		"MATCH (n:Record) WHERE n.name IS NULL OR n.caption IS NULL RETURN count(n)":                                                   int64(0),
		"MATCH (n:Dataset)-[r]-() RETURN count(r)":                                                                                     int64(0),
		"MATCH (n:Record:Claim:Attribution {id: 'd:knew'}) RETURN n.made":                                                              "1970~",
		"MATCH (n:Claim {id: 'd:knew'}) RETURN toString(n.madeEarliest) + ' ' + valueType(n.madeLatest)":                               "1970-01-01 DATE NOT NULL",
		"MATCH (:Source)-[r:DERIVES_FROM]->(:Source) RETURN r.how":                                                                     "quotes",
		"MATCH (:Claim {id: 'd:knew'})-[:CITES]->(:Passage)-[:IN]->(s) RETURN s.name":                                                  "A memoir",
		"MATCH (n:Claim {id: 'd:knew'}) RETURN n.grades[0]":                                                                            "full",
		"MATCH (n:Scale) RETURN n.grades":                                                                                              `[{"slug":"none","label":"","rank":0},{"slug":"full","label":"","rank":1}]`,
		"MATCH (:Person)-[r:PLACED {claim: 'd:knew'}]->(e:Event) RETURN e.id + r.scale + r.grades[0] + r.source + toString(r.derived)": "d:terrord:knowledgefulld:memoirtrue",
		"MATCH (p:Passage) RETURN p.caption":                                                                                           "p. 1",
	} {
		equal(t, cypher, rows(t, cypher), []any{want})
	}
}

func TestNeo4jFormChanges(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s, affair()...)
	put(t, s, &graph.Claim{Meta: meta("d:knew", "He was a member"), Source: "d:memoir", Form: &graph.Tenure{
		Subject: "d:molotov", Positions: []graph.ID{"d:member"}, Start: graph.On("1926")}})
	equal(t, "labels", rows(t, "MATCH (n {id: 'd:knew'}) UNWIND labels(n) AS l WITH l ORDER BY l RETURN l"), []any{"Claim", "Record", "Tenure"})
	equal(t, "nothing stale", rows(t, "MATCH (n {id: 'd:knew'}) RETURN [n.grades, n.made, n.madeEarliest, n.event]"), []any{[]any{nil, nil, nil, nil}})
	equal(t, "no relationships of before", rows(t, "MATCH ({id: 'd:knew'})-[r]->() WITH type(r) AS t ORDER BY t RETURN t"),
		[]any{"ABOUT", "IN_POSITION", "SAID_IN"})
}

func TestNeo4jFoldedRelations(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s, affair()...)
	tenure := func(denies bool) *graph.Claim {
		return &graph.Claim{
			Meta: meta("d:held", "He was a member"), Source: "d:memoir", Denies: denies, Derived: graph.Derived{Subjects: []graph.ID{"d:molotov"}},
			Form: &graph.Tenure{Subject: "d:molotov", Positions: []graph.ID{"d:member"}, Start: graph.On("1926"), End: graph.On("1957")},
		}
	}
	held := "MATCH (:Person {id: 'd:molotov'})-[r:HELD]->(:Position) RETURN r.claim + ' ' + r.from + ' ' + r.to"
	put(t, s, tenure(false))
	put(t, s, tenure(false))
	equal(t, "held", rows(t, held), []any{"d:held 1926 1957"})
	put(t, s, tenure(true))
	equal(t, "denied", rows(t, held), []any(nil))
	put(t, s, tenure(false))
	update(t, s, func(ctx context.Context, tx graph.Tx) error { return tx.Delete(ctx, "d:held") })
	equal(t, "deleted", rows(t, held), []any(nil))

	deed := &graph.Claim{
		Meta: meta("d:signed", "He signed"), Source: "d:memoir", Derived: graph.Derived{Subjects: []graph.ID{"d:molotov", "d:politburo"}},
		Form: &graph.Deed{Who: graph.Who{Subject: "d:molotov"}, Act: "d:sign", Event: "d:terror", Date: graph.On("1937-03-19")},
	}
	put(t, s, &graph.Act{Meta: meta("d:sign", "signed")}, deed)
	equal(t, "took part", rows(t, "MATCH (p)-[r:TOOK_PART]->(e) RETURN p.id + r.act + e.id + r.date"), []any{"d:molotovd:signd:terror1937-03-19"})
	deed.Modality = graph.Planned
	put(t, s, deed)
	equal(t, "only planned", rows(t, "MATCH ()-[r:TOOK_PART]->() RETURN r"), []any(nil))
	part := walk(t, s, graph.Route{From: []graph.ID{"d:molotov"}, Hops: []graph.Hop{{Rel: graph.About, Back: true}}})
	equal(t, "walked", len(part.Records), 5)
}

func TestNeo4jFarDates(t *testing.T) {
	s := neo4jtest.Open(t)
	for _, text := range []string{"Y-1000000000000", "Y1000000000000", "Y999999999", "[..1953]", "Y-5E9", "../..", "/", "1956-XX"} {
		put(t, s, &graph.Event{Meta: meta("d:e", "E"), Period: graph.On(text)})
		got := graph.Get[*graph.Event](walk(t, s, graph.Route{From: []graph.ID{"d:e"}}), "d:e")
		if got.Period != graph.On(text) {
			t.Errorf("%s is read back as %s", text, got.Period)
		}
		page, err := s.Find(t.Context(), graph.Query{Kind: graph.KindEvent, Order: graph.Order{By: "period"}})
		if err != nil || len(page.Records) != 1 {
			t.Errorf("%s: %v (%v)", text, page, err)
		}
	}
}

// What is against a claim comes and goes with what is written on it, and with
// the claim that it comes from.
func TestNeo4jContradicts(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s, affair()...)
	claim := func(id graph.ID, opponents ...graph.Opponent) *graph.Claim {
		return &graph.Claim{Meta: meta(id, "It was so"), Source: "d:memoir", Form: &graph.Dating{Event: "d:terror", Period: graph.On("1937")},
			Derived: graph.Derived{Disputed: opponents != nil, Opponents: opponents}}
	}
	says := func(id graph.ID) graph.Opponent {
		return graph.Opponent{Claim: id, Evidence: "onus:e--" + graph.ID(id.Slug()), Rule: "direct", Force: graph.Strict}
	}
	lines := "MATCH (a:Claim)-[r:CONTRADICTS]->(b) WITH a, r, b ORDER BY a.id, b.id RETURN a.id + ' ' + b.id + ' ' + r.claim + ' ' + r.rule + ' ' + r.evidence + ' ' + r.force"
	a, b := claim("d:a", says("d:b")), claim("d:b", says("d:a"), says("d:nobody"))
	put(t, s, a, b)
	put(t, s, b)
	both := []any{"d:a d:b d:b direct onus:e--a strict", "d:b d:a d:a direct onus:e--b strict"}
	equal(t, "both ways, once", rows(t, lines), both)
	part := walk(t, s, graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{{Rel: graph.SaidIn}}})
	equal(t, "read back", graph.Get[*graph.Claim](part, "d:a").Derived.Opponents, a.Derived.Opponents)
	put(t, s, claim("d:a"))
	equal(t, "no longer against a", rows(t, lines), both[:1])
	put(t, s, claim("d:a", says("d:b")))
	equal(t, "again", rows(t, lines), both)
	update(t, s, func(ctx context.Context, tx graph.Tx) error { return tx.Delete(ctx, "d:b") })
	equal(t, "b is gone", rows(t, lines), []any(nil))
}
