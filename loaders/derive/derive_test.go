package derive_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/graphtest"
	"onus/loaders/derive"
)

// world is a small graph to reason about: a body with three members, a wrong
// with a part, a memoir and minutes.
func world() []graph.Record {
	scale := &graph.Scale{
		Meta: meta("knowledge"), Monotone: true,
		Grades:   []graph.Grade{{Slug: "none"}, {Slug: "general", Rank: 1}, {Slug: "full", Rank: 2}},
		Inherits: []graph.Inheritance{graph.LowestDown, graph.HighestDown, graph.AboveLowestUp, graph.BelowHighestUp},
	}
	records := []graph.Record{
		scale,
		&graph.Profile{Meta: meta("level"), Rule: "never", Shipped: true},
		&graph.Profile{Meta: meta("documents-first"), Rule: "class:record", Shipped: true},
		&graph.Profile{Meta: meta("disinterested-first"), Rule: "disinterested", Shipped: true},
		&graph.Organization{Meta: meta("body")},
		&graph.Position{Meta: meta("seat"), Organization: "t:body", Membership: graph.FullMember},
		&graph.Event{Meta: meta("wrong"), Period: graph.On("1937/1938"), Valence: graph.Wrong},
		&graph.Event{Meta: meta("part"), Period: graph.On("1937/1938"), PartOf: "t:wrong", Valence: graph.Wrong},
		&graph.Event{Meta: meta("plea"), Period: graph.On("1956-01"), EventKind: graph.Proposal},
		&graph.Source{Meta: meta("memoir"), Genre: graph.Memoir, Created: graph.On("1970")},
		&graph.Source{Meta: meta("minutes"), Genre: graph.Minutes, Created: graph.On("1956-02-09")},
		&graph.Source{Meta: meta("lists"), Genre: graph.List, Created: graph.On("1937/1938")},
		&graph.Act{Meta: meta("signed"), Credit: graph.Blame, Implies: []graph.Implication{{Scale: "t:knowledge", Grades: []string{"general", "full"}, Event: "t:wrong"}}},
		&graph.Act{Meta: meta("ruled"), Credit: graph.Blame, Implies: []graph.Implication{{Scale: "t:knowledge", Grades: []string{"general", "full"}}}},
		&graph.Act{Meta: meta("pleaded"), Credit: graph.Creditful},
		&graph.Presumption{Meta: meta("two-lists"), Act: "t:signed", AtLeast: 2, Scale: "t:knowledge", Grades: []string{"full"}, Event: "t:wrong", By: "the editors", Reason: "who signs twice has read"},
	}
	for _, p := range []string{"ann", "bert", "carl"} {
		records = append(records, &graph.Person{Meta: meta(p)},
			claim(p+"-sat", "minutes", "", &graph.Tenure{Subject: id(p), Positions: []graph.ID{"t:seat"}, Start: graph.On("1950-01-01"), End: graph.On("1960-01-01")}))
	}
	return records
}

func meta(slug string) graph.Meta { return graph.Meta{ID: id(slug), Dataset: "t", Name: slug} }

func id(slug string) graph.ID { return graph.ID("t:" + slug) }

func claim(slug, source, claimant string, form graph.Form) *graph.Claim {
	c := &graph.Claim{Meta: meta(slug), Source: id(source), Form: form}
	if claimant != "" {
		c.Claimants = []graph.ID{id(claimant)}
	}
	return c
}

func knew(who, event, asOf string, grades ...string) *graph.Attribution {
	a := &graph.Attribution{Who: graph.Who{Subject: id(who)}, Event: id(event), Scale: "t:knowledge", Grades: grades}
	if asOf != "" {
		a.AsOf = graph.On(asOf)
	}
	return a
}

func signed(who, object, day string) *graph.Deed {
	return &graph.Deed{Who: graph.Who{Subject: id(who)}, Act: "t:signed", Event: "t:wrong", Date: graph.On(day), Object: object}
}

