package arbitrary

import (
	"slices"

	"onus/graph"
)

// rules are those whose evidence an undercut may name.
func rules() []string {
	return []string{"collective", "implied-knowledge", "sole", "inherited", "direct", "asserted"}
}

// evidence draws one piece: on a claim, an undercut of evidence, or of what a
// rule derives.
func (d *drawer) evidence(m graph.Meta) []graph.Record {
	e := &graph.Evidence{Meta: m, From: d.a(graph.KindClaim), Stance: graph.Undercuts}
	if e.From == "" {
		return nil
	}
	switch d.below(5, "evidence on") {
	case 0, 1, 2:
		e.Stance = one(d, "stance", graph.Contradicts, graph.Undercuts, graph.Supports, graph.Undercuts, graph.Qualifies)
		e.On = d.otherThan(e.From, d.claims())
	case 3:
		e.On = d.otherThan(e.From, d.of(graph.KindEvidence))
	case 4:
		e.OnRule = one(d, "rule", rules()...)
		e.OnClaim = d.carrier(e.OnRule)
		e.OnWhom = d.maybe(2, graph.KindPerson)
	}
	if e.On == "" && e.OnClaim == "" {
		return nil
	}
	if e.Source = d.maybe(2, graph.KindSource); e.Source == "" {
		e.Editor = "the editors"
	} else {
		e.Passages = d.places(e.Source)
	}
	return []graph.Record{e}
}

// claims are all, and the attributions of groupings.
func (d *drawer) claims() []graph.ID {
	var out []graph.ID
	for _, id := range d.of(graph.KindClaim) {
		out = append(append(out, id), d.w.attributionsOf(id)...)
	}
	return out
}

func (d *drawer) otherThan(not graph.ID, ids []graph.ID) graph.ID {
	ids = slices.DeleteFunc(ids, func(id graph.ID) bool { return id == not })
	if len(ids) == 0 {
		return ""
	}
	return one(d, "on", ids...)
}

// carrier is the claim that a rule carries; of a presumption's, the
// presumption.
func (d *drawer) carrier(rule string) graph.ID {
	if rule == "implied-knowledge" {
		if id := d.maybe(2, graph.KindPresumption); id != "" {
			return id
		}
	}
	return one(d, "carried", d.claims()...)
}
