package contrast

import (
	"slices"

	"onus/graph"
)

// undercut finds what undercuts a testimony: on itself, on the claim it comes
// from or that claim's Grouping, or on a claim or presumption that it needs as
// a premise. An aggregating rule has dropped undercut rows before, so its rows
// do not count here, unless it fell with them.
func (k *court) undercut(t *testimony) {
	us := k.undercutsOf(t)
	if t.fallen {
		us = distinctEvidence(append(us, t.onRows...))
	}
	for _, u := range us {
		t.UndercutBy = append(t.UndercutBy, u)
		switch k.holds(u) {
		case stands:
			t.out = true
		case circular:
			t.Flagged = true
		}
	}
	if t.Dropped = t.out; t.out {
		t.Flagged = false
	}
}

func (k *court) undercutsOf(t *testimony) []*graph.Evidence {
	targets := []graph.ID{t.ID, t.From}
	if t.claim != nil && t.claim.Grouping != "" {
		targets = append(targets, t.claim.Grouping)
	}
	for _, id := range t.Premises {
		if k.needs(t, id) {
			targets = append(targets, id)
		}
	}
	slices.Sort(targets)
	var out []*graph.Evidence
	for _, id := range slices.Compact(targets) {
		for _, u := range k.undercutsOn(id) {
			if u.OnRule == "" || u.OnRule == t.Rule && (u.OnWhom == "" || t.question != nil && isAbout(t.question, u.OnWhom)) {
				out = append(out, u)
			}
		}
	}
	return out
}

// needs: the testimony falls with this premise. Where rows are aggregated, or
// several accounts seat somebody, the others may do without it.
func (k *court) needs(t *testimony, premise graph.ID) bool {
	switch {
	case aggregates(t.Rule):
		return k.presumption(premise) != nil
	case isSeated(t.Evidence):
		return t.unseated || premise == t.From
	}
	return true
}

func (k *court) undercutsOn(id graph.ID) []*graph.Evidence {
	var out []*graph.Evidence
	for _, r := range k.part.In(id, graph.Target) {
		if u, ok := r.(*graph.Evidence); ok && u.Stance == graph.Undercuts && !k.evidenceLeft(u) && !k.gone(u.From) {
			out = append(out, u)
		}
	}
	return out
}

// gone reports that a claim was left out, or never asserted.
func (k *court) gone(id graph.ID) bool {
	c := graph.Get[*graph.Claim](k.part, id)
	return c != nil && (k.left(c) || !c.Modality.Counts())
}

// rowUndercut reports whether a row of an aggregating rule, or a tenure that
// seats somebody, is undercut itself.
func (k *court) rowUndercut(c *graph.Claim) bool { return k.rowFalls(c, "", nil) }

// isAbout: the question is about that record, or one that is the same.
func isAbout(q *graph.Question, id graph.ID) bool {
	return q.Subject == id || slices.Contains(q.Joined, id)
}
