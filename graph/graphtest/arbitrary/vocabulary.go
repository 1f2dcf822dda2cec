package arbitrary

import (
	"onus/graph"
)

// Vocabulary is a rising scale, a fixed one, and the profiles that Onus ships.
func Vocabulary() []graph.Record {
	meta := func(slug string) graph.Meta { return graph.Meta{ID: graph.ID("v:" + slug), Dataset: "v", Name: slug} }
	knowledge := &graph.Scale{
		Meta: meta("knowledge"), Monotone: true, Grades: grades("none", "general", "full"),
		Inherits: []graph.Inheritance{graph.LowestDown, graph.HighestDown, graph.AboveLowestUp, graph.BelowHighestUp},
	}
	agency := &graph.Scale{
		Meta: meta("agency"), Grades: grades("none", "executed", "initiated"),
		Inherits: []graph.Inheritance{graph.LowestDown, graph.AboveLowestUp},
	}
	out := []graph.Record{knowledge, agency}
	for _, p := range [][2]string{
		{"level", "never"}, {"documents-first", "class:record"}, {"contemporaneous-first", "contemporaneous"},
		{"first-hand-first", "first-hand"}, {"disinterested-first", "disinterested"},
	} {
		out = append(out, &graph.Profile{Meta: meta(p[0]), Rule: p[1], Shipped: true})
	}
	return out
}

func grades(slugs ...string) []graph.Grade {
	out := make([]graph.Grade, len(slugs))
	for i, s := range slugs {
		out[i] = graph.Grade{Slug: s, Label: s, Rank: i}
	}
	return out
}

func (d *drawer) vocabulary(m graph.Meta, kind graph.Kind) []graph.Record {
	switch kind {
	case graph.KindScale:
		return []graph.Record{d.scale(m)}
	case graph.KindAct:
		return []graph.Record{d.act(m)}
	case graph.KindPresumption:
		return d.presumption(m)
	}
	rule := one(d, "rule", "genre:memoir|list", "basis:saw; not disinterested", "not class:record", "contemporaneous; first-hand")
	return []graph.Record{&graph.Profile{Meta: m, Rule: rule, Shipped: d.is("shipped", 2)}}
}

// scale always has the same grades: claims name them.
func (d *drawer) scale(m graph.Meta) graph.Record {
	s := &graph.Scale{Meta: m, Grades: grades("low", "high"), Monotone: d.is("monotone", 2), BlameLowest: d.is("blame lowest", 2)}
	for _, way := range []graph.Inheritance{graph.LowestDown, graph.HighestDown, graph.AboveLowestUp, graph.BelowHighestUp} {
		if d.is("inherits", 2) {
			s.Inherits = append(s.Inherits, way)
		}
	}
	return s
}

func (d *drawer) act(m graph.Meta) graph.Record {
	a := &graph.Act{Meta: m, Credit: one(d, "credit", graph.Blame, graph.NoCredit, graph.Creditful), Needs: d.maybe(3, graph.KindPosition)}
	for range max(1, d.below(4, "implications")) {
		scale, grades := d.grades()
		a.Implies = append(a.Implies, graph.Implication{Scale: scale, Grades: grades, Event: d.maybe(2, graph.KindEvent)})
	}
	return a
}

func (d *drawer) presumption(m graph.Meta) []graph.Record {
	act, event := d.a(graph.KindAct), d.a(graph.KindEvent)
	if act == "" || event == "" {
		return nil
	}
	scale, grades := d.grades()
	return []graph.Record{&graph.Presumption{
		Meta: m, Act: act, AtLeast: 1 + d.below(2, "at least"), Scale: scale, Grades: grades, Event: event,
		By: "the editors", Reason: "who does it has read",
	}}
}

// grades draws a scale, and one or more of its grades, the lowest first.
func (d *drawer) grades() (graph.ID, []string) {
	id := d.mostly(graph.KindScale)
	all := d.w.now[id].(*graph.Scale).Grades
	set := 1 + d.below(1<<len(all)-1, "grades")
	var out []string
	for i, g := range all {
		if set&(1<<i) != 0 {
			out = append(out, g.Slug)
		}
	}
	return id, out
}
