package scenario

import "onus/graph"

// ann knowledge general or full of terror as of 1956-02-09
func (r claimReader) attribution(who graph.Who) {
	f := &graph.Attribution{Who: who}
	r.claim.Form = f
	f.Scale, f.Grades = r.scaleAndGrades()
	r.word("of")
	f.Event = r.ref(graph.KindEvent)
	r.rest(map[string]func(){"as": func() { r.word("of"); f.AsOf = r.date() }})
}

// ann signed in terror on 1937-03-19 object list-4
func (r claimReader) act(who graph.Who) {
	f := &graph.Deed{Who: who}
	r.claim.Form = f
	f.Act = r.ref(graph.KindAct)
	r.rest(map[string]func(){
		"in":     func() { f.Event = r.ref(graph.KindEvent) },
		"on":     func() { f.Date = r.date() },
		"object": func() { f.Object = r.plain("what it was done to") },
	})
}

// bert held seat 1938/1941; bert held none of seat, cand until 1945
func (r claimReader) tenure(who graph.Who) {
	f := &graph.Tenure{Subject: who.Subject}
	r.claim.Form = f
	if r.accept("none", "of") {
		r.claim.Denies = true
		f.Positions = r.refs(graph.KindPosition)
	} else {
		f.Positions = []graph.ID{r.ref(graph.KindPosition)}
	}
	known := map[string]func(){
		"from":     func() { f.Start = r.date() },
		"until":    func() { f.End = r.date() },
		"attested": func() { f.Attested = r.date() },
	}
	if t := r.next(); isInterval(t) {
		r.spell(f)
	}
	r.rest(known)
}

// dating: an event happened within a period.
func (r claimReader) dating(subject graph.Record) {
	e, ok := subject.(*graph.Event)
	if !ok {
		r.failAt(r.tokens[max(r.at-2, 0)], "this is no event", "an event, which happened", r.called(graph.KindEvent)...)
		return
	}
	r.claim.Form = &graph.Dating{Event: e.ID, Period: r.date()}
	r.rest(nil)
}

// ann at least 300 signatures of terror unit lists counts signed within terror in lists
func (r claimReader) measure(subject graph.Record) {
	f := &graph.Measure{}
	r.claim.Form = f
	switch x := subject.(type) {
	case *graph.Event:
		f.Event = x.ID
	case nil:
		r.fail("one person, body or event to count for")
	default:
		f.Subject = x.Base().ID
	}
	r.amount(f)
	f.What = r.plain("what is counted")
	if r.accept("of") {
		f.Event = r.ref(graph.KindEvent)
	}
	r.rest(map[string]func(){
		"unit": func() { f.Unit = r.plain("a unit") },
		"counts": func() {
			f.Counts = &graph.Counting{Act: r.ref(graph.KindAct)}
			if r.accept("within") {
				f.Counts.Within = r.ref(graph.KindEvent)
			}
			if r.accept("in") {
				f.Counts.Sources = r.refs(graph.KindSource)
			}
		},
	})
}

// amount reads “373”, “300 to 400”, “at least 300” or “at most 400”.
func (l *line) amount(f *graph.Measure) {
	bound := ""
	if l.accept("at") {
		bound = l.oneOf("", "least", "most")
	}
	n := l.number("how many")
	switch {
	case bound == "least":
		f.Low = &n
	case bound == "most":
		f.High = &n
	case l.accept("to"):
		high := l.number("how many at most")
		f.Low, f.High = &n, &high
	default:
		f.Value = &n
	}
}

// “he wanted to absolve himself” about khrushchev, terror as motive
func (r claimReader) statement() {
	f := &graph.Statement{}
	r.claim.Form = f
	r.claim.Name = r.text("what is said")
	r.rest(map[string]func(){
		"about": func() {
			r.list(func() {
				switch x := r.named(graph.KindPerson, graph.KindOrganization, graph.KindEvent).(type) {
				case nil:
				case *graph.Event:
					f.Events = append(f.Events, x.ID)
				default:
					f.Subjects = append(f.Subjects, x.Base().ID)
				}
			})
		},
		"as": func() { f.About = r.oneOf("", "fact", "motive", "belief", "emotion", "judgement") },
	})
}

// archive finds no signed by ann in terror searched lists complete
func (r claimReader) findsNone() {
	f := &graph.Absence{Act: r.ref(graph.KindAct)}
	r.claim.Form = f
	r.word("by")
	f.Subject = r.ref(graph.KindPerson, graph.KindOrganization)
	r.rest(map[string]func(){
		"in":       func() { f.Event = r.ref(graph.KindEvent) },
		"searched": func() { f.Scope = r.refs(graph.KindSource) },
		"complete": func() { f.Complete = true },
	})
}

// memoir sorts presidium on 1956-02-09 about terror exhaustive disjoint
//
//	group "knew all": ann, bert with knowledge full, agency initiated
func (r claimReader) sorts() {
	f := &graph.Grouping{}
	r.claim.Form = f
	if r.lookup(r.next().text, graph.KindOrganization) != nil {
		f.Body = r.ref(graph.KindOrganization)
	} else {
		f.Members = r.refs(graph.KindPerson, graph.KindOrganization)
	}
	r.rest(map[string]func(){
		"on":         func() { f.On = r.date() },
		"about":      func() { f.Event = r.ref(graph.KindEvent) },
		"exhaustive": func() { f.Exhaustive = true },
		"disjoint":   func() { f.Disjoint = true },
		"group":      func() { f.Groups = append(f.Groups, r.group()) },
	})
}

func (l *line) group() graph.Group {
	g := graph.Group{Label: l.plain("what the group is called")}
	l.word(":")
	if !l.accept("nobody") {
		g.Members = l.refs(graph.KindPerson)
	}
	if l.accept("with") {
		l.list(func() {
			var p graph.Placement
			p.Scale, p.Grades = l.scaleAndGrades()
			g.Placements = append(g.Placements, p)
		})
	}
	return g
}
