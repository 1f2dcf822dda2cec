package derive_test

import (
	"testing"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/graphtest"
	"onus/loaders/derive"
)

func id(slug string) graph.ID { return graph.ID("t:" + slug) }

// small is a whole with a part, a body with nobody in it, two acts.
func small(more ...graph.Record) []graph.Record {
	scale := &graph.Scale{
		Meta: meta("knowledge"), Monotone: true, Grades: []graph.Grade{{Slug: "none"}, {Slug: "full", Rank: 1}},
		Inherits: []graph.Inheritance{graph.LowestDown, graph.HighestDown, graph.AboveLowestUp, graph.BelowHighestUp},
	}
	return append([]graph.Record{
		scale, &graph.Profile{Meta: meta("level"), Rule: "never", Shipped: true},
		&graph.Event{Meta: meta("wrong"), Period: graph.On("1937/1938"), Valence: graph.Wrong},
		&graph.Event{Meta: meta("part"), Period: graph.On("1937/1938"), PartOf: id("wrong"), Valence: graph.Wrong},
		&graph.Source{Meta: meta("minutes"), Genre: graph.Minutes}, &graph.Act{Meta: meta("ruled")}, &graph.Person{Meta: meta("ann")},
	}, more...)
}

func knew(event, grade string) graph.Form {
	return &graph.Attribution{Who: graph.Who{Subject: id("ann")}, Event: id(event), Scale: id("knowledge"), Grades: []string{grade}}
}

func asked(t *testing.T, slug string, records []graph.Record) *contrast.Contrast {
	t.Helper()
	ctx, store := t.Context(), graphtest.NewModel()
	if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, records...) }); err != nil {
		t.Fatal(err)
	}
	if err := derive.All(ctx, store); err != nil {
		t.Fatal(err)
	}
	part, err := store.Walk(ctx, contrast.Route(id(slug)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := contrast.Of(part, id(slug), contrast.Lens{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// An undercut on the claim that an undercut of an undercut comes from: u3
// takes e away, with it u2, so u1 stands and "full" does not count.
func TestUndercutOfTheClaimAnUndercutComesFrom(t *testing.T) {
	says := func(s string) *graph.Claim { return claim(s, &graph.Statement{Subjects: []graph.ID{id("ann")}}) }
	u := func(s, from, on string) *graph.Evidence {
		return &graph.Evidence{Meta: meta(s), From: id(from), On: id(on), Stance: graph.Undercuts, Editor: "the editors"}
	}
	c := asked(t, "ignorant", small(claim("ignorant", knew("wrong", "none")), claim("full", knew("wrong", "full")),
		says("b"), says("e"), says("g"), u("u1", "b", "full"), u("u2", "e", "u1"), u("u3", "g", "e")))
	if c.Robust != contrast.Unopposed {
		t.Error(told(c))
	}
}

// A grade about a joined event is carried up, whichever of the two is the
// canonical one: a-part is part of the whole, the claim is on z-part.
func TestInheritedThroughAJoinedEvent(t *testing.T) {
	c := asked(t, "ignorant", small(&graph.Event{Meta: meta("a-part"), PartOf: id("wrong"), Period: graph.On("1938")},
		&graph.Event{Meta: meta("z-part"), Period: graph.On("1938")},
		&graph.Identity{Meta: meta("i"), A: id("a-part"), B: id("z-part")},
		claim("ignorant", knew("wrong", "none")), claim("full", knew("z-part", "full"))))
	if len(c.Against) != 1 {
		t.Error(told(c))
	}
}

// The rows that a Measure counts are heard, also where their own questions are
// not derived along with it.
func TestCountedRowsAreHeardAlone(t *testing.T) {
	defer derive.SetPages(1, 1)()
	two := 2.0
	list := &graph.Source{Meta: meta("list"), Genre: graph.List, Complete: true}
	many := claim("many", &graph.Measure{
		Event: id("wrong"), What: "orders", Low: &two, Counts: &graph.Counting{Act: id("ruled"), Within: id("wrong"), Sources: []graph.ID{id("list")}},
	})
	one := claim("one", &graph.Deed{Who: graph.Who{Subject: id("ann")}, Act: id("ruled"), Event: id("part")})
	one.Source = id("list")
	c := asked(t, "many", small(list, many, one))
	if len(c.Against) == 0 || !c.Claim.Derived.Disputed {
		t.Error("stored as disputed:", c.Claim.Derived.Disputed, told(c))
	}
}
