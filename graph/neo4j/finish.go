package neo4j

import (
	"cmp"
	"context"
	"slices"

	"onus/graph"
)

// finish brings everything into the transaction and checks what must hold at
// the end of an update.
func (t *tx) finish(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return t.store.mapped(ctx, err)
	}
	if err := t.flush(ctx); err != nil {
		return err
	}
	if err := t.violation(); err != nil {
		return err
	}
	return t.fold(ctx)
}

// fewIDs is how many referring records an error names.
const fewIDs = 5

// violation is the first reference to nothing, by the id that refers: to what
// the update deleted, or to what never was.
func (t *tx) violation() error {
	broken := slices.Concat(t.open, t.owed)
	if len(broken) == 0 {
		return nil
	}
	first := slices.MinFunc(broken, func(a, b edge) int { return cmp.Compare(a.from, b.from) })
	if !t.gone[first.to] {
		return &graph.Dangling{From: first.from, Rel: first.rel, To: first.to}
	}
	var by []graph.ID
	for _, e := range broken {
		if e.to == first.to {
			by = append(by, e.from)
		}
	}
	slices.Sort(by)
	by = slices.Compact(by)
	return &graph.Referred{ID: first.to, By: by[:min(len(by), fewIDs)]}
}
