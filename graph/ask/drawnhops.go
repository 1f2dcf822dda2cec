package ask

import (
	"slices"

	"onus/graph"
	"onus/graph/drawing"
)

// The references that drawings are made along. Where what they point to has
// very many that point to it and little to do with each other (a scale, an
// act), they are followed back only from the records asked for.
var (
	ends    = []graph.Rel{graph.Subject, graph.At, graph.About, graph.Concerns, graph.Holds} // what a claim that is an edge goes between
	ofClaim = append(slices.Clone(ends),
		graph.SaidIn, graph.MadeBy, graph.Member, graph.Among, graph.Except, graph.GroupedBy, graph.Counts, graph.CountsIn, graph.Searched)
	ofOthers = []graph.Rel{graph.PartOf, graph.Succeeds, graph.PositionIn, graph.Oversees, graph.AuthoredBy, graph.DerivesFrom, graph.Joins}
	toClaims = append(slices.Clone(ends), graph.SaidIn, graph.MadeBy, graph.Member, graph.Among, graph.GroupedBy)
	ofProof  = []graph.Rel{graph.From, graph.Target, graph.AssertedIn} // Target second: see withEnds

	reifiedBack    = []graph.Rel{graph.Cites, graph.In, graph.Answers, graph.BearsOn}
	reifiedAtFirst = []graph.Rel{graph.OnScale, graph.ByAct, graph.CountsAct, graph.Implies, graph.Needs, graph.PresumesOf}
	reifiedToo     = slices.Concat(reifiedBack, reifiedAtFirst)
)

// hopsOf are the steps from any record to its neighbours.
func hopsOf(v drawing.View, first bool, limit int) []graph.Hop {
	out := slices.Concat(forward(v), back(limit, toClaims...), back(limit, ofOthers...), proof(v, limit, nil))
	if v == drawing.Reified {
		out = append(out, back(limit, reifiedBack...)...)
		if first {
			out = append(out, back(limit, reifiedAtFirst...)...)
		}
	}
	return out
}

// forward are the steps to what any record refers to.
func forward(v drawing.View) []graph.Hop {
	rels := slices.Concat(ofClaim, ofOthers, ofProof)
	if v == drawing.Reified {
		rels = append(rels, reifiedToo...)
	}
	return to(rels...)
}

func back(limit int, rels ...graph.Rel) []graph.Hop {
	var out []graph.Hop
	for _, rel := range rels {
		out = append(out, graph.Hop{Rel: rel, Back: true, Limit: limit})
	}
	return out
}

// proof are the steps to evidence: in the folded view to what authors wrote,
// for no other is drawn there.
func proof(v drawing.View, limit int, then []graph.Hop) []graph.Hop {
	var where graph.Filter
	if v == drawing.Folded {
		derived := graph.Is("dataset", graph.Own)
		where.Not = &derived
	}
	out := back(limit, ofProof...)
	for i := range out {
		out[i].Kind, out[i].Where, out[i].Then = graph.KindEvidence, where, then
	}
	return out
}

// withEnds adds, to hops that may reach claims, evidence or identities, those
// to their ends.
func withEnds(hops []graph.Hop) []graph.Hop {
	out := slices.Clone(hops)
	for i, h := range out {
		switch {
		case slices.Contains(ofProof, h.Rel) && h.Back:
			out[i].Then = to(ofProof...)
			out[i].Then[1].Then = to(graph.From) // of an undercut of evidence
		case slices.Contains(ofProof, h.Rel), slices.Contains(toClaims, h.Rel) && h.Back, h.Rel == graph.GroupedBy:
			out[i].Then = to(ends...)
		case h.Rel == graph.Joins && h.Back:
			out[i].Then = to(graph.Joins)
		}
	}
	return out
}

// to are steps along what a record refers to itself: few, and so without a
// limit of their own.
func to(rels ...graph.Rel) []graph.Hop {
	var out []graph.Hop
	for _, rel := range rels {
		out = append(out, graph.Hop{Rel: rel})
	}
	return out
}

// ofClaims are the steps from claims to all that goes with them.
func ofClaims(v drawing.View, limit int) []graph.Hop {
	return append(forward(v), proof(v, limit, forward(v))...)
}
