package contrast

import (
	"fmt"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// exclusion derives the evidence on "did another member of the body do it?":
// a direct claim that one did says yes; nothing else says anything. It is told
// to those claims alone that mean him: the seats are those of their day.
func (s *Setting) exclusion(q *graph.Question) []*graph.Evidence {
	var out []*graph.Evidence
	for _, day := range s.exclusionDays(q) {
		for _, m := range day.members {
			meant := s.meaning(m.person, day.claims)
			for _, c := range s.answering(ofSubject(q, m.person)) {
				if len(meant) > 0 && s.didToo(c, q) {
					out = append(out, s.didTooEvidence(c, q, m, meant))
				}
			}
		}
	}
	return s.tidy(out)
}

// exclusionDay are the claims that say "the only one" of the members on a day.
type exclusionDay struct {
	on      edtf.Date
	claims  []*graph.Claim
	members []seat // but for the one they speak of
}

func (s *Setting) exclusionDays(q *graph.Question) []*exclusionDay {
	var out []*exclusionDay
	for _, c := range s.answering(q) {
		who, _ := whoOf(c)
		i := slices.IndexFunc(out, func(d *exclusionDay) bool { return d.on == who.On.Date })
		if i < 0 {
			i = len(out)
			members := slices.DeleteFunc(slices.Clone(s.seatsOf(who.Among, who.On.Date)), func(m seat) bool { return m.person == q.Subject })
			out = append(out, &exclusionDay{on: who.On.Date, members: members})
		}
		out[i].claims = append(out[i].claims, c)
	}
	return out
}

// meaning are the claims that mean somebody by "the others": they do not
// except him.
func (s *Setting) meaning(person graph.ID, claims []*graph.Claim) []graph.ID {
	var out []graph.ID
	for _, c := range claims {
		if who, _ := whoOf(c); !s.excepted(who, person) {
			out = append(out, c.ID)
		}
	}
	slices.Sort(out)
	return out
}

// rivals are the other members of the body, on the days that the claims on
// the exclusion name.
func (s *Setting) rivals(q *graph.Question) []graph.ID {
	var out []graph.ID
	for _, day := range s.exclusionDays(q) {
		for _, m := range day.members {
			if !slices.Contains(out, m.person) && len(s.meaning(m.person, day.claims)) > 0 {
				out = append(out, m.person)
			}
		}
	}
	return out
}

// ofRival: it says that another member did it too.
func (t *testimony) ofRival() bool {
	return t.question != nil && t.question.Exclusion && t.Rule == Sole && !t.itself
}

// tellsOf: where one of two testimonies says that another member did it too,
// the other comes from a claim that means him.
func (t *testimony) tellsOf(c *graph.Claim) bool {
	return !t.ofRival() || c == nil || slices.Contains(t.Premises, c.ID)
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

func (s *Setting) didTooEvidence(c *graph.Claim, q *graph.Question, m seat, meant []graph.ID) *graph.Evidence {
	e := &graph.Evidence{
		Meta: graph.Meta{ID: graph.Hashed("e", Sole, string(c.ID), string(q.ID), string(meant[0])), Dataset: graph.Own},
		From: c.ID, Stance: graph.Supports, Rule: Sole, Question: q.ID, Value: graph.Value{Yes: true},
		Premises: slices.Concat([]graph.ID{c.ID}, meant, m.tenures), Force: soleForce(m), Certainty: graph.Definite,
		Because: fmt.Sprintf("It says the same of %s, another member of %s.", s.name(m.person), s.name(q.Body)),
	}
	if !m.definite {
		e.Certainty = graph.PossibleOnly
	}
	return e
}
