package scenario

import (
	"slices"
	"strconv"

	"onus/graph"
)

// claim c1: memoir says molotov knowledge full of terror
func (b *builder) claim(l *line, rs []graph.Record) {
	c := rs[0].(*graph.Claim)
	l.word(":")
	c.Name = spelled(l.tokens[l.at:])
	src, _ := l.named(graph.KindSource).(*graph.Source)
	if src == nil {
		return
	}
	c.Source = src.ID
	r := claimReader{line: l, builder: b, claim: c}
	switch l.oneOf("", "says", "sorts", "finds no") {
	case "says":
		c.Denies = l.accept("not")
		r.says()
	case "sorts":
		r.sorts()
	case "finds no":
		r.findsNone()
	}
	fill(c, src)
}

// fill adds what is understood: who makes a claim, when, and, in a record, on
// which day a body is meant.
func fill(c *graph.Claim, src *graph.Source) {
	if c.Claimants == nil {
		c.Claimants = slices.Clone(src.Authors)
	}
	if c.Made.IsZero() {
		c.Made = src.Created
	}
	if src.Genre.Class() != graph.ClassRecord {
		return
	}
	switch f := c.Form.(type) {
	case *graph.Attribution:
		onMaking(&f.On, c, f.Each || f.Exclusive)
	case *graph.Deed:
		onMaking(&f.On, c, f.Each || f.Exclusive)
	case *graph.Grouping:
		onMaking(&f.On, c, f.Body != "")
	}
}

func onMaking(on *graph.Date, c *graph.Claim, meant bool) {
	if meant && on.IsZero() {
		*on = c.Made
	}
}

// claimReader reads what one claim says.
type claimReader struct {
	*line
	builder *builder
	claim   *graph.Claim
}

// rest reads the clauses that any claim may end with, and those of its form.
func (r claimReader) rest(form map[string]func()) {
	c := r.claim
	known := map[string]func(){
		"by":       func() { c.Claimants = r.refs(graph.KindPerson, graph.KindOrganization) },
		"made":     func() { c.Made = r.date() },
		"basis":    func() { c.Basis = graph.Basis(r.oneOf("a basis:", "did", "saw", "told", "inferred")) },
		"modality": func() { c.Modality = r.modality() },
		"confidence": func() {
			c.Confidence = graph.Confidence(r.oneOf("a confidence:", "certain", "probable", "possible"))
		},
		"read":    func() { r.word("in"); r.readIn() },
		"dataset": func() { r.plain("the name of a dataset") },
	}
	for word, read := range form {
		known[word] = read
	}
	r.clauses(known)
}

func (r claimReader) modality() graph.Modality {
	return graph.Modality(r.oneOf("a modality:", string(graph.Presupposed), string(graph.Reported), string(graph.Conditional),
		string(graph.Prescribed), string(graph.Planned), string(graph.Predicted)))
}

// readIn makes the passages: in other sources, that carry the claim's.
func (r claimReader) readIn() {
	for _, src := range r.refs(graph.KindSource) {
		p := &graph.Passage{Meta: graph.Meta{ID: r.id(r.dataset, nameOf(r.claim.ID)+"-in-"+nameOf(src)), Dataset: r.dataset, Name: "as read"}, Source: src}
		r.claim.Passages = append(r.claim.Passages, p.ID)
		r.builder.put(p, r.tokens[0].line)
	}
}

// says reads any form but a Grouping and an Absence: a statement in quotation
// marks, or whom it is about and then what.
func (r claimReader) says() {
	if r.next().quoted {
		r.statement()
		return
	}
	who, subject := r.who()
	if subject == nil && r.bad == nil && (r.next().is("held") || r.next().is("happened") || r.startsNumber()) {
		r.fail("a scale or an act: of each of a body nothing else can be said")
	}
	acts, scales := r.called(graph.KindAct), r.called(graph.KindScale)
	t := r.next()
	switch {
	case r.lookup(t.text, graph.KindScale) != nil:
		r.attribution(who)
	case r.lookup(t.text, graph.KindAct) != nil:
		r.act(who)
	case r.accept("did", "not"):
		r.claim.Denies = !r.claim.Denies
		r.act(who)
	case r.accept("held"):
		r.tenure(who)
	case r.accept("happened"):
		r.dating(subject)
	case r.startsNumber():
		r.measure(subject)
	default:
		words := slices.Concat(scales, acts, []string{"did", "held", "happened"})
		r.fail("what it says: a scale"+among(scales)+", an act"+among(acts)+", did not, held, happened or a number", words...)
	}
}

func among(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " (" + listed(names) + ")"
}

// who reads whom a claim is about.
func (r claimReader) who() (w graph.Who, subject graph.Record) {
	switch {
	case r.accept("each"):
		r.word("of")
		w.Each, w.Subject = true, r.ref(graph.KindOrganization)
		r.onDay(&w)
		if r.accept("except") {
			w.Except = r.refs(graph.KindPerson)
		}
		return w, nil
	default:
		subject = r.named(graph.KindPerson, graph.KindOrganization, graph.KindEvent)
	}
	if subject == nil {
		return w, nil
	}
	w.Subject = subject.Base().ID
	if r.accept("the") {
		r.word("only", "one", "among")
		w.Exclusive, w.Among = true, r.ref(graph.KindOrganization)
		r.onDay(&w)
	}
	return w, subject
}

func (l *line) onDay(w *graph.Who) {
	if l.accept("on") {
		w.On = l.date()
	}
}

// scaleAndGrades reads “knowledge general or full”.
func (l *line) scaleAndGrades() (graph.ID, []string) {
	scale, _ := l.named(graph.KindScale).(*graph.Scale)
	if scale == nil {
		return "", nil
	}
	known := make([]string, len(scale.Grades))
	for i, g := range scale.Grades {
		known[i] = g.Slug
	}
	chosen := map[string]bool{l.oneOf("a grade:", known...): true}
	for l.accept("or") {
		chosen[l.oneOf("a grade:", known...)] = true
	}
	return scale.ID, slices.DeleteFunc(known, func(g string) bool { return !chosen[g] })
}

// number reads a number.
func (l *line) number(what string) float64 {
	t := l.next()
	n, err := strconv.ParseFloat(t.text, 64)
	if !l.more() || t.quoted || err != nil {
		l.fail(what + ", in figures")
		return 0
	}
	l.at++
	return n
}

func (l *line) startsNumber() bool {
	_, err := strconv.ParseFloat(l.next().text, 64)
	return l.more() && (err == nil || l.next().is("at"))
}
