package graphtest

import (
	"onus/graph"
)

var pageTests = []test{
	{"Pages follow one another forwards and backwards, in every order", pagesBothWays},
	{"A page between two cursors is the last of those between", pagesBetween},
	{"An empty page knows what lies around it", pagesEmpty},
	{"A cursor stays where it was under inserts and deletes", pagesUnderWrites},
	{"Pages are filtered, and what they say of the rest is too", pagesFiltered},
}

// dated puts events of which some have no date or share one.
func (s suite) dated() {
	s.Helper()
	var records []graph.Record
	for i, date := range []string{"1937", "", "1956", "1937", "../1938", "1953", "", "1956"} {
		e := &graph.Event{Meta: meta(nth("e", i), string(rune('z'-i)))}
		if date != "" {
			e.Period = graph.On(date)
		}
		records = append(records, e)
	}
	s.put(records...)
}

func pagesBothWays(s suite) {
	s.dated()
	for _, o := range []graph.Order{{}, {Desc: true}, {By: "period"}, {By: "period", Desc: true}} {
		all := s.find(graph.Query{Kind: graph.KindEvent, Order: o})
		s.equal("all has a next", all.HasNext, false)
		want := idsOf(all.Records)
		for _, limit := range []int{1, 3, 8} {
			s.equal("forwards", s.forwards(graph.Query{Kind: graph.KindEvent, Order: o, Limit: limit}), want)
			last := graph.CursorOf(all.Records[len(want)-1], o)
			s.equal("backwards", s.backwards(graph.Query{Kind: graph.KindEvent, Order: o, Limit: limit, Before: last}), want[:len(want)-1])
		}
	}
}

func (s suite) forwards(q graph.Query) []string {
	s.Helper()
	var got []string
	for {
		page := s.find(q)
		s.equal("HasPrev", page.HasPrev, q.After != "")
		got = append(got, idsOf(page.Records)...)
		if !page.HasNext || len(page.Records) == 0 {
			return got
		}
		s.equal("length", len(page.Records), q.Limit)
		q.After = graph.CursorOf(page.Records[len(page.Records)-1], q.Order)
	}
}

func (s suite) backwards(q graph.Query) []string {
	s.Helper()
	var got []string
	for {
		page := s.find(q)
		s.equal("HasNext", page.HasNext, true)
		got = append(idsOf(page.Records), got...)
		if !page.HasPrev || len(page.Records) == 0 {
			return got
		}
		q.Before = graph.CursorOf(page.Records[0], q.Order)
	}
}

func (s suite) cursor(id graph.ID, o graph.Order) graph.Cursor {
	return graph.CursorOf(s.get(id), o)
}

func pagesBetween(s suite) {
	s.people("A", "B", "C", "D", "E", "F")
	q := graph.Query{Kind: graph.KindPerson, Limit: 2, After: s.cursor(nth("p", 0), graph.Order{}), Before: s.cursor(nth("p", 5), graph.Order{})}
	page := s.find(q)
	s.equal("the last two between", names(page.Records), []string{"D", "E"})
	s.equal("around it", [2]bool{page.HasPrev, page.HasNext}, [2]bool{true, true})
}

func pagesEmpty(s suite) {
	s.people("A", "B")
	first, last := s.cursor(nth("p", 0), graph.Order{}), s.cursor(nth("p", 1), graph.Order{})
	for _, c := range []struct {
		what         string
		q            graph.Query
		before, next bool
	}{
		{"after the last", graph.Query{After: last}, true, false},
		{"before the first", graph.Query{Before: first}, false, true},
		{"between neighbours", graph.Query{After: first, Before: last}, true, true},
		{"between the wrong way round", graph.Query{After: last, Before: first}, true, false},
		{"of nothing", graph.Query{After: first, Where: graph.Is("id")}, false, false},
	} {
		c.q.Kind = graph.KindPerson
		page := s.find(c.q)
		s.equal(c.what, idsOf(page.Records), []string{})
		s.equal(c.what+": HasPrev, HasNext", [2]bool{page.HasPrev, page.HasNext}, [2]bool{c.before, c.next})
	}
}

func pagesUnderWrites(s suite) {
	s.people("A", "C", "E", "G")
	after := s.cursor(nth("p", 1), graph.Order{})
	s.put(person("d:b", "B"), person("d:d", "D"))
	if _, err := s.store.Update(s.Context(), func(tx graph.Tx) error { return tx.Delete(s.Context(), nth("p", 1)) }); err != nil {
		s.Fatal(err)
	}
	page := s.find(graph.Query{Kind: graph.KindPerson, After: after})
	s.equal("after C", names(page.Records), []string{"D", "E", "G"})
	page = s.find(graph.Query{Kind: graph.KindPerson, Before: after, Limit: 1})
	s.equal("before C", names(page.Records), []string{"B"})
	s.equal("around it", [2]bool{page.HasPrev, page.HasNext}, [2]bool{true, true})
}

func pagesFiltered(s suite) {
	s.people("A", "B", "C", "D")
	odd := graph.Is("id", string(nth("p", 1)), string(nth("p", 3)))
	q := graph.Query{Kind: graph.KindPerson, Where: odd, Limit: 1}
	page := s.find(q)
	s.equal("first", names(page.Records), []string{"B"})
	s.equal("around it", [2]bool{page.HasPrev, page.HasNext}, [2]bool{false, true})
	q.After = graph.CursorOf(page.Records[0], q.Order)
	page = s.find(q)
	s.equal("second", names(page.Records), []string{"D"})
	s.equal("around it", [2]bool{page.HasPrev, page.HasNext}, [2]bool{true, false})
}
