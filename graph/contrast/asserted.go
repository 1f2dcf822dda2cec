package contrast

import (
	"slices"

	"onus/graph"
)

// asserted gives what authors assert about a claim, as testimony on its
// question: the claim's answer where they support it, its complement where
// they contradict it. Where the claim that it comes from answers the same
// question, that claim's own answer counts, and the assertion only comments.
func (k *court) asserted(on *graph.Claim, q *graph.Question) []*testimony {
	var out []*testimony
	for _, e := range k.assertionsOn(on.ID) {
		from := graph.Get[*graph.Claim](k.part, e.From)
		if from == nil || k.left(from) {
			continue
		}
		t := k.assertion(e, from, q)
		t.onClaim = on
		t.comment = !k.decides(t, on, q)
		out = append(out, t)
	}
	return out
}

// decides sets the answer of an assertion, and reports whether it has one
// that counts.
func (k *court) decides(t *testimony, on *graph.Claim, q *graph.Question) bool {
	a, ok := k.answerOf(on, q)
	if t.Stance == graph.Contradicts && ok {
		a, ok = a.complement()
	}
	t.answer = a
	if ok {
		t.Value = valueFrom(a)
		t.AsOf, t.AsOfEvent = graph.Date{Date: a.when.date}, a.when.event
	}
	splits := len(on.Derived.Questions) > 1 && !q.Exclusion && isExclusive(on) // "not the only one": says nothing of him alone
	same := slices.ContainsFunc(on.Derived.Questions, func(id graph.ID) bool { return slices.Contains(t.claim.Derived.Questions, id) })
	return ok && !splits && !same && t.Stance != graph.Qualifies && t.claim.Modality.Counts() && on.Modality.Counts()
}

func isExclusive(c *graph.Claim) bool {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return f.Exclusive
	case *graph.Deed:
		return f.Exclusive
	}
	return false
}

// onGrouping gives what is asserted about the Grouping that a claim came from:
// shown at each member, decisive at none.
func (k *court) onGrouping(c *graph.Claim, q *graph.Question) []*testimony {
	if c.Grouping == "" {
		return nil
	}
	var out []*testimony
	for _, e := range k.assertionsOn(c.Grouping) {
		if from := graph.Get[*graph.Claim](k.part, e.From); from != nil && !k.left(from) {
			t := k.assertion(e, from, q)
			t.comment = true
			k.undercut(t)
			out = append(out, t)
		}
	}
	return out
}

func (k *court) assertionsOn(id graph.ID) []*graph.Evidence {
	var out []*graph.Evidence
	for _, r := range k.part.In(id, graph.Target) {
		if e, ok := r.(*graph.Evidence); ok && e.Stance != graph.Undercuts && !e.IsDerived() && !k.evidenceLeft(e) {
			out = append(out, e)
		}
	}
	return out
}

// assertion copies an author's evidence, so that what it comes to on this
// question can be set on it.
func (k *court) assertion(e *graph.Evidence, from *graph.Claim, q *graph.Question) *testimony {
	own := *e
	own.Rule, own.Certainty = AssertedRule, graph.Definite
	if q != nil {
		own.Question = q.ID
	}
	if own.Because == "" {
		own.Because = assertedBecause(e)
	}
	return &testimony{Testimony: &Testimony{Evidence: &own}, claim: from, question: q}
}

func assertedBecause(e *graph.Evidence) string {
	who := "A source asserts that it"
	if e.Source == "" {
		who = "An editor asserts that it"
	}
	return who + " " + string(e.Stance) + " the claim."
}
