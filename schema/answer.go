package schema

import (
	"cmp"
	"context"
	"slices"

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

func answersTo(ctx context.Context, walked *cohort, q *graph.Question, l *lens) ([]*answer, error) {
	out := []*answer{}
	said := map[string]*answer{}
	ids := walked.part.InIDs(q.ID, graph.Answers)
	for _, id := range ids[:min(len(ids), answersShown)] {
		c := graph.Get[*graph.Claim](walked.part, id)
		if c == nil {
			continue
		}
		if left, err := walked.leaves(ctx, l, c); err != nil || left {
			if err != nil {
				return nil, err
			}
			continue
		}
		says := contrast.Says(c)
		a := said[says]
		if a == nil {
			first, err := newContrast(ctx, walked, id, l)
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

// leaves reports whether a lens leaves a claim out.
func (c *cohort) leaves(ctx context.Context, l *lens, claim *graph.Claim) (bool, error) {
	in, under, err := c.under(ctx, l)
	if err != nil {
		return false, err
	}
	return contrast.Leaves(in.part, under, claim), nil
}

// Says is what the claims say.
func (a *answer) Says() string { return a.says }

// Claims are those that say it.
func (a *answer) Claims() []*claim { return a.claims }

// Evidence is what else speaks for it.
func (a *answer) Evidence() []*evidence {
	own := map[graph.ID]bool{}
	for _, c := range a.claims {
		own[c.c.ID] = true
	}
	return a.first.testimonies(slices.DeleteFunc(slices.Clone(a.first.c.For), func(t *contrast.Testimony) bool {
		return t.Rule == contrast.Direct && own[t.From]
	}))
}

// Roots are those of its claims and of what else speaks for it. A contrast
// does not count the claim itself among them; an answer does.
func (a *answer) Roots() []*root {
	first := a.claims[0].c
	own := contrast.Root{Source: cmp.Or(first.Derived.Root, first.Source), Through: []graph.ID{}}
	if len(first.Claimants) > 0 {
		own.Claimant = slices.Min(first.Claimants)
	}
	if first.Source != own.Source {
		own.Through = append(own.Through, first.Source)
	}
	rs := slices.Clone(a.first.c.RootsFor)
	at, found := slices.BinarySearchFunc(rs, own, func(x, y contrast.Root) int {
		return cmp.Or(cmp.Compare(x.Claimant, y.Claimant), cmp.Compare(x.Source, y.Source))
	})
	if !found {
		rs = slices.Insert(rs, at, own)
	}
	return newRoots(rs, a.first.in)
}

// Readings say where it stands.
func (a *answer) Readings() []*reading { return a.first.Readings() }
