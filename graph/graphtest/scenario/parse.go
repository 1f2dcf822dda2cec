package scenario

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"onus/graph"
)

// Options are what a file is read with.
type Options struct {
	// Base are the built-in scales and profiles: what names like knowledge and
	// documents-first mean in every file.
	Base []graph.Record
	// Dataset is the slug of the dataset that the records are in; "" for the
	// file's name, without folder and ending.
	Dataset string
	// Prefix begins the slugs of the records: digits and hyphens, another one
	// for each file where several share a dataset.
	Prefix string
	// Nearest finds the word that is probably meant by a misspelled one, "" for
	// none; nil finds none.
	Nearest func(word string, candidates []string) string
}

// File holds the scenarios of one file, in its order.
type File struct {
	Name      string
	Scenarios []*Scenario
}

// Scenario is a world and what is expected of it. Its records have ids of
// their own (the file's name, a colon, the scenario's number, a hyphen and
// their name; see Options), so that all scenarios fit in one store.
type Scenario struct {
	Name    string
	Line    int
	Loads   []Load // to be loaded in this order
	Expects []Expectation
}

// Load is one loading of a dataset. A dataset that is loaded a second time is
// then as the second time says.
type Load struct {
	Dataset *graph.Dataset
	Items   []Item
}

// Item is a record with its place.
type Item struct {
	Record graph.Record
	File   string
	Line   int
}

// Loads are the loads of all scenarios of these files, those of one dataset
// put together.
func Loads(files ...*File) []Load {
	var first, rest, again []Load
	for _, f := range files {
		for _, s := range f.Scenarios {
			for i, l := range s.Loads {
				twice := s.Loads[len(s.Loads)-1].Dataset.ID == s.Loads[0].Dataset.ID && len(s.Loads) > 1
				switch {
				case twice && i == 0:
					first = merged(first, l)
				case twice && i == len(s.Loads)-1:
					again = merged(again, l)
				default:
					rest = merged(rest, l)
				}
			}
		}
	}
	return slices.Concat(first, rest, again)
}

func merged(loads []Load, l Load) []Load {
	i := slices.IndexFunc(loads, func(o Load) bool { return o.Dataset.ID == l.Dataset.ID })
	if i < 0 {
		return append(loads, Load{l.Dataset, slices.Clone(l.Items)})
	}
	loads[i].Items = append(loads[i].Items, l.Items...)
	return loads
}

// Records are those that remain when everything is loaded, the datasets' own
// among them; those of groupings are not expanded.
func (s *Scenario) Records() []graph.Record {
	last := map[graph.ID]graph.Record{}
	var order []graph.ID
	put := func(r graph.Record) {
		id := r.Base().ID
		if last[id] == nil {
			order = append(order, id)
		}
		last[id] = r
	}
	for _, l := range s.Loads {
		put(l.Dataset)
		for _, it := range l.Items {
			put(it.Record)
		}
	}
	out := make([]graph.Record, len(order))
	for i, id := range order {
		out[i] = last[id]
	}
	return out
}

// Parse reads a file of scenarios. Its name, without folder and ending, must
// be a slug. The error is [Problems].
func Parse(name, text string, opt Options) (*File, error) {
	base := path.Base(name)
	slug := strings.TrimSuffix(base, path.Ext(base))
	opt.Dataset = cmp.Or(opt.Dataset, slug)
	p := &parser{name: name, opt: opt}
	if !graph.IsSlug(slug) {
		return nil, Problems{{File: name, Line: 1, Column: 1, Message: fmt.Sprintf("“%s” is no name for a file", base), Expected: "a-z, 0-9 and single hyphens"}}
	}
	return p.file(statements(text))
}

type parser struct {
	name     string
	opt      Options
	problems Problems
}

func (p *parser) file(all []statement) (*File, error) {
	f := &File{Name: p.name}
	sections := split(all)
	world := sections[0]
	if len(sections) == 1 {
		p.section("", world)
		p.problems = append(p.problems, Problem{File: p.name, Line: 1, Column: 1, Message: "the file holds no scenario", Expected: "a line “scenario: what it shows”"})
	}
	titles := map[string]bool{}
	for i, section := range sections[1:] {
		head := section[0]
		title := p.title(head)
		if titles[title] {
			p.fail(head.tokens[0], "a second scenario called “"+title+"”", "another title")
		}
		titles[title] = true
		s := p.section(fmt.Sprintf("%s%d-", p.opt.Prefix, i+1), slices.Concat(world, section[1:]))
		s.Name, s.Line = title, head.tokens[0].line
		if !slices.ContainsFunc(section, func(st statement) bool { return st.tokens[0].is("expect") }) {
			p.fail(head.tokens[0], "nothing is expected of this scenario", "a line “expect …”")
		}
		f.Scenarios = append(f.Scenarios, s)
	}
	if len(p.problems) > 0 {
		return nil, p.sorted()
	}
	return f, nil
}

// split cuts a file at its lines “scenario: …”; first comes the shared world.
func split(all []statement) [][]statement {
	out := [][]statement{nil}
	for _, s := range all {
		if s.tokens[0].is("scenario") {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

// title is what follows “scenario:”.
func (p *parser) title(head statement) string {
	l := &line{scope: newScope(p.name, "", p.opt), statement: head, at: 1}
	l.word(":")
	if !l.more() {
		l.fail("what the scenario shows, in words")
	}
	if l.bad != nil {
		p.problems = append(p.problems, *l.bad)
		return ""
	}
	return spelled(head.tokens[2:])
}

func (p *parser) section(prefix string, all []statement) *Scenario {
	b := newBuilder(newScope(p.name, prefix, p.opt))
	b.read(all)
	p.problems = append(p.problems, b.problems...)
	return b.scenario()
}

func (p *parser) fail(at token, message, expected string) {
	p.problems = append(p.problems, Problem{File: p.name, Line: at.line, Column: at.col, Message: message, Expected: expected})
}

// sorted are the problems in the order of lines; those of the shared world
// are found with each scenario, and given once.
func (p *parser) sorted() Problems {
	slices.SortStableFunc(p.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.CompactFunc(p.problems, func(a, b Problem) bool { return a.Line == b.Line && a.Column == b.Column })
}

// spelled puts tokens together again.
func spelled(tokens []token) string {
	var b strings.Builder
	for i, t := range tokens {
		tight := t.is(",") || t.is(":") || t.is(")") || i > 0 && tokens[i-1].is("(")
		if i > 0 && !tight {
			b.WriteByte(' ')
		}
		if t.quoted {
			b.WriteString("“" + t.text + "”")
		} else {
			b.WriteString(t.text)
		}
	}
	return b.String()
}
