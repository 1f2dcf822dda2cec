package drawing

import (
	"cmp"

	"onus/graph"
)

// Draws reports whether a record is a node in the view. Tied says that
// authored evidence comes from it or is on it: in the folded view such claims
// (and presumptions) stay nodes, for the edges of the evidence to end at, and
// so do claims that fold into nothing.
func Draws(v View, r graph.Record, tied bool) bool {
	if v == Reified {
		return true
	}
	switch x := r.(type) {
	case *graph.Person, *graph.Organization, *graph.Position, *graph.Event, *graph.Source:
		return true
	case *graph.Claim:
		return tied || len(foldsOf(x)) == 0
	case *graph.Presumption:
		return tied
	}
	return false
}

// Kinds are the kinds of records that may be nodes in the view.
func Kinds(v View) []graph.Kind {
	if v == Reified {
		return graph.Kinds()
	}
	return []graph.Kind{graph.KindPerson, graph.KindOrganization, graph.KindEvent, graph.KindPosition, graph.KindSource,
		graph.KindPresumption, graph.KindClaim}
}

// NodeOf is the node of a record that Draws.
func NodeOf(v View, r graph.Record) Node {
	n := Node{ID: r.Base().ID, Kind: r.Kind(), Label: labelOf(r), Spells: lifeOf(r), Attributes: valuesOf(r)}
	switch x := r.(type) {
	case *graph.Claim:
		n.Form = x.Form.Form()
	case *graph.Question:
		n.Form = x.Form
	}
	return n
}

// labelOf says in a few words what a record is: its name, cut short, where it
// has one. The captions in Neo4j are others: of claims they are made of slugs.
func labelOf(r graph.Record) string {
	m := r.Base()
	text := m.Name
	switch x := r.(type) {
	case *graph.Evidence:
		text = string(x.Stance)
		if x.Rule != "" {
			text += " (" + x.Rule + ")"
		}
	case *graph.Question:
		text = cmp.Or(text, string(x.Form)+"?")
	case *graph.Passage:
		text = cmp.Or(x.Locator, text)
	case *graph.Identity:
		text = map[bool]string{false: "same", true: "different"}[x.Differ]
	}
	return cmp.Or(short(text), m.ID.Slug())
}

// lifeOf is when a record may be seen on a timeline: persons while they live,
// organizations while they last, events from their beginning on (what was is
// known and judged later, too), claims at the time they tell of. All others
// are always there; when a source was made is an attribute.
func lifeOf(r graph.Record) []Spell {
	switch x := r.(type) {
	case *graph.Person:
		return between(x.Born, x.Died)
	case *graph.Organization:
		return between(x.Founded, x.Dissolved)
	case *graph.Event:
		return between(x.Period, graph.Date{})
	case *graph.Claim:
		return toldIn(x)
	}
	return nil
}

// toldIn is the time that a claim tells of.
func toldIn(c *graph.Claim) []Spell {
	date := graph.Date{}
	switch f := c.Form.(type) {
	case *graph.Tenure:
		if f.Attested.IsZero() {
			return between(f.Start, f.End)
		}
		date = f.Attested
	case *graph.Attribution:
		date = f.AsOf
	case *graph.Deed:
		date = f.Date
	case *graph.Dating:
		date = f.Period
	}
	if date.Date.IsZero() {
		date = c.Derived.ToldOf
	}
	return spellsOf(date)
}
