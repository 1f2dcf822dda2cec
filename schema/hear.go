package schema

import (
	"context"
	"maps"
	"slices"
	"sync"

	"onus/graph"
	"onus/graph/contrast"
)

// hearings is what a cohort that was walked for contrasts knows beside its
// records.
type hearings struct {
	heard map[graph.ID]bool // the claims whose contrasts it holds
	told  bool              // it holds what Silent needs
	split func() (witnesses, others map[graph.ID]bool)
}

// contrasts walks what the contrasts of claims need, and what is selected of
// them, in one walk.
func (s *session) contrasts(ctx context.Context, claims []graph.ID) (*cohort, error) {
	route := contrast.Route(claims...)
	if extra := selectedHops(ctx); len(extra) > 0 {
		route.Hops = append(along(route.Hops, extra), extra...)
	}
	told := selectsSilent(ctx)
	if told {
		route.Hops = onQuestions(route.Hops, contrast.SilentHops())
	}
	c, err := s.walk(ctx, route)
	if err != nil {
		return nil, err
	}
	c.told = told
	c.heard = make(map[graph.ID]bool, len(claims))
	for _, id := range claims {
		c.heard[id] = true
	}
	c.split = sync.OnceValues(c.witnesses)
	return c, nil
}

// hear finds the cohort that holds what the contrast of a claim of this cohort
// needs. The first that asks walks for all claims of the cohort. Among what
// was itself walked for contrasts, these are the claims that testify; those
// that testimony only rests on, often many more, are walked for by themselves.
func (c *cohort) hear(ctx context.Context, id graph.ID) (*cohort, error) {
	if c.heard[id] {
		return c, nil
	}
	if c.split == nil {
		return c.reach(ctx, toContrasts, func(ctx context.Context) (*cohort, error) {
			return c.s.contrasts(ctx, c.ids(graph.KindClaim))
		})
	}
	claims, others := c.split()
	hop := toContrasts
	if others[id] {
		claims, hop = others, toMoreContrasts
	}
	return c.reach(ctx, hop, func(ctx context.Context) (*cohort, error) {
		return c.s.contrasts(ctx, slices.Sorted(maps.Keys(claims)))
	})
}

// witnesses parts the claims that were not heard yet into those that testify,
// directly or by evidence, and the others.
func (c *cohort) witnesses() (witnesses, others map[graph.ID]bool) {
	witnesses, others = map[graph.ID]bool{}, map[graph.ID]bool{}
	add := func(to map[graph.ID]bool, id graph.ID) {
		if _, ok := c.records[id].(*graph.Claim); ok && !c.heard[id] && !witnesses[id] {
			to[id] = true
		}
	}
	for id, r := range c.records {
		switch x := r.(type) {
		case *graph.Question:
			for _, claim := range c.part.InIDs(id, graph.Answers) {
				add(witnesses, claim)
			}
		case *graph.Evidence:
			add(witnesses, x.From)
		}
	}
	for id := range c.records {
		add(others, id)
	}
	return witnesses, others
}
