package graphtest

import (
	"errors"
	"fmt"

	"onus/graph"
)

var findTests = []test{
	{"Find gives one kind", findKind},
	{"Names sort without case or accents, Cyrillic in its own order, the id settling ties", findOrder},
	{"Order by a date puts records without an earliest day last in either direction", findByDate},
	{"Find refuses what no store can answer", findRefuses},
	{"Search finds the beginnings of words, of any case, accent or Unicode form", searchFolds},
	{"Search wants all the words, and keeps filter, order and pages", searchAll},
	{"Search without a letter or digit finds nothing", searchNothing},
	{"Scan gives all records in order, whatever the size of its pages", scanPages},
	{"Scan keeps to its cursors", scanCursors},
	{"Scan sees each record that stays, while others are written", scanUnderWrites},
	{"Scan stops after an error", scanStops},
}

func findKind(s suite) {
	s.put(person("d:a", "A"), source("d:s"))
	s.equal("persons", idsOf(s.find(graph.Query{Kind: graph.KindPerson}).Records), []string{"a"})
	s.equal("events", *s.find(graph.Query{Kind: graph.KindEvent}), graph.Page{Revision: s.find(graph.Query{Kind: graph.KindPerson}).Revision})
}

func findOrder(s suite) {
	want := []string{"", "emile", "Émile", "E\u0301mile", "Emilie", "Molotov", "molotov", "Straße", "Zhukov", "Ежов", "ЁЛКИН", "Ельцин", "Жданов", "хрущев", "Хрущёв"}
	s.people(want...)
	s.equal("by name", names(s.find(graph.Query{Kind: graph.KindPerson}).Records), want)
	s.equal("downwards", names(s.find(graph.Query{Kind: graph.KindPerson, Order: graph.Order{Desc: true}}).Records), reversed(want))
}

func findByDate(s suite) {
	dates := []string{"1956-02", "1937", "", "1937", "../1938", "-0043", "/1956", "1956-02-01/.."}
	for i, d := range dates {
		e := &graph.Event{Meta: meta(nth("e", i), "same")}
		if d != "" {
			e.Period = graph.On(d)
		}
		s.put(e)
	}
	order := graph.Order{By: "period"}
	s.equal("upwards", idsOf(s.find(graph.Query{Kind: graph.KindEvent, Order: order}).Records),
		[]string{"e0005", "e0001", "e0003", "e0000", "e0007", "e0002", "e0004", "e0006"})
	order.Desc = true
	s.equal("downwards", idsOf(s.find(graph.Query{Kind: graph.KindEvent, Order: order}).Records),
		[]string{"e0007", "e0000", "e0003", "e0001", "e0005", "e0006", "e0004", "e0002"})
}

func findRefuses(s suite) {
	s.put(person("d:a", "A"))
	cursor := graph.CursorOf(s.get("d:a"), graph.Order{})
	range1956 := &graph.DateRange{}
	bad := []graph.Query{
		{}, {Kind: "Nothing"}, {Kind: graph.KindPerson, Limit: -1},
		{Kind: graph.KindPerson, Where: graph.Is("name", "A")}, // is not among the fields to find by
		{Kind: graph.KindPerson, Where: graph.Is("nothing", "A")},
		{Kind: graph.KindPerson, Where: graph.Is("made", "A")}, // of another kind
		{Kind: graph.KindClaim, Where: graph.Is("made", "1956")},
		{Kind: graph.KindClaim, Where: graph.Filter{Field: "basis", Dates: range1956}},
		{Kind: graph.KindClaim, Where: graph.Filter{Field: "made", In: []string{"1956"}, Dates: range1956}},
		{Kind: graph.KindClaim, Where: graph.Filter{In: []string{"1956"}}},
		{Kind: graph.KindPerson, Where: graph.Filter{Field: "id", In: []string{"d:a"}, Or: []graph.Filter{}}},
		{Kind: graph.KindPerson, Where: graph.Filter{Not: &graph.Filter{And: []graph.Filter{{Field: "x); DROP"}}}}},
		{Kind: graph.KindPerson, Order: graph.Order{By: "made"}}, {Kind: graph.KindPerson, Order: graph.Order{By: "name"}},
		{Kind: graph.KindPerson, After: "no cursor"}, {Kind: graph.KindPerson, Before: "no cursor"},
		{Kind: graph.KindPerson, Order: graph.Order{Desc: true}, After: cursor},
		{Kind: graph.KindPerson, Order: graph.Order{By: "born"}, Before: cursor},
	}
	for i, q := range bad {
		_, err := s.store.Find(s.Context(), q)
		_, searchErr := s.store.Search(s.Context(), "a", q)
		if !errors.Is(err, graph.ErrInvalid) || !errors.Is(searchErr, graph.ErrInvalid) {
			s.Errorf("query %d: %v and %v, want ErrInvalid", i, err, searchErr)
		}
	}
}

