package scenario

import (
	"fmt"
	"maps"
	"slices"

	"onus/graph"
)

// person ann, bert born 1890 died 1970 same as wikidata:Q1 unnamed
func (b *builder) person(l *line, rs []graph.Record) {
	var all graph.Person
	l.clauses(map[string]func(){
		"born":    func() { all.Born = l.date() },
		"died":    func() { all.Died = l.date() },
		"same":    func() { all.SameAs = l.sameAs() },
		"unnamed": func() { all.Unnamed = true },
	})
	for _, r := range rs {
		if p, ok := r.(*graph.Person); ok {
			p.Born, p.Died, p.SameAs, p.Unnamed = all.Born, all.Died, all.SameAs, all.Unnamed
		}
	}
}

// sameAs reads an external id. It is made the scenario's own, or it would join
// records of others.
func (l *line) sameAs() []string {
	l.word("as")
	return []string{l.dataset + "-" + l.prefix + l.plain("an external id, such as wikidata:Q1")}
}

// body presidium part of party succeeds politburo founded 1952 dissolved 1966
func (b *builder) body(l *line, rs []graph.Record) {
	o := rs[0].(*graph.Organization)
	l.clauses(map[string]func(){
		"part":      func() { l.word("of"); o.PartOf = l.ref(graph.KindOrganization) },
		"succeeds":  func() { o.Succeeds = l.refs(graph.KindOrganization) },
		"founded":   func() { o.Founded = l.date() },
		"dissolved": func() { o.Dissolved = l.date() },
		"same":      func() { o.SameAs = l.sameAs() },
	})
}

// position seat of presidium full oversees terror
func (b *builder) position(l *line, rs []graph.Record) {
	p := rs[0].(*graph.Position)
	l.clauses(map[string]func(){
		"of":        func() { p.Organization = l.ref(graph.KindOrganization) },
		"full":      func() { p.Membership = graph.FullMember },
		"candidate": func() { p.Membership = graph.CandidateMember },
		"succeeds":  func() { p.Succeeds = l.refs(graph.KindPosition) },
		"oversees":  func() { p.Oversees = l.refs(graph.KindEvent, graph.KindOrganization) },
		"same":      func() { p.SameAs = l.sameAs() },
	})
}

// event terror 1937/1938 wrong part of repressions
func (b *builder) event(l *line, rs []graph.Record) {
	e := rs[0].(*graph.Event)
	e.EventKind = graph.Happening
	known := map[string]func(){
		"decision": func() { e.EventKind = graph.Decision },
		"proposal": func() { e.EventKind = graph.Proposal },
		"wrong":    func() { e.Valence = graph.Wrong },
		"merit":    func() { e.Valence = graph.Merit },
		"neutral":  func() { e.Valence = graph.Neutral },
		"part":     func() { l.word("of"); e.PartOf = l.ref(graph.KindEvent) },
		"same":     func() { e.SameAs = l.sameAs() },
	}
	if l.more() && known[l.next().text] == nil && !l.next().isMark() {
		e.Period = l.date()
	}
	l.clauses(known)
}

// source digest (press) by ann made 1996 published 1996 available 1996 translates weekly
func (b *builder) source(l *line, rs []graph.Record) {
	s := rs[0].(*graph.Source)
	genres := make([]string, 0, 16)
	for g := range graph.Genres() {
		genres = append(genres, string(g))
	}
	slices.Sort(genres)
	l.word("(")
	s.Genre = graph.Genre(l.oneOf("a genre:", genres...))
	l.word(")")
	known := map[string]func(){
		"by":        func() { s.Authors = l.refs(graph.KindPerson, graph.KindOrganization) },
		"made":      func() { s.Created = l.date() },
		"published": func() { s.Published = l.date() },
		"available": func() { s.Available = l.date() },
		"complete":  func() { s.Complete = true },
		"lost":      func() { s.Lost = true },
	}
	for _, how := range graph.Derivations() {
		known[how] = func() {
			for _, from := range l.refs(graph.KindSource) {
				s.DerivesFrom = append(s.DerivesFrom, graph.Derivation{Source: from, How: how})
			}
		}
	}
	l.clauses(known)
}

