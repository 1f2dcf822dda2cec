package arbitrary

import (
	"slices"

	"onus/graph"
)

func (d *drawer) entity(m graph.Meta, kind graph.Kind) graph.Record {
	switch kind {
	case graph.KindPerson:
		return &graph.Person{
			Meta: m, Unnamed: d.is("unnamed", 8), Born: d.date("born", "", "1890"), Died: d.date("died", "", "1953"), SameAs: d.sameAs(),
		}
	case graph.KindOrganization:
		return &graph.Organization{
			Meta: m, PartOf: d.maybe(3, kind), Succeeds: d.some(1, kind), Founded: d.date("founded", "", "1917"),
			Dissolved: d.date("dissolved", "", "1952"), SameAs: d.sameAs(),
		}
	case graph.KindPosition:
		return d.position(m)
	}
	partOf := d.a(kind)
	if d.is("no part", 3) {
		partOf = ""
	}
	return &graph.Event{
		Meta: m, EventKind: one(d, "event kind", graph.Happening, graph.Decision, graph.Proposal), Period: d.date("period", days()...),
		PartOf: partOf, Valence: one(d, "valence", graph.Wrong, graph.Neutral, graph.Merit), SameAs: d.sameAs(),
	}
}

func (d *drawer) position(m graph.Meta) graph.Record {
	p := &graph.Position{
		Meta: m, Organization: d.mostly(graph.KindOrganization),
		Succeeds: d.some(1, graph.KindPosition), Oversees: d.some(2, graph.KindEvent, graph.KindOrganization), SameAs: d.sameAs(),
	}
	if p.Organization != "" {
		p.Membership = one(d, "membership", graph.FullMember, graph.FullMember, graph.FullMember, graph.CandidateMember, graph.NoMember)
	}
	return p
}

func (d *drawer) sameAs() []string {
	return one(d, "same as", nil, nil, nil, []string{"wikidata:Q1"}, []string{"wikidata:Q2"}, []string{"wikidata:Q1", "viaf:2"})
}

func (d *drawer) identity(m graph.Meta) *graph.Identity {
	var kinds []graph.Kind
	for _, k := range []graph.Kind{graph.KindPerson, graph.KindEvent, graph.KindOrganization, graph.KindPosition} {
		if len(d.of(k)) > 1 {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 0 {
		return nil
	}
	ids := d.of(one(d, "identity of", kinds...))
	i := d.below(len(ids), "a")
	b := one(d, "b", slices.Delete(slices.Clone(ids), i, i+1)...)
	return &graph.Identity{Meta: m, A: ids[i], B: b, Differ: d.is("different", 3), By: "the editors", Reason: "as the archive has it"}
}

func (d *drawer) source(m graph.Meta) graph.Record {
	s := &graph.Source{
		Meta: m, Genre: one(d, "genre", graph.Memoir, graph.Minutes, graph.List, graph.Press, graph.OtherGenre, ""),
		Authors: d.some(2, graph.KindPerson, graph.KindOrganization), Created: d.date("created", "1937-06", "", "1956-02-09", "1970", "1938?"),
		Published: d.date("published", "", "1971", "1990?"), Available: d.date("available", "", "1956-03", "1992"),
		Complete: d.is("complete", 3), Lost: d.is("lost", 6),
	}
	for _, from := range d.some(2, graph.KindSource) {
		s.DerivesFrom = append(s.DerivesFrom, graph.Derivation{Source: from, How: one(d, "how", graph.Derivations()...)})
	}
	return s
}

// passage is named as loaders name it. It stays in its source: claims on that
// cite it.
func (d *drawer) passage(m graph.Meta) []graph.Record {
	p := &graph.Passage{Meta: m, Source: d.a(graph.KindSource), Locator: one(d, "locator", "p. 1", ""), Quote: one(d, "quote", "", "all of us")}
	if p.Source == "" {
		return nil
	}
	if was, ok := d.w.now[m.ID].(*graph.Passage); ok {
		p.Source = was.Source
	}
	p.Name = d.w.now[p.Source].Base().Name
	if p.Locator != "" {
		p.Name += ", " + p.Locator
	}
	return []graph.Record{p}
}

// places draws passages that lie in a source.
func (d *drawer) places(source graph.ID) []graph.ID {
	return slices.DeleteFunc(d.some(2, graph.KindPassage), func(id graph.ID) bool {
		return d.w.now[id].(*graph.Passage).Source != source
	})
}
