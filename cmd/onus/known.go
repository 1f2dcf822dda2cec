package main

import (
	"context"
	"slices"
	"strings"

	"onus/graph"
)

// datasetsIn are those of a store, base too.
func datasetsIn(ctx context.Context, store graph.Reader) ([]*graph.Dataset, error) {
	var out []*graph.Dataset
	for r, err := range store.Scan(ctx, graph.Query{Kind: graph.KindDataset}) {
		if err != nil {
			return nil, err
		}
		if d, ok := r.(*graph.Dataset); ok {
			out = append(out, d)
		}
	}
	return out, nil
}

// isHeld refuses the slug of a dataset that the store does not hold.
func isHeld(ctx context.Context, store graph.Reader, slug string) error {
	held, err := datasetsIn(ctx, store)
	if err != nil {
		return err
	}
	var slugs []string
	for _, d := range held {
		if d.Dataset == slug {
			return nil
		}
		slugs = append(slugs, d.Dataset)
	}
	return notFound("the store holds no dataset %q%s", slug, nearest(slug, slugs))
}

// areKnown refuses ids of which the store has no record of that kind; "" is none.
func areKnown(ctx context.Context, store graph.Reader, kind graph.Kind, ids ...graph.ID) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id graph.ID) bool { return id == "" })
	if len(ids) == 0 {
		return nil
	}
	part, err := store.Walk(ctx, graph.Route{From: ids})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if r := part.Records[id]; r == nil || r.Kind() != kind {
			return missing(ctx, store, kind, id)
		}
	}
	return nil
}

// idsCompared bounds the search for the nearest id.
const idsCompared = 50_000

// missing says that there is no such record, and which id is the nearest.
func missing(ctx context.Context, store graph.Reader, kind graph.Kind, id graph.ID) error {
	var known []string
	for r, err := range store.Scan(ctx, graph.Query{Kind: kind}) {
		if err != nil {
			return err
		}
		if known = append(known, string(r.Base().ID)); len(known) == idsCompared {
			break
		}
	}
	return notFound("there is no %s with the id %q%s", strings.ToLower(string(kind)), id, nearest(string(id), known))
}
