package derive_test

import (
	"fmt"
	"slices"
	"testing"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
	"onus/graph/graphtest"
	"onus/graph/neo4j/neo4jtest"
	"onus/loaders/derive"
)

// answersOfHub is how many answers the question of these tests has: many more
// than one contrast reads.
const answersOfHub = 5000

// hub is a question with thousands of answers, all alike but for the minutes,
// whose claim comes last by id.
func hub() []graph.Record {
	records := []graph.Record{
		&graph.Scale{Meta: meta("knowledge"), Monotone: true, Grades: []graph.Grade{{Slug: "none"}, {Slug: "full", Rank: 1}}},
		&graph.Profile{Meta: meta("level"), Rule: "never", Shipped: true},
		&graph.Profile{Meta: meta("documents-first"), Rule: "class:record", Shipped: true},
		&graph.Event{Meta: meta("wrong"), Period: graph.On("1937/1938"), Valence: graph.Wrong},
		&graph.Person{Meta: meta("ann")},
		&graph.Source{Meta: meta("minutes"), Genre: graph.Minutes}, &graph.Source{Meta: meta("memoirs"), Genre: graph.Memoir},
	}
	for i := range answersOfHub - 1 {
		records = append(records, knewNothing(fmt.Sprintf("says-%04d", i), "memoirs", "none"))
	}
	return append(records, knewNothing("zz-minutes", "minutes", "full"))
}

func knewNothing(slug, source, grade string) *graph.Claim {
	c := claim(slug, &graph.Attribution{Who: graph.Who{Subject: "t:ann"}, Event: "t:wrong", Scale: "t:knowledge", Grades: []string{grade}})
	c.Source = graph.ID("t:" + source)
	return c
}

func TestManyAnswers(t *testing.T)      { checkHub(t, inFile(t)) }
func TestManyAnswersNeo4j(t *testing.T) { checkHub(t, neo4jtest.Open(t)) }

// A contrast of a question with thousands of answers keeps the one that
// decides, and says that it is cut; what is stored is the same.
func checkHub(t *testing.T, store graph.Store) {
	t.Helper()
	ctx := t.Context()
	if err := graphtest.Empty(ctx, store); err != nil {
		t.Fatal(err)
	}
	for page := range slices.Chunk(hub(), graph.MaxBatch) {
		if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, page...) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := derive.All(ctx, store); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		claim    graph.ID
		against  graph.ID
		standing contrast.Standing
	}{
		{"t:says-0000", "t:zz-minutes", contrast.Yields}, {"t:says-4998", "t:zz-minutes", contrast.Yields}, {"t:zz-minutes", "t:says-0000", contrast.Prevails},
	} {
		part, err := ask.Contrasts(ctx, store, contrast.Lens{}, test.claim)
		if err != nil {
			t.Fatal(err)
		}
		c, err := contrast.Of(part, test.claim, contrast.Lens{})
		if err != nil {
			t.Fatal(err)
		}
		if !c.Truncated {
			t.Errorf("%s: it does not say that it is cut", test.claim)
		}
		if !slices.ContainsFunc(c.Against, func(x *contrast.Testimony) bool { return x.From == test.against }) {
			t.Errorf("%s: %s is not against it", test.claim, test.against)
		}
		if got := c.Readings[0].Standing; c.Readings[0].Profile.ID != "t:documents-first" || got != test.standing {
			t.Errorf("%s: under %s: got %s, want %s", test.claim, c.Readings[0].Profile.ID, got, test.standing)
		}
		if stored := c.Claim.Derived.Standings; !slices.Contains(stored, "documents-first="+string(test.standing)) {
			t.Errorf("%s: stored is %v", test.claim, stored)
		}
	}
}
