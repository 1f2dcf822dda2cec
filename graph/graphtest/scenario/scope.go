package scenario

import (
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// scope is what names mean within one scenario.
type scope struct {
	file    string
	dataset string // its slug
	prefix  string // of all its slugs, which keeps the scenarios of a file apart
	nearest func(string, []string) string
	names   map[string]*named
}

// named is something with a name: its record, and where it got it (line 0 for
// what base holds).
type named struct {
	record graph.Record
	line   int
	used   bool // something refers to it
}

func newScope(file, prefix string, opt Options) *scope {
	s := &scope{file: file, dataset: opt.Dataset, prefix: prefix, nearest: opt.Nearest, names: map[string]*named{}}
	if s.nearest == nil {
		s.nearest = func(string, []string) string { return "" }
	}
	for _, r := range opt.Base {
		if r.Kind() == graph.KindScale || r.Kind() == graph.KindProfile {
			s.names[r.Base().ID.Slug()] = &named{record: r}
		}
	}
	return s
}

// id is the id of what has that name in the scenario, in a dataset.
func (s *scope) id(dataset, name string) graph.ID { return graph.ID(dataset + ":" + s.prefix + name) }

// nameOf is the name of an id: its slug without the numbers of the file and
// the scenario.
func nameOf(id graph.ID) string {
	parts := strings.Split(id.Slug(), "--")
	for i, p := range parts {
		if name := strings.TrimLeft(p, "0123456789-"); name != "" {
			parts[i] = name
		}
	}
	return strings.Join(parts, "--")
}

// datasetCalled is the slug of a dataset of the scenario; main is the one that
// holds what names no other.
func (s *scope) datasetCalled(name string) string {
	if name == "main" {
		return s.dataset
	}
	return s.dataset + "-" + name
}

// called lists the names of things of these kinds, sorted.
func (s *scope) called(kinds ...graph.Kind) []string {
	var out []string
	for name, n := range s.names {
		if slices.Contains(kinds, n.record.Kind()) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// lookup is what a name means, nil if it is none of these kinds.
func (s *scope) lookup(name string, kinds ...graph.Kind) graph.Record {
	if n := s.names[name]; n != nil && slices.Contains(kinds, n.record.Kind()) {
		return n.record
	}
	return nil
}

// reserved are words that no record may be called: the notation needs them
// where names stand.
var reserved = []string{
	"each", "editor", "main", "no", "nobody", "none", "not", "nothing", "unknown",
	"against", "consistent", "cut", "dataset", "for", "hinges", "interest", "left", "qualifying", "robust", "roots", "silent", "undercut", "uncut",
}

// declare gives a new record the name that stands here.
func (l *line) declare(kind graph.Kind) graph.Record {
	t := l.next()
	name := l.plain("a name for the " + wordFor(kind))
	known := l.names[name]
	switch {
	case l.bad != nil:
		return nil
	case t.quoted || !graph.IsSlug(name):
		l.failAt(t, fmt.Sprintf("“%s” is no name", name), "a-z, 0-9 and single hyphens")
		return nil
	case slices.Contains(reserved, name):
		l.failAt(t, fmt.Sprintf("“%s” is a word of the notation", name), "another name")
		return nil
	case known != nil && known.line > 0:
		l.failAt(t, fmt.Sprintf("“%s” is already %s, of line %d", name, article(known.record.Kind()), known.line), "another name")
		return nil
	}
	r := kind.New()
	*r.Base() = graph.Meta{ID: l.id(l.dataset, name), Dataset: l.dataset, Name: strings.ReplaceAll(name, "-", " ")}
	l.names[name] = &named{record: r, line: t.line}
	return r
}

// ref reads the name of something of one of these kinds.
func (l *line) ref(kinds ...graph.Kind) graph.ID {
	if r := l.named(kinds...); r != nil {
		return r.Base().ID
	}
	return ""
}

func (l *line) named(kinds ...graph.Kind) graph.Record {
	t := l.next()
	what := make([]string, len(kinds))
	for i, k := range kinds {
		what[i] = article(k)
	}
	if !l.more() || t.quoted || t.isMark() {
		l.fail("the name of "+listed(what), l.called(kinds...)...)
		return nil
	}
	r := l.lookup(t.text, kinds...)
	if r == nil {
		message := fmt.Sprintf("nothing is called “%s”", t.text)
		if n := l.names[t.text]; n != nil {
			message = fmt.Sprintf("“%s” is %s", t.text, article(n.record.Kind()))
		}
		l.failAt(t, message, listed(what), l.called(kinds...)...)
		return nil
	}
	l.at++
	l.names[t.text].used = true
	return r
}

// refs reads a list of names.
func (l *line) refs(kinds ...graph.Kind) []graph.ID {
	var out []graph.ID
	l.list(func() { out = append(out, l.ref(kinds...)) })
	return out
}

// wordFor is what the notation calls a kind.
func wordFor(k graph.Kind) string {
	if k == graph.KindOrganization {
		return "body"
	}
	return strings.ToLower(string(k))
}

func article(k graph.Kind) string {
	w := wordFor(k)
	switch {
	case k == graph.KindEvidence:
		return w
	case strings.ContainsRune("aeiou", rune(w[0])):
		return "an " + w
	}
	return "a " + w
}
