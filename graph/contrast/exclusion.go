package contrast

import (
	"fmt"

	"onus/graph"
)

// exclusion derives the evidence on "did another member of the body do it?":
// a direct claim that one did says yes; nothing else says anything.
func (s *Setting) exclusion(q *graph.Question) []*graph.Evidence {
	var out []*graph.Evidence
	for _, m := range s.rivals(q) {
		for _, c := range s.answering(ofSubject(q, m.person)) {
			if s.didToo(c, q) {
				out = append(out, s.didTooEvidence(c, q, m))
			}
		}
	}
	return s.tidy(out)
}

// rivals are the other members of the body, on the days that the claims on
// the exclusion name.
func (s *Setting) rivals(q *graph.Question) []seat {
	var out []seat
	seen := map[graph.ID]bool{}
	for _, c := range s.answering(q) {
		who, _ := whoOf(c)
		for _, m := range s.seatsOf(who.Among, who.On.Date) {
			if m.person != q.Subject && !s.excepted(who, m.person) && !seen[m.person] {
				seen[m.person] = true
				out = append(out, m)
			}
		}
	}
	return out
}

// didToo: the claim's value is a subset of that which is said of one alone.
func (s *Setting) didToo(c *graph.Claim, q *graph.Question) bool {
	f, graded := c.Form.(*graph.Attribution)
	if !graded {
		return c.Denies == q.Denies
	}
	a, ok := s.gradesAnswer(c, f)
	if !ok {
		return false
	}
	alone := gradesOf(a.scale, q.Grades)
	if q.Denies {
		alone = allOf(a.scale) &^ alone
	}
	return a.grades.within(alone)
}

func (s *Setting) didTooEvidence(c *graph.Claim, q *graph.Question, m seat) *graph.Evidence {
	e := &graph.Evidence{
		Meta: graph.Meta{ID: graph.Hashed("e", Sole, string(c.ID), string(q.ID)), Dataset: graph.Own},
		From: c.ID, Stance: graph.Supports, Rule: Sole, Question: q.ID, Value: graph.Value{Yes: true},
		Premises: append([]graph.ID{c.ID}, m.tenures...), Force: soleForce(m), Certainty: graph.Definite,
		Because: fmt.Sprintf("It says the same of %s, another member of %s.", s.name(m.person), s.name(q.Body)),
	}
	if !m.definite {
		e.Certainty = graph.PossibleOnly
	}
	return e
}
