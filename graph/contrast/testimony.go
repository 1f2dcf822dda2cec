package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
)

// testimony is a Testimony on one question, with what standing needs of it.
type testimony struct {
	*Testimony
	claim    *graph.Claim // it comes from
	question *graph.Question
	answer   answer
	comment  bool         // shown as qualifying: a check, an assertion that decides nothing, a claim that is not asserted
	out      bool         // undercut
	onClaim  *graph.Claim // asserted: the claim it is on, else nil
}

// counts reports whether the testimony takes part in standing.
func (t *testimony) counts() bool { return !t.comment && !t.out && !t.Flagged }

// wavers reports whether it would take part, were it not in a cycle of
// undercuts: it is neither dropped nor decisive.
func (t *testimony) wavers() bool { return t.Flagged && !t.comment && !t.out }

// hearing is one question with all testimony on it.
type hearing struct {
	question  *graph.Question
	testimony []*testimony
	cut       bool
	survivals map[string]*survival // by the profile's rule
}

// court reads testimony out of a walked part, under a lens.
type court struct {
	part *graph.Part
	*Vocabulary
	lens Lens
}

func (k *court) hear(q *graph.Question) *hearing {
	h := &hearing{question: q, cut: k.part.Cut(q.ID, graph.Answers, true) || k.part.Cut(q.ID, graph.BearsOn, true)}
	for _, r := range k.part.In(q.ID, graph.Answers) {
		if c, ok := r.(*graph.Claim); ok && !k.left(c) {
			h.testimony = append(h.testimony, k.direct(c, q)...)
			h.testimony = append(h.testimony, k.asserted(c, q)...)
		}
	}
	for _, r := range k.part.In(q.ID, graph.BearsOn) {
		if e, ok := r.(*graph.Evidence); ok {
			h.testimony = append(h.testimony, k.carried(e, q)...)
		}
	}
	for _, t := range h.testimony {
		k.undercut(t)
	}
	sortTestimony(h.testimony)
	return h
}

// direct is the testimony of a claim on its own question; on an exclusion
// question, that of "the only one".
func (k *court) direct(c *graph.Claim, q *graph.Question) []*testimony {
	a, ok := k.answerOf(c, q)
	if !ok {
		return nil
	}
	e := DirectEvidence(c, q)
	if a.scale != nil {
		e.Value.Grades = a.grades.slugs(a.scale)
	}
	t := &testimony{Testimony: &Testimony{Evidence: e}, claim: c, question: q, answer: a, comment: !c.Modality.Counts()}
	return []*testimony{t}
}

// DirectEvidence is the testimony of a claim on one of its own questions. It
// is not stored: its id tells the claim.
func DirectEvidence(c *graph.Claim, q *graph.Question) *graph.Evidence {
	e := &graph.Evidence{
		Meta: graph.Meta{ID: DirectID(c.ID), Dataset: graph.Own},
		From: c.ID, Stance: graph.Supports, Rule: Direct, Question: q.ID, Premises: []graph.ID{c.ID},
		Force: graph.Strict, Certainty: graph.Definite, Value: ValueOf(c, q), Because: "The claim itself.",
	}
	if q.Exclusion {
		e.ID, e.Rule = graph.Hashed("e", Sole, string(c.ID), string(q.ID)), Sole
		e.Because = "“The only one” says that no other did."
	}
	if f, ok := c.Form.(*graph.Attribution); ok && !q.Exclusion {
		w := whenOf(c, f)
		e.AsOf, e.AsOfEvent = graph.Date{Date: w.date}, w.event
	}
	return e
}

// carried is the testimony that a rule carried into the question.
func (k *court) carried(e *graph.Evidence, q *graph.Question) []*testimony {
	if e.Rule == ImpliedKnowledge {
		if e = k.aggregateAgain(e, q); e == nil {
			return nil
		}
	}
	from := graph.Get[*graph.Claim](k.part, e.From)
	if from == nil || k.leftOut(e) {
		return nil
	}
	t := &testimony{Testimony: &Testimony{Evidence: e}, claim: from, question: q}
	if e.Stance == graph.Qualifies {
		t.comment = true
		return []*testimony{t}
	}
	a, ok := k.valueAnswer(e, q)
	if !ok {
		return nil
	}
	t.answer, t.comment = a, !from.Modality.Counts()
	return []*testimony{t}
}

func sortTestimony(ts []*testimony) {
	slices.SortFunc(ts, func(a, b *testimony) int {
		return cmp.Or(boolOrder(b.Dataset != graph.Own, a.Dataset != graph.Own), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID))
	})
}
