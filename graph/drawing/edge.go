package drawing

import (
	"slices"

	"onus/graph"
)

// Near is what a record cannot tell of others.
type Near interface {
	// IsNode reports whether the record of that id is a node of the drawing.
	IsNode(id graph.ID) bool
	// From is the claim from which the evidence of that id comes; "" of all
	// other ids.
	From(id graph.ID) graph.ID
}

// kept are the references that stay edges in the folded view. References to
// passages, questions, scales and acts go, for these are no nodes there, and
// what derivation says of a claim is in its edges.
var kept = map[graph.Rel]bool{
	graph.PartOf: true, graph.Succeeds: true, graph.PositionIn: true, graph.Oversees: true, graph.AuthoredBy: true,
	graph.DerivesFrom: true, graph.TellsOf: true, graph.SaidIn: true, graph.MadeBy: true, graph.GroupedBy: true,
	graph.About: true, graph.Except: true, graph.Among: true, graph.Concerns: true, graph.Holds: true,
	graph.Counts: true, graph.CountsIn: true, graph.Searched: true, graph.Member: true,
}

// EdgesOf are the edges of a record, both of whose ends are nodes near it.
func EdgesOf(v View, r graph.Record, near Near) []Edge {
	edges := references(v, r, near)
	if v == Folded {
		edges = append(edges, folded(r, near)...)
	}
	return slices.DeleteFunc(edges, func(e Edge) bool { return !near.IsNode(e.From) || !near.IsNode(e.To) })
}

func folded(r graph.Record, near Near) []Edge {
	switch x := r.(type) {
	case *graph.Claim:
		return foldedClaim(x)
	case *graph.Identity:
		return []Edge{foldedIdentity(x)}
	case *graph.Evidence:
		if e, ok := foldedEvidence(x, near); ok {
			return []Edge{e}
		}
	}
	return nil
}

func references(v View, r graph.Record, near Near) []Edge {
	from := r.Base().ID
	if !near.IsNode(from) {
		return nil
	}
	var claim graph.ID
	if k := r.Kind(); k == graph.KindClaim || k == graph.KindEvidence {
		claim = from
	}
	var out []Edge
	for _, l := range graph.Links(r) {
		if v == Folded && !kept[l.Rel] {
			continue
		}
		e := Edge{ID: edgeID(from, string(l.Rel), l.To), From: from, To: l.To, Kind: string(l.Rel), Label: words(string(l.Rel)), Claim: claim}
		if l.How != "" {
			e.Attributes = []Attribute{{"how", l.How}}
		}
		out = append(out, e)
	}
	return out
}

// Refers lists what must be near a record for all its edges to be drawn, each
// id once. Evidence among it (which an undercut is on) must come with what it
// refers to itself.
func Refers(v View, r graph.Record) []graph.ID {
	var out []graph.ID
	add := func(ids ...graph.ID) {
		for _, id := range ids {
			if id != "" && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	if e, ok := r.(*graph.Evidence); ok && v == Folded {
		if !e.IsDerived() {
			add(e.From, e.On, e.OnClaim, e.Source)
		}
		return out
	}
	for _, l := range graph.Links(r) {
		if v == Reified || kept[l.Rel] || l.Rel == graph.Joins {
			add(l.To)
		}
	}
	if c, ok := r.(*graph.Claim); ok && v == Folded {
		for _, e := range foldsOf(c) {
			add(e.From, e.To)
		}
	}
	return out
}
