package contrast

import (
	"cmp"
	"fmt"

	"onus/graph"
)

// absenceTargets are the questions that the act would answer that was looked
// for and not found: whether he did it, and what the vocabulary says it
// implies.
func (s *Setting) absenceTargets(c *graph.Claim) []*graph.Question {
	f, ok := c.Form.(*graph.Absence)
	if !ok || !c.Modality.Counts() {
		return nil
	}
	subject := s.Canon.Of(f.Subject)
	out := one(&graph.Question{Form: graph.FormAct, Subject: subject, Event: s.Canon.Of(f.Event), Act: f.Act})
	act := s.Acts[f.Act]
	if act == nil {
		return out
	}
	for _, imp := range act.Implies {
		if s.Scales[imp.Scale] != nil && cmp.Or(imp.Event, f.Event) != "" {
			out = append(out, s.impliedQuestion(subject, imp, f.Event))
		}
	}
	return out
}

// anyObject is the question whether the act was done at all, to whatever: what
// was looked for and not found at all was not found done to this.
func anyObject(q *graph.Question) *graph.Question {
	other := asked(q)
	other.Object = ""
	return named(other)
}

// absence flags the claims on a question: somebody looked for an act that
// would answer it, and found none. It is shown, and never counts.
func (s *Setting) absence(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	f, ok := c.Form.(*graph.Absence)
	if !ok {
		return nil
	}
	for _, target := range s.absenceTargets(c) {
		if target.ID == q.ID || target.ID == anyObject(q).ID {
			return []*graph.Evidence{{
				Meta: graph.Meta{ID: graph.Hashed("e", AbsenceCheck, string(c.ID), string(q.ID)), Dataset: graph.Own, Name: AbsenceCheck},
				From: c.ID, Stance: graph.Qualifies, Rule: AbsenceCheck, Question: q.ID, Premises: []graph.ID{c.ID},
				Force: graph.Presumptive, Certainty: graph.Definite,
				Because: fmt.Sprintf("“%s” was looked for and not found. That is no testimony that it was not done.", s.name(f.Act)),
			}}
		}
	}
	return nil
}
