package loaders

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// InUse is the [graph.ErrConflict] of taking away records that other datasets
// refer to.
type InUse struct {
	Dataset    string
	References []Reference // a few of them, sorted
}

// Reference is one record that refers to another.
type Reference struct {
	From, To graph.ID
	Rel      graph.Rel
}

func (e *InUse) Error() string {
	lines := make([]string, len(e.References))
	for i, r := range e.References {
		lines[i] = fmt.Sprintf("%s refers to %s (%s)", r.From, r.To, r.Rel)
	}
	return fmt.Sprintf("records of %s are in use: %s", e.Dataset, strings.Join(lines, "; "))
}

// Unwrap makes InUse an ErrConflict.
func (e *InUse) Unwrap() error { return graph.ErrConflict }

const mostNamed = 20

// refusedRemoval is InUse where other datasets refer to what is to go.
func refusedRemoval(ctx context.Context, r graph.Reader, d *difference) error {
	ids := make([]graph.ID, len(d.remove))
	for i, n := range d.remove {
		ids[i] = n.id
	}
	found, err := referrers(ctx, r, d.slug, ids)
	if err != nil || len(found) == 0 {
		return err
	}
	return &InUse{Dataset: d.slug, References: found[:min(len(found), mostNamed)]}
}

// elsewhere holds for records of other datasets, not for what Onus derives.
func elsewhere(slug string) graph.Filter {
	return graph.Filter{Not: &graph.Filter{Field: "dataset", In: []string{slug, graph.Own}}}
}

// referrers finds what in other datasets refers to these records, sorted; of
// a record that very many refer to, it is not all.
func referrers(ctx context.Context, r graph.Reader, slug string, ids []graph.ID) ([]Reference, error) {
	hops := make([]graph.Hop, 0, len(graph.Rels()))
	for _, rel := range graph.Rels() {
		hops = append(hops, graph.Hop{Rel: rel, Back: true, Where: elsewhere(slug), Limit: mostNamed})
	}
	var out []Reference
	for chunk := range slices.Chunk(ids, 500) {
		part, err := r.Walk(ctx, graph.Route{From: chunk, Hops: hops})
		if err != nil {
			return nil, fmt.Errorf("look for references to %s: %w", slug, err)
		}
		for _, id := range chunk {
			for _, rel := range graph.Rels() {
				for _, from := range part.InIDs(id, rel) {
					out = append(out, Reference{From: from, To: id, Rel: rel})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b Reference) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Rel, b.Rel))
	})
	return out, nil
}
