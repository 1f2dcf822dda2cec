package graphtest

import (
	"errors"
	"fmt"

	"onus/graph"
)

var walkTests = []test{
	{"Walk leaves out ids that do not exist", walkFrom},
	{"A hop goes forwards or back, and reads records once", walkHops},
	{"Limit holds per parent, in the order of the hop, and Cut says where it was met", walkLimit},
	{"Kind and Where choose among the neighbours", walkWhere},
	{"Neighbours come in the order of the hop", walkOrder},
	{"Times repeats a hop, through circles too", walkTimes},
	{"Then goes on from each record reached, the first time or later", walkThen},
	{"Two hops of one type from a record add up, in the order given", walkTwice},
	{"With brings all records of a kind", walkWith},
	{"Walk refuses what no store can walk", walkRefuses},
	{"Every type of reference can be walked, both ways", walkEveryRel},
}

func walkFrom(s suite) {
	s.people("A", "B")
	part := s.walk(graph.Route{From: []graph.ID{nth("p", 1), "d:nobody", nth("p", 1), "d:NOBODY", ""}})
	s.equal("records", len(part.Records), 1)
	s.equal("name", part.Records[nth("p", 1)].Base().Name, "B")
	s.equal("nothing", len(s.walk(graph.Route{}).Records), 0)
}

func walkHops(s suite) {
	s.put(person("d:a", "A"), person("d:b", "B"), source("d:s"), statement("d:c1", "d:s", "d:b", "d:a"), statement("d:c2", "d:s", "d:a"))
	part := s.walk(graph.Route{From: []graph.ID{"d:c1", "d:a"}, Hops: []graph.Hop{
		{Rel: graph.About, Then: []graph.Hop{{Rel: graph.About, Back: true}}}, {Rel: graph.About, Back: true}, {Rel: graph.SaidIn},
	}})
	s.equal("forwards", slugs(part.OutIDs("d:c1", graph.About)), []string{"a", "b"})
	s.equal("back from a", slugs(part.InIDs("d:a", graph.About)), []string{"c1", "c2"})
	s.equal("back from b", slugs(part.InIDs("d:b", graph.About)), []string{"c1"})
	s.equal("source", idsOf(part.Out("d:c1", graph.SaidIn)), []string{"s"})
	s.equal("c2 was not asked for its source", slugs(part.OutIDs("d:c2", graph.SaidIn)), []string{})
	s.equal("records", len(part.Records), 5)
	s.equal("typed", graph.Get[*graph.Person](part, "d:b").Name, "B")
	s.equal("a record like any", part.Records["d:c1"], s.find(graph.Query{Kind: graph.KindClaim, Where: graph.Is("id", "d:c1")}).Records[0])
}

func walkLimit(s suite) {
	s.put(person("d:a", "A"), person("d:b", "B"), person("d:c", "C"), source("d:s"), statement("d:c1", "d:s", "d:a", "d:b"),
		statement("d:c2", "d:s", "d:a", "d:c"), statement("d:c3", "d:s", "d:a"), statement("d:c4", "d:s", "d:c"))
	part := s.walk(graph.Route{From: []graph.ID{"d:a", "d:b", "d:c"}, Hops: []graph.Hop{
		{Rel: graph.About, Back: true, Limit: 2, Order: graph.Order{Desc: true}}}})
	s.equal("a", slugs(part.InIDs("d:a", graph.About)), []string{"c3", "c2"})
	s.equal("b", slugs(part.InIDs("d:b", graph.About)), []string{"c1"})
	s.equal("c", slugs(part.InIDs("d:c", graph.About)), []string{"c4", "c2"})
	s.equal("cut", []bool{part.Cut("d:a", graph.About, true), part.Cut("d:b", graph.About, true), part.Cut("d:c", graph.About, true)},
		[]bool{true, false, false})
	s.equal("cut of another hop", part.Cut("d:a", graph.About, false), false)
	part = s.walk(graph.Route{From: []graph.ID{"d:c1", "d:c3"}, Hops: []graph.Hop{{Rel: graph.About, Limit: 1}}})
	s.equal("forwards", slugs(part.OutIDs("d:c1", graph.About)), []string{"a"})
	s.equal("cut forwards", []bool{part.Cut("d:c1", graph.About, false), part.Cut("d:c3", graph.About, false)}, []bool{true, false})
	s.equal("b is not there", part.Records["d:b"] == nil, true)
}

