package diff

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"onus/graph"
)

// states reads what each side says of its datasets.
func (c *comparison) states(ctx context.Context) error {
	was, held, err := stateOf(ctx, c.before, c.slug)
	if err != nil {
		return fmt.Errorf("the old: %w", err)
	}
	is, holds, err := stateOf(ctx, c.after, c.slug)
	if err != nil {
		return fmt.Errorf("the new: %w", err)
	}
	c.diff.Was, c.diff.Is = was, is
	c.diff.About = fields(was.Dataset, is.Dataset)
	c.diff.Around = around(held, holds)
	return nil
}

// stateOf gives the state of the dataset, and the other datasets by slug.
func stateOf(ctx context.Context, r graph.Reader, slug string) (State, map[string]*graph.Dataset, error) {
	revision, err := r.Revision(ctx)
	if err != nil {
		return State{}, nil, err
	}
	others := map[string]*graph.Dataset{}
	for rec, err := range r.Scan(ctx, graph.Query{Kind: graph.KindDataset}) {
		if err != nil {
			return State{}, nil, err
		}
		if d, ok := rec.(*graph.Dataset); ok {
			others[d.ID.Dataset()] = d
		}
	}
	d := others[slug]
	delete(others, slug)
	switch {
	case d == nil:
		return State{}, nil, fmt.Errorf("holds no dataset %q, only %s: %w", slug, listed(others), graph.ErrNotFound)
	case d.State != graph.Ready:
		return State{}, nil, graph.Conflict("the dataset is not ready (%s): load it again first", d.State)
	}
	return State{d, revision}, others, nil
}

func listed(datasets map[string]*graph.Dataset) string {
	if len(datasets) == 0 {
		return "nothing"
	}
	return fmt.Sprint(slices.Sorted(maps.Keys(datasets)))
}

// around are the datasets that are not the same on both sides.
func around(was, is map[string]*graph.Dataset) []Dataset {
	all := maps.Clone(was)
	maps.Copy(all, is)
	var out []Dataset
	for _, slug := range slices.Sorted(maps.Keys(all)) {
		a, b := was[slug], is[slug]
		if a == nil || b == nil || a.Content != b.Content || a.Content == "" {
			out = append(out, Dataset{slug, a, b})
		}
	}
	return out
}

// unmoved fails if somebody wrote to a store while it was read.
func (c *comparison) unmoved(ctx context.Context) error {
	for _, side := range []struct {
		name     string
		reader   graph.Reader
		revision int64
	}{{"old", c.before, c.diff.Was.Revision}, {"new", c.after, c.diff.Is.Revision}} {
		now, err := side.reader.Revision(ctx)
		if err != nil {
			return err
		}
		if now != side.revision {
			return graph.Conflict("the %s was written to meanwhile (revision %d, then %d): compare again", side.name, side.revision, now)
		}
	}
	return nil
}
