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
	comment  bool              // shown as qualifying: a check, an assertion that decides nothing, a claim that is not asserted
	out      bool              // undercut
	onClaim  *graph.Claim      // asserted, checks: the claim it is on, else nil
	itself   bool              // a claim on its own question
	unseated bool              // by sole or collective: all that seats him is undercut
	fallen   bool              // by an aggregating rule: too many of its rows are undercut
	onRows   []*graph.Evidence // by an aggregating rule, or on somebody's seat: what undercuts its rows or tenures, whether it counts or not
	says     int               // which of the hearing's sayings
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
	survivals map[string]*survival  // by the profile's rule
	accounts  map[graph.ID]*account // of an office, by source
	alike     map[string]*account   // and by what they say
	sayings   []*testimony          // one of each kind that says the same
	settled   map[answer]*settled   // by what a claim says
}

// court reads testimony out of a walked part, under a lens.
type court struct {
	part *graph.Part
	*Vocabulary
	lens     Lens
	leavings map[Reason]map[graph.ID]graph.ID // the claims left out, each with its source
	verdicts map[graph.ID]verdict             // of the undercuts judged so far
}

// hear gathers all testimony on a question; also are claims on it that may not
// be among what was read.
func (k *court) hear(q *graph.Question, also ...*graph.Claim) *hearing {
	h := &hearing{question: q, cut: k.part.Cut(q.ID, graph.Answers, true) || k.part.Cut(q.ID, graph.BearsOn, true)}
	for _, c := range heard(k, q, graph.Answers, also...) {
		if !k.left(c) {
			h.testimony = append(h.testimony, k.direct(c, q)...)
			h.testimony = append(h.testimony, k.asserted(c, q)...)
		}
	}
	for _, e := range heard[*graph.Evidence](k, q, graph.BearsOn) {
		h.testimony = append(h.testimony, k.carried(e, q)...)
	}
	for _, t := range h.testimony {
		k.undercut(t)
	}
	h.setAccounts()
	sortTestimony(h.testimony)
	h.sortSayings()
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
	if k.isLeft(e.ID) {
		return nil
	}
	if a.scale != nil {
		e.Value.Grades = a.grades.slugs(a.scale)
	}
	t := &testimony{Testimony: &Testimony{Evidence: e}, claim: c, question: q, answer: a, comment: !c.Modality.Counts(), itself: true}
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
	switch f, ok := c.Form.(*graph.Tenure); {
	case ok && c.Denies && len(f.Positions) > 1:
		e.ID, e.Rule = graph.Hashed("e", JoinedAfter, string(c.ID), string(q.ID)), JoinedAfter
		e.Because = "He is said to have held none of these offices then, and this is one of them."
	case q.Exclusion:
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
	t := &testimony{question: q}
	stored := e
	switch e.Rule {
	case ImpliedKnowledge:
		e, t.fallen = k.aggregateAgain(e, q)
	case Counted:
		e, t.fallen = k.countedAgain(e, q)
	case OutOfOffice, AttestedOutside:
		e = k.checkedAgain(e)
	}
	if e == nil {
		return nil
	}
	if aggregates(e.Rule) {
		t.onRows = k.onRows(k.rowsAmong(stored.Premises), e.Rule, q)
	}
	from := graph.Get[*graph.Claim](k.part, e.From)
	if from == nil {
		return nil
	}
	t.claim = from
	if isSeated(e) {
		if e, t.unseated = k.seatedAgain(e, q); e == nil {
			return nil
		}
		t.onRows = k.onRows(k.tenures(stored), "", q)
	} else if !aggregates(e.Rule) && k.leftOut(e) {
		return nil
	}
	t.Testimony = &Testimony{Evidence: e}
	if e.Stance == graph.Qualifies {
		t.comment, t.onClaim = true, graph.Get[*graph.Claim](k.part, e.On)
		return []*testimony{t}
	}
	a, ok := k.valueAnswer(e, q)
	if !ok {
		return nil
	}
	t.answer, t.comment = a, !from.Modality.Counts()
	return []*testimony{t}
}

// aggregates: the rule writes one Evidence for all its rows, of which those
// that are left out or undercut are dropped.
func aggregates(rule Rule) bool { return rule == ImpliedKnowledge || rule == Counted }

func sortTestimony(ts []*testimony) {
	slices.SortFunc(ts, func(a, b *testimony) int {
		return cmp.Or(boolOrder(b.Dataset != graph.Own, a.Dataset != graph.Own), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID))
	})
}