func walkWhere(s suite) {
	s.put(person("d:a", "A"), &graph.Organization{Meta: meta("d:o", "O"), SameAs: []string{"x:1"}}, source("d:s"),
		statement("d:c1", "d:s", "d:a", "d:o"), &graph.Question{Meta: meta("onus:q", ""), Subject: "d:a", Form: graph.FormAct, Exclusion: true},
		&graph.Claim{Meta: meta("d:c2", ""), Source: "d:s", Denies: true, Form: &graph.Statement{Subjects: []graph.ID{"d:a"}}})
	back := func(h graph.Hop) []string {
		h.Rel, h.Back = graph.About, true
		return slugs(s.walk(graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{h}}).InIDs("d:a", graph.About))
	}
	s.equal("any", back(graph.Hop{}), []string{"q", "c1", "c2"})
	s.equal("kind", back(graph.Hop{Kind: graph.KindClaim}), []string{"c1", "c2"})
	s.equal("where", back(graph.Hop{Kind: graph.KindClaim, Where: graph.Is("denies", "true"), Limit: 1}), []string{"c2"})
	s.equal("where of any kind", back(graph.Hop{Where: graph.Is("exclusion", "false")}), []string{"c1", "c2"})
	s.equal("by reference", back(graph.Hop{Where: graph.Is("subject", "d:a")}), []string{"q"})
	s.equal("by id", back(graph.Hop{Where: not(graph.Is("id", "d:c1"))}), []string{"q", "c2"})
	part := s.walk(graph.Route{From: []graph.ID{"d:c1"}, Hops: []graph.Hop{{Rel: graph.About, Where: graph.Is("sameAs", "x:1")}}})
	s.equal("forwards", slugs(part.OutIDs("d:c1", graph.About)), []string{"o"})
	s.equal("not cut by Where", part.Cut("d:c1", graph.About, false), false)
}

func walkOrder(s suite) {
	s.put(person("d:a", "Б"), person("d:b", "а"), person("d:c", "Ё"), person("d:d", "е"), person("d:e", "Z"), source("d:s"))
	about := []graph.ID{"d:a", "d:c", "d:b", "d:e", "d:d"}
	c := statement("d:c1", "d:s", about...)
	c.Made = graph.On("1956")
	d := statement("d:c2", "d:s", about[0])
	e := statement("d:c3", "d:s", about[0])
	e.Made = graph.On("1937")
	s.put(c, d, e)
	part := s.walk(graph.Route{From: []graph.ID{"d:c1"}, Hops: []graph.Hop{{Rel: graph.About}}})
	s.equal("by name", names(part.Out("d:c1", graph.About)), []string{"Z", "а", "Б", "Ё", "е"})
	for desc, want := range map[bool][]string{false: {"c3", "c1", "c2"}, true: {"c1", "c3", "c2"}} {
		part = s.walk(graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{
			{Rel: graph.About, Back: true, Order: graph.Order{By: "made", Desc: desc}}}})
		s.equal("by date", slugs(part.InIDs("d:a", graph.About)), want)
	}
}

// chain puts events of which each is part of the next; the last of the first.
func (s suite) chain(n int) {
	s.Helper()
	var records []graph.Record
	for i := range n {
		records = append(records, &graph.Event{Meta: meta(nth("e", i), "E"), PartOf: nth("e", (i+1)%n)})
	}
	s.put(records...)
}

func walkTimes(s suite) {
	s.chain(5)
	for times, want := range map[int]int{0: 2, 1: 2, 3: 4, 4: 5, 9: 5} {
		part := s.walk(graph.Route{From: []graph.ID{nth("e", 0)}, Hops: []graph.Hop{{Rel: graph.PartOf, Times: times}}})
		s.equal(fmt.Sprint(times, " times"), len(part.Records), want)
	}
	part := s.walk(graph.Route{From: []graph.ID{nth("e", 0)}, Hops: []graph.Hop{{Rel: graph.PartOf, Times: 9}}})
	s.equal("round the circle", slugs(part.OutIDs(nth("e", 4), graph.PartOf)), []string{"e0000"})
}

func walkThen(s suite) {
	s.chain(4)
	s.put(source("d:s"), statement("d:c", "d:s"))
	for i := range 4 {
		c := statement(graph.ID(fmt.Sprint("d:c", i)), "d:s")
		c.Form = &graph.Statement{Events: []graph.ID{nth("e", i)}}
		s.put(c)
	}
	part := s.walk(graph.Route{From: []graph.ID{nth("e", 0)}, Hops: []graph.Hop{
		{Rel: graph.PartOf, Times: 2, Then: []graph.Hop{{Rel: graph.Concerns, Back: true, Then: []graph.Hop{{Rel: graph.SaidIn}}}}}}})
	for i, want := range [][]string{{}, {"c1"}, {"c2"}, {}} {
		s.equal("claims", slugs(part.InIDs(nth("e", i), graph.Concerns)), want)
	}
	s.equal("source", idsOf(part.Out("d:c2", graph.SaidIn)), []string{"s"})
}

