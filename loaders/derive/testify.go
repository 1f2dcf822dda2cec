package derive

import (
	"context"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
)

// testify goes through all questions, writes the evidence that rules carry
// into them, and how the claims stand that answer just one.
func (d *deriver) testify(ctx context.Context) error {
	return d.sweep(ctx, graph.Query{Kind: graph.KindQuestion, Limit: questionPage}, d.testifyPage)
}

// testifyPage works on a page in parts, so that no two questions with very many
// answers are held at once.
func (d *deriver) testifyPage(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	weights, err := d.weights(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []graph.Record
	for len(ids) > 0 {
		n, sum := 0, 0
		for n < len(ids) && (n == 0 || sum+weights[ids[n]] <= mostAnswers) {
			sum += weights[ids[n]]
			n++
		}
		records, err := halving(d.testifyTo)(ctx, ids[:n])
		if err != nil {
			return nil, err
		}
		out, ids = append(out, records...), ids[n:]
	}
	return out, nil
}

// weights are how many claims answer, or are carried into, each of these
// questions.
func (d *deriver) weights(ctx context.Context, ids []graph.ID) (map[graph.ID]int, error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	out := make(map[graph.ID]int, len(ids))
	for _, field := range []string{"questions", "carries"} {
		n, err := d.store.Count(ctx, graph.Query{Kind: graph.KindClaim, Where: graph.Is(field, names...)}, field)
		if err != nil {
			return nil, err
		}
		for id, count := range n {
			out[graph.ID(id)] += count
		}
	}
	return out, nil
}

func (d *deriver) testifyTo(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	part, setting, err := d.neighbourhood(ctx, ids)
	if err != nil {
		return nil, err
	}
	var evidence, rest []graph.Record
	var claims []*graph.Claim
	for _, id := range ids {
		q := graph.Get[*graph.Question](part, id)
		if q == nil {
			continue
		}
		carried, err := d.carried(ctx, setting, q)
		if err != nil {
			return nil, err
		}
		for _, e := range carried {
			part.Records[e.ID] = e
			part.Link(q.ID, graph.BearsOn, true, e.ID)
			evidence = append(evidence, e)
		}
		contrast.Count(part, q)
		q.Name = setting.Title(q)
		rest = append(rest, q)
		claims = append(claims, answeringAlone(part, q)...)
	}
	for _, c := range contrast.Settle(part, claims) {
		rest = append(rest, c)
	}
	return append(evidence, rest...), nil // a question may point to its evidence
}

// carried is all that rules carry into a question. The rows that a Measure
// counts are read apart: they may be many.
func (d *deriver) carried(ctx context.Context, setting *contrast.Setting, q *graph.Question) ([]*graph.Evidence, error) {
	out := setting.Evidence(q)
	for _, count := range setting.Counts(q) {
		var rows []*graph.Claim
		for r, err := range d.store.Scan(ctx, count.Query) {
			if err != nil {
				return nil, err
			}
			if c := r.(*graph.Claim); count.Has(c) {
				setting.Part.Records[c.ID] = c
				rows = append(rows, c)
			}
		}
		if e := count.Evidence(rows); e != nil {
			out = append(out, e)
		}
	}
	return out, nil
}

// neighbourhood walks the questions, and the others that they depend on.
func (d *deriver) neighbourhood(ctx context.Context, ids []graph.ID) (*graph.Part, *contrast.Setting, error) {
	part, err := d.walk(ctx, contrast.DeriveRoute(ids...))
	if err != nil {
		return nil, nil, err
	}
	setting := contrast.NewSetting(part, d.canon)
	var related []graph.ID
	for _, id := range ids {
		if q := graph.Get[*graph.Question](part, id); q != nil {
			related = append(related, setting.Related(q)...)
		}
	}
	if len(related) == 0 {
		return part, setting, nil
	}
	if err := d.join(ctx, part, related); err != nil {
		return nil, nil, err
	}
	return part, contrast.NewSetting(part, d.canon), nil
}

// join adds to a part the questions on which its own depend, in halves where
// the store has not the memory to give all at once.
func (d *deriver) join(ctx context.Context, part *graph.Part, related []graph.ID) error {
	_, err := halving(func(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
		more, err := d.walk(ctx, contrast.DeriveRoute(ids...))
		if err == nil {
			part.Merge(more)
		}
		return nil, err
	})(ctx, related)
	return err
}

// walk fetches a part, and of what it holds of records that are the same the
// canonical ones.
func (d *deriver) walk(ctx context.Context, route graph.Route) (*graph.Part, error) {
	part, err := d.store.Walk(ctx, route)
	if err != nil {
		return nil, err
	}
	if err := ask.Objections(ctx, d.store, part); err != nil {
		return nil, err
	}
	return part, ask.Complete(ctx, d.store, part, d.canon)
}

func answeringAlone(part *graph.Part, q *graph.Question) []*graph.Claim {
	var out []*graph.Claim
	for _, r := range part.In(q.ID, graph.Answers) {
		if c, ok := r.(*graph.Claim); ok && len(c.Derived.Questions) == 1 {
			out = append(out, c)
		}
	}
	return out
}

// settleShared works out the standing of claims that answer several questions,
// now that all of those have their evidence.
func (d *deriver) settleShared(ctx context.Context) error {
	for len(d.shared) > 0 {
		n := min(len(d.shared), questionPage)
		records, err := halving(d.standings)(ctx, d.shared[:n])
		if err != nil {
			return err
		}
		if err := d.put(ctx, records); err != nil {
			return err
		}
		d.shared = d.shared[n:]
	}
	return nil
}

func (d *deriver) standings(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	part, err := ask.Walk(ctx, d.store, contrast.Route(ids...))
	if err != nil {
		return nil, err
	}
	var claims []*graph.Claim
	for _, id := range ids {
		if c := graph.Get[*graph.Claim](part, id); c != nil {
			claims = append(claims, c)
		}
	}
	var records []graph.Record
	for _, c := range contrast.Settle(part, claims) {
		records = append(records, c)
	}
	return records, nil
}
