package schema

import (
	"context"

	"onus/graph"
	"onus/graph/contrast"
)

// answersShown is how many claims a question's answers are made of.
const answersShown = 100

// answers walks what the answers to all the cohort's questions need.
func (c *cohort) answers(ctx context.Context) (*cohort, error) {
	return c.reach(ctx, toAnswers, func(ctx context.Context) (*cohort, error) {
		return c.s.walk(ctx, contrast.QuestionRoute(c.ids(graph.KindQuestion)...))
	})
}

// answer resolves the type Answer: claims that say the same, and the contrast
// of the first of them, which is that of all.
type answer struct {
	says   string
	claims []*claim
	first  *contrasted
}

func answersTo(walked *cohort, q *graph.Question, l *lens) ([]*answer, error) {
	out := []*answer{}
	said := map[string]*answer{}
	ids := walked.part.InIDs(q.ID, graph.Answers)
	for _, id := range ids[:min(len(ids), answersShown)] {
		c := graph.Get[*graph.Claim](walked.part, id)
		if c == nil {
			continue
		}
		says := contrast.Says(c)
		a := said[says]
		if a == nil {
			first, err := newContrast(walked, id, l)
			if err != nil {
				return nil, err
			}
			a = &answer{says: says, first: first}
			said[says] = a
			out = append(out, a)
		}
		a.claims = append(a.claims, newClaim(c, walked))
	}
	return out, nil
}

// Says is what the claims say.
func (a *answer) Says() string { return a.says }

// Claims are those that say it.
func (a *answer) Claims() []*claim { return a.claims }

// Evidence is what speaks for it.
func (a *answer) Evidence() []*evidence { return a.first.testimonies(a.first.c.For) }

// Roots are those of what speaks for it.
func (a *answer) Roots() []*root { return a.first.RootsFor() }

// Readings say where it stands.
func (a *answer) Readings() []*reading { return a.first.Readings() }
