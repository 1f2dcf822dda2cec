package sqlite_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"onus/graph"
	"onus/graph/sqlite"
)

// synthetic makes a graph of so many claims: two claims a question, each with
// a passage of its own and two pieces of evidence, about a few persons.
func synthetic(claims int) [][]graph.Record {
	var fixed, rest []graph.Record
	for i := range 50 {
		fixed = append(fixed, &graph.Person{Meta: base("p", i, fmt.Sprint("Person ", i))})
		fixed = append(fixed, &graph.Source{Meta: base("s", i, fmt.Sprint("Source ", i)), Genre: graph.Memoir, Authors: []graph.ID{id("p", i)}})
	}
	for i := range 5 {
		fixed = append(fixed, &graph.Event{Meta: base("e", i, fmt.Sprint("Event ", i))}, &graph.Profile{Meta: base("pr", i, "Profile"), Rule: "never"},
			&graph.Scale{Meta: base("k", i, "Scale"), Grades: []graph.Grade{{Slug: "none", Label: "none"}, {Slug: "full", Label: "full", Rank: 2}}})
	}
	for i := range claims {
		q := i / 2
		if i%2 == 0 {
			rest = append(rest, &graph.Question{Meta: base("q", q, ""), Form: graph.FormAttribution, Subject: id("p", q%50), Event: id("e", q%5), Scale: id("k", 0), Disputed: true})
		}
		rest = append(rest, &graph.Passage{Meta: base("pa", i, "p. 1"), Source: id("s", i%50), Locator: fmt.Sprint("p. ", i), Quote: "he knew everything, and told nobody"}, claim(i))
		for j := range 2 {
			rest = append(rest, evidence(i, j))
		}
	}
	out := [][]graph.Record{fixed}
	for len(rest) > 0 {
		n := min(len(rest), 10_000)
		n -= n % 9 // whole questions
		out, rest = append(out, rest[:max(n, 1)]), rest[max(n, 1):]
	}
	return out
}

func claim(i int) *graph.Claim {
	q := i / 2
	return &graph.Claim{
		Meta: base("c", i, "Somebody knew the general picture of the terror, not the details"), Source: id("s", i%50), Passages: []graph.ID{id("pa", i)},
		Claimants: []graph.ID{id("p", i%50)}, Made: graph.On("1956-02"), Confidence: graph.Certain,
		Form: &graph.Attribution{Who: graph.Who{Subject: id("p", q%50)}, Event: id("e", q%5), Scale: id("k", 0), Grades: []string{"none"}},
		Derived: graph.Derived{Questions: []graph.ID{id("q", q)}, Subjects: []graph.ID{id("p", q%50)}, Events: []graph.ID{id("e", q%5)},
			Genre: graph.Memoir, Available: graph.On("1970"), Disputed: true, OpposedBy: []string{"sole"}, Root: id("s", i%50),
			Standings: []string{"level=open", "records-first=yields", "never=open", "disinterested-first=open", "early-first=open"}},
	}
}

func evidence(i, j int) *graph.Evidence {
	return &graph.Evidence{Meta: base("ev", 2*i+j, ""), From: id("c", i), Question: id("q", i/2), Stance: graph.Contradicts, Rule: "sole",
		Value: graph.Value{Grades: []string{"none"}}, AsOf: graph.On("1937/1938"), Premises: []graph.ID{id("c", i)}, Force: graph.Strict,
		Certainty: graph.Definite, Because: "he says that he was the only one among the members of the Presidium"}
}

func id(prefix string, i int) graph.ID { return graph.ID(fmt.Sprintf("bench:%s-%06d", prefix, i)) }

func base(prefix string, i int, name string) graph.Meta {
	return graph.Meta{ID: id(prefix, i), Dataset: "bench", Name: name}
}

// contrastRoute is what a contrast of claims walks.
func contrastRoute(claims ...graph.ID) graph.Route {
	asserted := graph.Hop{Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Then: []graph.Hop{{Rel: graph.AssertedIn}, {Rel: graph.From}}}
	seen := []graph.Hop{{Rel: graph.SaidIn}, {Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}}, {Rel: graph.MadeBy}, asserted}
	return graph.Route{From: claims, With: []graph.Kind{graph.KindProfile, graph.KindScale, graph.KindAct, graph.KindPresumption}, Hops: append(seen,
		graph.Hop{Rel: graph.Answers, Then: []graph.Hop{
			{Rel: graph.Answers, Back: true, Kind: graph.KindClaim, Limit: 200, Then: seen},
			{Rel: graph.BearsOn, Back: true, Kind: graph.KindEvidence, Limit: 200, Then: []graph.Hop{{Rel: graph.Premise, Then: seen}, asserted}},
		}},
	)}
}

func load(b testing.TB, store graph.Store, batches [][]graph.Record) {
	b.Helper()
	for _, batch := range batches {
		_, err := store.Update(b.Context(), func(tx graph.Tx) error { return tx.Put(b.Context(), batch...) })
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPut(b *testing.B) {
	batches := synthetic(10_000)
	n := 0
	for _, batch := range batches {
		n += len(batch)
	}
	for b.Loop() {
		store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "onus.db"))
		if err != nil {
			b.Fatal(err)
		}
		load(b, store, batches)
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "records/s")
}

func BenchmarkWalk(b *testing.B) {
	store := open(b)
	load(b, store, synthetic(10_000))
	for _, n := range []int{1, 50} {
		b.Run(fmt.Sprint(n, " contrasts"), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				var ids []graph.ID
				for j := range n {
					ids = append(ids, id("c", (i*n+j*2)%10_000))
				}
				part, err := store.Walk(b.Context(), contrastRoute(ids...))
				if err != nil || len(part.Records) < 15 {
					b.Fatal(len(part.Records), err)
				}
			}
		})
	}
	b.Run("10 of a hub", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			route := graph.Route{From: []graph.ID{id("p", i%50)}, Hops: []graph.Hop{{Rel: graph.About, Back: true, Kind: graph.KindClaim, Limit: 10}}}
			if part, err := store.Walk(b.Context(), route); err != nil || len(part.Records) != 11 {
				b.Fatal(part, err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	store := open(b)
	load(b, store, synthetic(10_000))
	for name, q := range map[string]graph.Query{
		"page by subject": {Kind: graph.KindClaim, Where: graph.Is("subject", string(id("p", 3))), Limit: 50},
		"first page":      {Kind: graph.KindClaim, Limit: 50},
		"by date":         {Kind: graph.KindClaim, Order: graph.Order{By: "made"}, Limit: 50},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if page, err := store.Find(b.Context(), q); err != nil || len(page.Records) != 50 {
					b.Fatal(page, err)
				}
			}
		})
	}
}
