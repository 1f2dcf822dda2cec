package diff

import (
	"cmp"
	"context"
	"slices"

	"onus/graph"
)

// walked is how many records one walk begins from.
const walked = 500

// reasons finds what differs among the claims that answer the questions and
// the evidence that bears on them.
func (c *comparison) reasons(ctx context.Context) error {
	if len(c.questions) == 0 {
		return nil
	}
	for _, k := range c.diff.Kinds {
		changes := slices.Concat(k.Added, k.Removed, k.Changed)
		switch k.Kind {
		case graph.KindClaim:
			for _, ch := range changes {
				c.answering(ch)
			}
		case graph.KindEvidence:
			if err := c.asserted(ctx, changes); err != nil {
				return err
			}
		}
	}
	if err := c.derived(ctx); err != nil {
		return err
	}
	for _, q := range c.questions {
		slices.SortStableFunc(q.Because, func(a, b Change) int {
			return cmp.Or(cmp.Compare(a.Record().Kind(), b.Record().Kind()), byID(a, b))
		})
	}
	return nil
}

func byID(a, b Change) int { return cmp.Compare(a.Record().Base().ID, b.Record().Base().ID) }

// because notes a change with those of the questions that are asked about.
func (c *comparison) because(ch Change, questions ...graph.ID) {
	slices.Sort(questions)
	for _, id := range slices.Compact(questions) {
		if q := c.questions[id]; q != nil && id != "" {
			q.Because = append(q.Because, ch)
		}
	}
}

func (c *comparison) answering(ch Change) {
	var questions []graph.ID
	for _, r := range []graph.Record{ch.Was, ch.Is} {
		if claim, ok := r.(*graph.Claim); ok {
			questions = append(questions, claim.Derived.Questions...)
		}
	}
	c.because(ch, questions...)
}

// asserted notes evidence that authors assert with the questions of the claim
// that it is on, of the claim that has the evidence which it undercuts, and
// those that this claim is carried into.
func (c *comparison) asserted(ctx context.Context, changes []Change) error {
	onClaim := []graph.Hop{{Rel: graph.Answers}, {Rel: graph.Carries}}
	route := graph.Route{Hops: []graph.Hop{{Rel: graph.Target, Then: append([]graph.Hop{
		{Rel: graph.Target, Kind: graph.KindClaim, Then: onClaim},
	}, onClaim...)}}}
	for chunk := range slices.Chunk(changes, walked) {
		route.From = ids(chunk)
		was, err := c.before.Walk(ctx, route)
		if err != nil {
			return err
		}
		is, err := c.after.Walk(ctx, route)
		if err != nil {
			return err
		}
		for _, ch := range chunk {
			id := ch.Record().Base().ID
			c.because(ch, append(questionsOn(was, id), questionsOn(is, id)...)...)
		}
	}
	return nil
}

func ids(changes []Change) []graph.ID {
	out := make([]graph.ID, len(changes))
	for i, ch := range changes {
		out[i] = ch.Record().Base().ID
	}
	return out
}

func questionsOn(part *graph.Part, evidence graph.ID) []graph.ID {
	var out []graph.ID
	for _, target := range part.OutIDs(evidence, graph.Target) {
		for _, claim := range append(part.OutIDs(target, graph.Target), target) {
			out = append(out, part.OutIDs(claim, graph.Answers)...)
			out = append(out, part.OutIDs(claim, graph.Carries)...)
		}
	}
	return out
}

// derived notes evidence that rules carry into the questions.
func (c *comparison) derived(ctx context.Context) error {
	q := graph.Query{Kind: graph.KindEvidence, Where: graph.Is("dataset", graph.Own), Limit: pageOfScan}
	for p, err := range inStep(ctx, c.before, c.after, q) {
		if err != nil {
			return err
		}
		ch := Change{Was: p.was, Is: p.is}
		if e, ok := ch.Record().(*graph.Evidence); !ok || c.questions[e.Question] == nil {
			continue
		} else if p.was == nil || p.is == nil {
			c.because(ch, e.Question)
		} else if ch, ok = change(p.was, p.is); ok {
			c.because(ch, e.Question)
		}
	}
	return nil
}
