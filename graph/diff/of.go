package diff

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"onus/graph"
)

// Of compares the dataset of that slug in two stores. It fails with
// graph.ErrNotFound where one does not hold it, and with graph.ErrConflict
// where one is not ready (is being loaded or derived) or was written to while
// it was read; else with the stores' own errors.
func Of(ctx context.Context, before, after graph.Reader, slug string) (*Diff, error) {
	c := &comparison{before: before, after: after, slug: slug, diff: &Diff{Dataset: slug}, questions: map[graph.ID]*Question{}}
	if err := c.run(ctx); err != nil {
		return nil, fmt.Errorf("compare %s: %w", slug, err)
	}
	return c.diff, nil
}

type comparison struct {
	before, after graph.Reader
	slug          string
	diff          *Diff
	questions     map[graph.ID]*Question
}

func (c *comparison) run(ctx context.Context) error {
	if err := c.states(ctx); err != nil {
		return err
	}
	for _, k := range Kinds() {
		if err := c.kind(ctx, k); err != nil {
			return err
		}
	}
	if err := c.reasons(ctx); err != nil {
		return err
	}
	if err := c.titles(ctx); err != nil {
		return err
	}
	c.diff.Questions = sorted(c.questions)
	return c.unmoved(ctx)
}

// Kinds are the kinds of records that authors write, and that are compared:
// claims first, then the others in the order of graph.Kinds.
func Kinds() []graph.Kind {
	rest := slices.DeleteFunc(graph.Kinds(), func(k graph.Kind) bool {
		return k == graph.KindClaim || k == graph.KindDataset || k == graph.KindQuestion
	})
	return append([]graph.Kind{graph.KindClaim}, rest...)
}

// kind compares the author's records of one kind. Of claims it reads those of
// all datasets, for how they stand.
func (c *comparison) kind(ctx context.Context, k graph.Kind) error {
	q := graph.Query{Kind: k, Where: graph.Is("dataset", c.slug), Limit: pageOfScan}
	if k == graph.KindClaim {
		q.Where = graph.Filter{}
	}
	found := Records{Kind: k}
	single := newApart()
	for p, err := range inStep(ctx, c.before, c.after, q) {
		if err != nil {
			return err
		}
		if c.isForeign(p) && (p.was == nil || p.is == nil) {
			continue
		}
		if p, ok := single.join(p); ok {
			c.both(p, &found)
		}
	}
	found.Added = alone(single.is, func(r graph.Record) Change { return Change{Is: r} })
	found.Removed = alone(single.was, func(r graph.Record) Change { return Change{Was: r} })
	slices.SortFunc(found.Changed, byID)
	if len(found.Added)+len(found.Removed)+len(found.Changed) > 0 {
		c.diff.Kinds = append(c.diff.Kinds, found)
	}
	return nil
}

// isForeign: it is of another dataset.
func (c *comparison) isForeign(p pair) bool {
	return Change{Was: p.was, Is: p.is}.Record().Base().Dataset != c.slug
}

// both takes in a record that both sides have.
func (c *comparison) both(p pair, found *Records) {
	edited := false
	if !c.isForeign(p) {
		var ch Change
		if ch, edited = change(p.was, p.is); edited {
			found.Changed = append(found.Changed, ch)
		}
	}
	was, isClaim := p.was.(*graph.Claim)
	if !isClaim {
		return
	}
	is, _ := p.is.(*graph.Claim)
	if turned, ok := stands(was, is); ok {
		turned.Edited = edited
		c.ask(questionOf(was, is)).add(turned)
	}
}

// questionOf is the claim's own question; "" where it answers none.
func questionOf(was, is *graph.Claim) graph.ID {
	for _, ids := range [][]graph.ID{is.Derived.Questions, was.Derived.Questions} {
		if len(ids) > 0 {
			return ids[0]
		}
	}
	return ""
}

func (c *comparison) ask(id graph.ID) *Question {
	if c.questions[id] == nil {
		c.questions[id] = &Question{ID: id}
	}
	return c.questions[id]
}

func (q *Question) add(claim *Claim) { q.Claims = append(q.Claims, claim) }

func alone(records map[graph.ID]graph.Record, of func(graph.Record) Change) []Change {
	var out []Change
	for _, id := range slices.Sorted(maps.Keys(records)) {
		out = append(out, of(records[id]))
	}
	return out
}