func (s suite) search(words string, q graph.Query) *graph.Page {
	s.Helper()
	page, err := s.store.Search(s.Context(), words, q)
	if err != nil {
		s.Fatalf("search %q: %v", words, err)
	}
	return page
}

func searchFolds(s suite) {
	s.put(
		&graph.Person{Meta: meta("d:k", "Никита Хрущёв"), OtherNames: []graph.Name{{Text: "Khrushchev, N. S.", Lang: "en"}}},
		person("d:e", "E\u0301mile Zola-Straße"), person("d:f", "Emil"),
	)
	for words, want := range map[string][]string{
		"Хрущёв": {"k"}, "хрущев": {"k"}, "ХРУЩЕ": {"k"}, "khrush": {"k"}, "s": {"e", "k"}, "émile": {"e"}, "EMIL": {"f", "e"},
		"zola": {"e"}, "ola": {}, "рущев": {}, "хрущевa": {}, "emile*": {"e"}, `"emil"`: {"f", "e"}, "emil OR khrush": {}, "%": {}, "em_l": {},
	} {
		s.equal(words, idsOf(s.search(words, graph.Query{Kind: graph.KindPerson}).Records), want)
	}
}

func searchAll(s suite) {
	s.put(source("d:s"), &graph.Person{Meta: meta("d:a", "Anna Bell"), SameAs: []string{"x:1"}}, person("d:b", "Anna Car"),
		person("d:c", "Anna Bella"), &graph.Event{Meta: meta("d:e", "Anna Bell")})
	q := graph.Query{Kind: graph.KindPerson}
	s.equal("both words", idsOf(s.search("bell anna", q).Records), []string{"a", "c"})
	s.equal("one word twice", idsOf(s.search("bella bell", q).Records), []string{"c"})
	q.Where = graph.Is("sameAs", "x:1")
	s.equal("filter", idsOf(s.search("anna", q).Records), []string{"a"})
	q = graph.Query{Kind: graph.KindPerson, Order: graph.Order{Desc: true}, Limit: 2}
	page := s.search("anna", q)
	s.equal("downwards", idsOf(page.Records), []string{"b", "c"})
	s.equal("HasNext", page.HasNext, true)
	q.After = graph.CursorOf(page.Records[1], q.Order)
	s.equal("next page", idsOf(s.search("anna", q).Records), []string{"a"})
}

func searchNothing(s suite) {
	s.people("A", "")
	for _, words := range []string{"", " ", "-- ,"} {
		s.equal(words, idsOf(s.search(words, graph.Query{Kind: graph.KindPerson}).Records), []string{})
	}
}

func (s suite) scan(q graph.Query) []string {
	s.Helper()
	records, err := scanAll(s.Context(), s.store, q)
	if err != nil {
		s.Fatalf("scan: %v", err)
	}
	return idsOf(records)
}

func scanPages(s suite) {
	var want []string
	for i := range 23 {
		want = append(want, nth("e", i).Slug())
		e := &graph.Event{Meta: meta(nth("e", i), "same")}
		if i < 15 {
			e.Period = graph.On(fmt.Sprint(1930 + i/4))
		}
		s.put(e)
	}
	for _, size := range []int{1, 4, 23, 0} {
		s.equal("by date", s.scan(graph.Query{Kind: graph.KindEvent, Order: graph.Order{By: "period"}, Limit: size}), want)
		s.equal("downwards", s.scan(graph.Query{Kind: graph.KindEvent, Order: graph.Order{Desc: true}, Limit: size}), reversed(want))
	}
}

func scanCursors(s suite) {
	s.people("A", "B", "C", "D", "E")
	all := s.find(graph.Query{Kind: graph.KindPerson}).Records
	got := s.scan(graph.Query{Kind: graph.KindPerson, Limit: 1,
		After: graph.CursorOf(all[0], graph.Order{}), Before: graph.CursorOf(all[4], graph.Order{})})
	s.equal("between", got, idsOf(all[1:4]))
}

func scanUnderWrites(s suite) {
	s.people("A", "C", "E", "G", "I")
	seen := map[string]int{}
	for r, err := range s.store.Scan(s.Context(), graph.Query{Kind: graph.KindPerson, Limit: 2}) {
		if err != nil {
			s.Fatal(err)
		}
		seen[r.Base().Name]++
		s.put(person(r.Base().ID+"-before", "0"), person(r.Base().ID+"-after", r.Base().Name+"a"))
		if len(seen) > 20 {
			break
		}
	}
	for _, name := range []string{"A", "C", "E", "G", "I"} {
		s.equal(name, seen[name], 1)
	}
}

func scanStops(s suite) {
	errs := 0
	for r, err := range s.store.Scan(s.Context(), graph.Query{Kind: "Nothing"}) {
		if r != nil || !errors.Is(err, graph.ErrInvalid) {
			s.Errorf("scan gave %v, %v", r, err)
		}
		errs++
	}
	s.equal("errors", errs, 1)
}