func walkTwice(s suite) {
	s.put(person("d:a", "A"), source("d:s"), statement("d:c1", "d:s", "d:a"), statement("d:c2", "d:s", "d:a"), statement("d:c3", "d:s", "d:a"))
	hop := func(limit int, desc bool) graph.Hop {
		return graph.Hop{Rel: graph.About, Back: true, Limit: limit, Order: graph.Order{Desc: desc}}
	}
	part := s.walk(graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{hop(1, true), hop(2, false)}})
	s.equal("both", slugs(part.InIDs("d:a", graph.About)), []string{"c3", "c1", "c2"})
	deep := hop(1, true)
	deep.Then = []graph.Hop{{Rel: graph.About, Then: []graph.Hop{hop(3, false)}}}
	part = s.walk(graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{deep, hop(2, true)}})
	s.equal("what follows a hop comes before the next", slugs(part.InIDs("d:a", graph.About)), []string{"c3", "c1", "c2"})
}

func walkWith(s suite) {
	s.put(person("d:a", "A"), &graph.Scale{Meta: meta("d:k", "b")}, &graph.Scale{Meta: meta("d:l", "a")}, &graph.Profile{Meta: meta("d:p", "p")})
	part := s.walk(graph.Route{From: []graph.ID{"d:k"}, With: []graph.Kind{graph.KindScale, graph.KindAct, graph.KindScale}})
	s.equal("scales by name", idsOf(part.With(graph.KindScale)), []string{"l", "k"})
	s.equal("acts", idsOf(part.With(graph.KindAct)), []string{})
	s.equal("profiles were not asked for", idsOf(part.With(graph.KindProfile)), []string{})
	s.equal("records", len(part.Records), 2)
}

func walkRefuses(s suite) {
	s.people("A")
	hop := graph.Hop{Rel: graph.About}
	for i, change := range []func(*graph.Hop){
		func(h *graph.Hop) { h.Rel = "" }, func(h *graph.Hop) { h.Rel = "ABOUT]->() //" }, func(h *graph.Hop) { h.Kind = "Nothing" },
		func(h *graph.Hop) { h.Limit = -1 }, func(h *graph.Hop) { h.Times = -1 }, func(h *graph.Hop) { h.Where = graph.Is("name", "A") },
		func(h *graph.Hop) { h.Kind, h.Where = graph.KindPerson, graph.Is("denies", "true") },
		func(h *graph.Hop) { h.Order.By = "name" }, func(h *graph.Hop) { h.Then = []graph.Hop{{Rel: "NO"}} },
	} {
		bad := hop
		change(&bad)
		if _, err := s.store.Walk(s.Context(), graph.Route{From: []graph.ID{nth("p", 0)}, Hops: []graph.Hop{bad}}); !errors.Is(err, graph.ErrInvalid) {
			s.Errorf("hop %d: %v, want ErrInvalid", i, err)
		}
	}
	if _, err := s.store.Walk(s.Context(), graph.Route{With: []graph.Kind{"Nothing"}}); !errors.Is(err, graph.ErrInvalid) {
		s.Errorf("with: %v, want ErrInvalid", err)
	}
}

func walkEveryRel(s suite) {
	model := suite{s.T, NewModel()}
	for _, store := range []suite{s, model} {
		store.put(Samples()...)
	}
	var ids []graph.ID
	for _, r := range Samples() {
		ids = append(ids, r.Base().ID)
	}
	for _, rel := range graph.Rels() {
		for _, back := range []bool{false, true} {
			route := graph.Route{From: ids, Hops: []graph.Hop{{Rel: rel, Back: back}}}
			s.samePart(fmt.Sprint(rel, back), s.walk(route), model.walk(route), route)
		}
	}
}

// samePart compares two parts but for their revisions.
func (s suite) samePart(what string, got, want *graph.Part, route graph.Route) {
	s.Helper()
	s.equal(what+": records", got.Records, want.Records)
	sameEdges(s, what, got, want, route.Hops)
	for _, k := range route.With {
		s.equal(what+": with", got.With(k), want.With(k))
	}
}

func sameEdges(s suite, what string, got, want *graph.Part, hops []graph.Hop) {
	s.Helper()
	for _, h := range hops {
		for id := range want.Records {
			at := fmt.Sprint(what, ": ", id, " ", h.Rel, " ", h.Back)
			if h.Back {
				s.equal(at, got.InIDs(id, h.Rel), want.InIDs(id, h.Rel))
			} else {
				s.equal(at, got.OutIDs(id, h.Rel), want.OutIDs(id, h.Rel))
			}
			s.equal(at+" cut", got.Cut(id, h.Rel, h.Back), want.Cut(id, h.Rel, h.Back))
		}
		sameEdges(s, what, got, want, h.Then)
	}
}
