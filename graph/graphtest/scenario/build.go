package scenario

import (
	"slices"

	"onus/graph"
)

// keyword is a word that begins a statement: what kind of record it declares
// ("" for none) and how the rest is read.
type keyword struct {
	word string
	kind graph.Kind
	read func(*builder, *line, []graph.Record)
}

// keywords are in the order in which their statements are understood: a name
// may be used above the line that declares it.
func keywords() []keyword {
	return []keyword{
		{"scale", graph.KindScale, (*builder).scale},
		{"person", graph.KindPerson, (*builder).person},
		{"body", graph.KindOrganization, (*builder).body},
		{"event", graph.KindEvent, (*builder).event},
		{"position", graph.KindPosition, (*builder).position},
		{"source", graph.KindSource, (*builder).source},
		{"act", graph.KindAct, (*builder).act},
		{"presumption", graph.KindPresumption, (*builder).presumption},
		{"identity", graph.KindIdentity, (*builder).identity},
		{"claim", graph.KindClaim, (*builder).claim},
		{"evidence", graph.KindEvidence, (*builder).evidence},
		{"expect", "", (*builder).expect},
	}
}

// builder makes the records of one scenario.
type builder struct {
	*scope
	problems Problems
	items    map[string][]Item // by dataset
	datasets []string          // in the order of loading, but for what changes
	changing []string          // names of scales that are loaded a second time
	changed  []Item            // and as what
	out      Scenario
}

func newBuilder(s *scope) *builder {
	return &builder{scope: s, items: map[string][]Item{}, datasets: []string{s.dataset}}
}

// started is a statement of which keyword and names have been read.
type started struct {
	*line
	order   int
	read    func(*builder, *line, []graph.Record)
	records []graph.Record
}

func (b *builder) read(all []statement) {
	var begun []started
	for _, st := range all {
		if ts := st.tokens; len(ts) > 2 && ts[0].is("scale") && ts[2].is("becomes") {
			b.changing = append(b.changing, ts[1].text)
		}
	}
	for _, st := range all {
		if s, ok := b.begin(st); ok {
			begun = append(begun, s)
		}
	}
	slices.SortStableFunc(begun, func(x, y started) int { return x.order - y.order })
	for _, s := range begun {
		s.read(b, s.line, s.records)
		s.done()
		b.note(s.line)
	}
}

// begin reads the keyword of a statement and the names that it declares.
func (b *builder) begin(st statement) (started, bool) {
	l := &line{scope: b.scope, statement: st}
	all := keywords()
	words := make([]string, len(all))
	for i, k := range all {
		words[i] = k.word
	}
	i := slices.Index(words, l.oneOf("", words...))
	if i < 0 {
		return started{}, b.note(l)
	}
	s := started{line: l, order: i, read: all[i].read}
	switch all[i].kind {
	case "":
	case graph.KindScale:
		if l.ahead(1).is("becomes") {
			s.order, s.read = len(all), (*builder).becomes
			return s, true
		}
		s.records = append(s.records, b.scaleApart(l.declare(all[i].kind)))
	case graph.KindPerson:
		l.list(func() { s.records = append(s.records, l.declare(graph.KindPerson)) })
	default:
		s.records = append(s.records, l.declare(all[i].kind))
		b.elsewhere(s.records[0], st)
	}
	if !b.note(l) {
		return s, false
	}
	for _, r := range s.records {
		b.put(r, st.tokens[0].line)
	}
	return s, true
}

// scaleApart gives a scale that will change a dataset of its own, loaded
// before the others.
func (b *builder) scaleApart(r graph.Record) graph.Record {
	if r == nil || !slices.Contains(b.changing, nameOf(r.Base().ID)) {
		return r
	}
	m := r.Base()
	slug := b.dataset + "-scales"
	m.ID, m.Dataset = b.id(slug, nameOf(m.ID)), slug
	if b.datasets[0] != slug {
		b.datasets = append([]string{slug}, b.datasets...)
	}
	return r
}

// note keeps a line's problem, and reports whether it has none.
func (b *builder) note(l *line) bool {
	if l.bad != nil {
		b.problems = append(b.problems, *l.bad)
	}
	return l.bad == nil
}

// put adds a record to its dataset.
func (b *builder) put(r graph.Record, line int) {
	dataset := r.Base().Dataset
	b.items[dataset] = append(b.items[dataset], Item{r, b.file, line})
}

// elsewhere puts a record into the other dataset that its statement names.
func (b *builder) elsewhere(r graph.Record, st statement) {
	i := slices.IndexFunc(st.tokens, func(t token) bool { return t.is("dataset") })
	if i < 0 || i+1 >= len(st.tokens) || !graph.IsSlug(st.tokens[i+1].text) || r == nil {
		return
	}
	slug := b.datasetCalled(st.tokens[i+1].text)
	m := r.Base()
	m.ID, m.Dataset = b.id(slug, nameOf(m.ID)), slug
	if !slices.Contains(b.datasets, slug) {
		b.datasets = append(b.datasets, slug)
	}
}

func (b *builder) scenario() *Scenario {
	for _, slug := range b.datasets {
		b.load(slug, b.items[slug])
	}
	if len(b.changed) > 0 {
		b.load(b.changed[0].Record.Base().Dataset, b.changed)
	}
	return &b.out
}

// load leaves out acts that nothing in the scenario refers to: they say
// nothing, and every walk would bring them all.
func (b *builder) load(slug string, items []Item) {
	items = slices.DeleteFunc(items, func(it Item) bool {
		n := b.names[nameOf(it.Record.Base().ID)]
		return it.Record.Kind() == graph.KindAct && n != nil && !n.used
	})
	d := &graph.Dataset{Meta: graph.Meta{ID: graph.DatasetID(slug), Dataset: slug, Name: "Scenarios (" + slug + ")"}}
	b.out.Loads = append(b.out.Loads, Load{d, items})
}