// contrasted derives the world with these records and contrasts one claim.
func contrasted(t *testing.T, claimID string, lens contrast.Lens, more ...graph.Record) *contrast.Contrast {
	t.Helper()
	ctx := context.Background()
	store := graphtest.NewModel()
	if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, append(world(), more...)...) }); err != nil {
		t.Fatal(err)
	}
	if err := derive.All(ctx, store); err != nil {
		t.Fatal(err)
	}
	part, err := store.Walk(ctx, contrast.Route(id(claimID)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := contrast.Of(part, id(claimID), lens)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lines puts a contrast in short lines: "against collective we".
func lines(c *contrast.Contrast) []string {
	var out []string
	add := func(list string, ts []*contrast.Testimony) {
		for _, x := range ts {
			line := list + " " + x.Rule + " " + x.From.Slug()
			if x.Opposition != "" {
				line += " " + string(x.Opposition)
			}
			if len(x.UndercutBy) > 0 {
				line += " undercut"
			}
			out = append(out, line)
		}
	}
	add("for", c.For)
	add("against", c.Against)
	add("consistent", c.Consistent)
	add("qualifying", c.Qualifying)
	add("undercut", c.Undercut)
	for _, r := range c.Readings {
		out = append(out, r.Profile.ID.Slug()+" "+string(r.Standing))
	}
	slices.Sort(out)
	return out
}

func TestRules(t *testing.T) {
	ignorant := claim("ignorant", "memoir", "ann", knew("ann", "wrong", "", "none"))
	general := claim("general", "memoir", "bert", knew("ann", "wrong", "", "general"))
	each := func(on string, grades ...string) *graph.Attribution {
		a := knew("body", "wrong", on, grades...)
		a.Each, a.On = true, graph.On("1956-02-09")
		return a
	}
	onlyOne := &graph.Deed{Who: graph.Who{Subject: "t:ann", Exclusive: true, Among: "t:body", On: graph.On("1956-01-15")}, Act: "t:pleaded", Event: "t:plea"}
	notAlone := claim("only", "memoir", "ann", onlyOne)
	notAlone.Denies = true
	suggested := claim("suggested", "memoir", "carl", knew("ann", "wrong", "", "full"))
	suggested.Modality = graph.Reported
	absent := claim("absent", "lists", "", &graph.Absence{Subject: "t:ann", Act: "t:signed", Event: "t:wrong"})
	purged := claim("purged", "minutes", "", &graph.Statement{Subjects: []graph.ID{"t:ann"}})
	tests := []struct {
		name string
		ask  string
		lens contrast.Lens
		with []graph.Record
		want []string
	}{
		{"nothing speaks against it", "ignorant", contrast.Lens{}, []graph.Record{ignorant},
			[]string{"disinterested-first unopposed", "documents-first unopposed", "level unopposed"}},
		{"hearing in 1956 says nothing of 1937", "ignorant", contrast.Lens{}, []graph.Record{ignorant,
			claim("heard", "minutes", "bert", knew("ann", "wrong", "1956-02-09", "general", "full"))},
			[]string{"consistent direct heard", "disinterested-first unopposed", "documents-first unopposed", "level unopposed"}},
		{"we all knew then", "ignorant", contrast.Lens{}, []graph.Record{ignorant,
			claim("we", "minutes", "bert", each("", "general", "full"))},
			[]string{"against collective we contradictory", "disinterested-first yields", "documents-first yields", "level open"}},
		{"acts in a part are carried up", "ignorant", contrast.Lens{}, []graph.Record{ignorant,
			claim("order", "memoir", "carl", &graph.Deed{Who: graph.Who{Subject: "t:ann"}, Act: "t:ruled", Event: "t:part"})},
			[]string{"against implied-knowledge order contradictory", "disinterested-first yields", "documents-first open", "level open"}},
		{"two signatures are presumed to be full knowledge", "general", contrast.Lens{}, []graph.Record{general,
			claim("one", "lists", "ann", signed("ann", "a", "1937-05-01")), claim("two", "lists", "ann", signed("ann", "b", "1937-06-01"))},
			[]string{"against implied-knowledge two contrary", "consistent implied-knowledge one", "disinterested-first open", "documents-first yields", "level open"}},
		{"without the presumption they agree", "general", contrast.Lens{Without: []graph.ID{"t:two-lists"}}, []graph.Record{general,
			claim("one", "lists", "ann", signed("ann", "a", "1937-05-01")), claim("two", "lists", "ann", signed("ann", "b", "1937-06-01"))},
			[]string{"consistent implied-knowledge one", "disinterested-first unopposed", "documents-first unopposed", "level unopposed"}},
		{"the only one, and another", "only", contrast.Lens{}, []graph.Record{
			claim("only", "memoir", "ann", onlyOne),
			claim("also", "memoir", "bert", &graph.Deed{Who: graph.Who{Subject: "t:bert"}, Act: "t:pleaded", Event: "t:plea"})},
			[]string{"against sole also contradictory", "disinterested-first open", "documents-first open", "level open"}},
		{"the other's question hears the only one", "also", contrast.Lens{}, []graph.Record{
			claim("only", "memoir", "ann", onlyOne),
			claim("also", "memoir", "bert", &graph.Deed{Who: graph.Who{Subject: "t:bert"}, Act: "t:pleaded", Event: "t:plea"})},
			[]string{"against sole only contradictory", "disinterested-first open", "documents-first open", "level open"}},
		{"an absence qualifies, undercut", "ignorant", contrast.Lens{}, []graph.Record{ignorant, absent, purged,
			&graph.Evidence{Meta: meta("u"), From: "t:purged", On: "t:absent", Stance: graph.Undercuts, Editor: "the editors"}},
			[]string{"disinterested-first unopposed", "documents-first unopposed", "level unopposed", "qualifying absence absent undercut"}},
		{"an undercut testimony does not count", "ignorant", contrast.Lens{}, []graph.Record{ignorant, purged,
			claim("we", "minutes", "bert", each("", "general", "full")),
			&graph.Evidence{Meta: meta("u"), From: "t:purged", On: "t:we", Stance: graph.Undercuts, Editor: "the editors"}},
			[]string{"disinterested-first unopposed", "documents-first unopposed", "level unopposed", "undercut collective we contradictory undercut"}},
		{"full of the whole is full of the part", "part-general", contrast.Lens{}, []graph.Record{
			claim("whole-full", "minutes", "bert", knew("ann", "wrong", "", "full")),
			claim("part-general", "memoir", "carl", knew("ann", "part", "", "general"))},
			[]string{"against inherited whole-full contrary", "disinterested-first open", "documents-first yields", "level open"}},
		{"general of the whole, full of one part", "whole-general", contrast.Lens{}, []graph.Record{
			claim("part-full", "minutes", "bert", knew("ann", "part", "", "full")),
			claim("whole-general", "memoir", "carl", knew("ann", "wrong", "", "general"))},
			[]string{"consistent inherited part-full", "disinterested-first unopposed", "documents-first unopposed", "level unopposed"}},
		{"he alone did not, and another did", "only", contrast.Lens{}, []graph.Record{notAlone,
			claim("also", "memoir", "bert", &graph.Deed{Who: graph.Who{Subject: "t:bert"}, Act: "t:pleaded", Event: "t:plea"})},
			[]string{"disinterested-first unopposed", "documents-first unopposed", "level unopposed"}},
		{"a presumption about the whole, of acts in a part", "general", contrast.Lens{}, []graph.Record{general,
			&graph.Presumption{Meta: meta("ruled-twice"), Act: "t:ruled", AtLeast: 1, Scale: "t:knowledge", Grades: []string{"full"}, Event: "t:wrong", By: "the editors", Reason: "who rules knows"},
			claim("order", "lists", "carl", &graph.Deed{Who: graph.Who{Subject: "t:ann"}, Act: "t:ruled", Event: "t:part"})},
			[]string{"against implied-knowledge order contrary", "consistent implied-knowledge order", "disinterested-first open", "documents-first yields", "level open"}},
		{"support for a mere suggestion convicts nobody", "ignorant", contrast.Lens{}, []graph.Record{ignorant, suggested, purged,
			&graph.Evidence{Meta: meta("a"), From: "t:purged", On: "t:suggested", Stance: graph.Supports, Source: "t:minutes"}},
			[]string{"disinterested-first unopposed", "documents-first unopposed", "level unopposed", "qualifying asserted purged", "qualifying direct suggested"}},
		{"an undercut outlives an Identity", "ignorant", contrast.Lens{}, []graph.Record{ignorant, purged,
			&graph.Person{Meta: meta("zoe")}, &graph.Identity{Meta: meta("same"), A: "t:ann", B: "t:zoe"},
			claim("order", "memoir", "carl", &graph.Deed{Who: graph.Who{Subject: "t:zoe"}, Act: "t:ruled", Event: "t:part"}),
			claim("we", "minutes", "bert", each("", "general", "full")),
			&graph.Evidence{Meta: meta("u"), From: "t:purged", OnRule: "collective", OnClaim: "t:we", OnWhom: "t:zoe", Stance: graph.Undercuts, Editor: "the editors"}},
			[]string{"against implied-knowledge order contradictory", "disinterested-first yields", "documents-first open", "level open", "undercut collective we contradictory undercut"}},
		{"a second term is no conflict", "first-term", contrast.Lens{}, []graph.Record{
			claim("first-term", "memoir", "bert", &graph.Tenure{Subject: "t:bert", Positions: []graph.ID{"t:other-seat"}, Start: graph.On("1900"), End: graph.On("1904")}),
			claim("second-term", "memoir", "bert", &graph.Tenure{Subject: "t:bert", Positions: []graph.ID{"t:other-seat"}, Start: graph.On("1904"), End: graph.On("1908")}),
			&graph.Position{Meta: meta("other-seat")}},
			[]string{"consistent direct second-term", "disinterested-first unopposed", "documents-first unopposed", "level unopposed"}},
		{"asserted against", "general", contrast.Lens{}, []graph.Record{general, purged,
			&graph.Evidence{Meta: meta("a"), From: "t:purged", On: "t:general", Stance: graph.Contradicts, Source: "t:minutes"}},
			[]string{"against asserted purged contradictory", "disinterested-first prevails", "documents-first yields", "level open"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := lines(contrasted(t, test.ask, test.lens, test.with...))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("contrast of %s (-want +got):\n%s", test.ask, diff)
			}
		})
	}
}

func TestClearLeavesTheAuthorsRecords(t *testing.T) {
	ctx := context.Background()
	store := graphtest.NewModel()
	ignorant := claim("ignorant", "memoir", "ann", knew("ann", "wrong", "", "none"))
	_, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, append(world(), ignorant)...) })
	if err != nil {
		t.Fatal(err)
	}
	before := dump(t, store)
	for range 2 {
		if err := derive.All(ctx, store); err != nil {
			t.Fatal(err)
		}
		if derived := dump(t, store); !strings.Contains(derived, "onus:q--") {
			t.Fatal("nothing was derived")
		}
		if err := derive.Clear(ctx, store); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, dump(t, store)); diff != "" {
			t.Fatalf("after Clear (-before +after):\n%s", diff)
		}
	}
}

func dump(t *testing.T, store graph.Reader) string {
	t.Helper()
	b, err := graphtest.Dump(context.Background(), store)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
