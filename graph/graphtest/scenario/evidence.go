package scenario

import (
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// evidence e1: weekly asserts c2 contradicts c1
// evidence e2: editor says c3 undercuts collective of c2 about ann
func (b *builder) evidence(l *line, rs []graph.Record) {
	e := rs[0].(*graph.Evidence)
	l.word(":")
	if l.accept("editor") {
		e.Editor = "the editors"
	} else {
		e.Source = l.ref(graph.KindSource)
	}
	l.oneOf("", "asserts", "says")
	e.From = l.ref(graph.KindClaim)
	e.Stance = graph.Stance(l.oneOf("", string(graph.Supports), string(graph.Contradicts), string(graph.Qualifies), string(graph.Undercuts)))
	if l.ahead(1).is("of") {
		b.onDerived(l, e)
	} else {
		e.On = l.target()
	}
	l.clauses(map[string]func(){"dataset": func() { l.plain("the name of a dataset") }})
}

// onDerived: what a rule makes of a claim, or of a presumption.
func (b *builder) onDerived(l *line, e *graph.Evidence) {
	e.OnRule = l.oneOf("a rule:", undercuttable()...)
	l.word("of")
	e.OnClaim = l.target(graph.KindPresumption)
	if l.accept("about") {
		e.OnWhom = l.ref(graph.KindPerson, graph.KindOrganization)
	}
}

// target is a claim, that of a member of a grouping, or evidence.
func (l *line) target(more ...graph.Kind) graph.ID {
	if id := l.member(); id != "" {
		return id
	}
	return l.ref(append([]graph.Kind{graph.KindClaim, graph.KindEvidence}, more...)...)
}

// claimRef reads the name of a claim, or of one that a Grouping makes:
// grouping--member--scale.
func (l *line) claimRef() graph.ID {
	if id := l.member(); id != "" {
		return id
	}
	return l.ref(graph.KindClaim)
}

func (l *line) member() graph.ID {
	name := l.next().text
	grouping, rest, found := strings.Cut(name, "--")
	c, _ := l.lookup(grouping, graph.KindClaim).(*graph.Claim)
	if !found || c == nil {
		return ""
	}
	parts := strings.Split(rest, "--")
	who := l.lookup(parts[0], graph.KindPerson, graph.KindOrganization)
	var scale graph.Record
	if len(parts) > 1 {
		scale = l.lookup(parts[1], graph.KindScale)
	}
	if who == nil || scale == nil {
		l.failAt(l.next(), "“"+name+"” is no claim of that grouping", "grouping--member--scale")
		return ""
	}
	l.at++
	return c.ID.Sub(append([]string{who.Base().ID.Slug(), scale.Base().ID.Slug()}, parts[2:]...)...)
}

func isInterval(t token) bool { return !t.quoted && strings.Contains(t.text, "/") }

// spell reads the ends of a tenure out of one interval.
func (l *line) spell(f *graph.Tenure) {
	t := l.next()
	from, until, _ := strings.Cut(t.text, "/")
	for _, end := range []struct {
		text string
		date *graph.Date
	}{{from, &f.Start}, {until, &f.End}} {
		d, err := edtf.Parse(end.text)
		if err != nil {
			l.failAt(t, err.Error(), "two dates, as in 1938/1941; of an end that is unsaid: from 1938, until 1941, attested 1940")
			return
		}
		*end.date = graph.Date{Date: d}
	}
	l.at++
}