// identity i1: ann is not bert
func (b *builder) identity(l *line, rs []graph.Record) {
	i := rs[0].(*graph.Identity)
	l.word(":")
	kinds := []graph.Kind{graph.KindPerson, graph.KindOrganization, graph.KindPosition, graph.KindEvent}
	first := l.named(kinds...)
	l.word("is")
	i.Differ = l.accept("not")
	if first == nil {
		return
	}
	i.A, i.B = first.Base().ID, l.ref(first.Kind())
	i.By, i.Reason = "the editors", "so the scenario has it"
}

// act signed blame implies knowledge general or full of terror needs seat
func (b *builder) act(l *line, rs []graph.Record) {
	a := rs[0].(*graph.Act)
	l.clauses(map[string]func(){
		"blame":   func() { a.Credit = graph.Blame },
		"credit":  func() { a.Credit = graph.Creditful },
		"needs":   func() { a.Needs = l.ref(graph.KindPosition) },
		"implies": func() { l.list(func() { a.Implies = append(a.Implies, l.implication()) }) },
	})
}

func (l *line) implication() (i graph.Implication) {
	i.Scale, i.Grades = l.scaleAndGrades()
	if l.accept("of") {
		i.Event = l.ref(graph.KindEvent)
	}
	return i
}

// presumption ten-lists: signed 10 times implies knowledge full of terror
func (b *builder) presumption(l *line, rs []graph.Record) {
	p := rs[0].(*graph.Presumption)
	l.word(":")
	p.Act = l.ref(graph.KindAct)
	p.AtLeast = int(l.number("how many times"))
	if !l.accept("time") {
		l.word("times")
	}
	l.word("implies")
	p.Scale, p.Grades = l.scaleAndGrades()
	l.word("of")
	p.Event = l.ref(graph.KindEvent)
	p.By, p.Reason = "the editors", fmt.Sprintf("whoever did it %d times is presumed to have known", p.AtLeast)
}

// scale heat: cold, warm, hot monotone blame highest inherits lowest-down
func (b *builder) scale(l *line, rs []graph.Record) { l.scaleOf(rs[0].(*graph.Scale)) }

func (l *line) scaleOf(s *graph.Scale) {
	l.word(":")
	l.list(func() {
		s.Grades = append(s.Grades, graph.Grade{Slug: l.plain("a grade"), Rank: len(s.Grades)})
	})
	l.clauses(map[string]func(){
		"monotone": func() { s.Monotone = true },
		"fixed":    func() { s.Monotone = false },
		"blame":    func() { s.BlameLowest = l.oneOf("the end that is to blame:", "highest", "lowest") == "lowest" },
		"inherits": func() {
			ways := map[string]graph.Inheritance{}
			for _, w := range []graph.Inheritance{graph.LowestDown, graph.HighestDown, graph.AboveLowestUp, graph.BelowHighestUp} {
				ways[string(w)] = w
			}
			l.list(func() { s.Inherits = append(s.Inherits, ways[l.oneOf("", slices.Sorted(maps.Keys(ways))...)]) })
		},
	})
	for i := range s.Grades {
		s.Grades[i].Label = s.Grades[i].Slug
	}
}

// becomes: the scale is loaded before the claims, and anew after them.
//
//	scale heat becomes: cold, hot
func (b *builder) becomes(l *line, _ []graph.Record) {
	t := l.next()
	before, ok := l.named(graph.KindScale).(*graph.Scale)
	l.word("becomes")
	if ok && before.Dataset == l.dataset || ok && l.names[t.text].line == 0 {
		l.failAt(t, "“"+t.text+"” is not declared here", "a scale that this file declares")
	}
	if !ok || l.bad != nil {
		return
	}
	after := *before
	after.Grades, after.Inherits = nil, nil
	l.scaleOf(&after)
	b.changed = append(b.changed, Item{&after, l.file, l.tokens[0].line})
}
