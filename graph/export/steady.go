package export

import (
	"context"
	"fmt"
	"io"

	"onus/graph"
)

// steady makes a format refuse, before its first byte, a graph that is not
// whole, and fail after its last if the graph was written to meanwhile: both
// are an ErrConflict. Where records of one dataset alone are asked for, only
// that one has to be whole, unless the format shows testimony of all.
func (f Format) steady(showsAll bool) Format {
	write := f.Write
	f.Write = func(ctx context.Context, from graph.Reader, a Ask, w io.Writer) error {
		only := a.Dataset
		if showsAll {
			only = ""
		}
		before, err := whenWhole(ctx, from, only)
		if err != nil {
			return fmt.Errorf("export %s: %w", f.Name, err)
		}
		if err := write(ctx, from, a, w); err != nil {
			return err
		}
		after, err := from.Revision(ctx)
		if err == nil && after != before {
			err = graph.Conflict("the graph changed meanwhile, from revision %d to %d: what was written is of neither, export it again", before, after)
		}
		if err != nil {
			return fmt.Errorf("export %s: %w", f.Name, err)
		}
		return nil
	}
	return f
}

// whenWhole is the revision at which the datasets, or the one of that slug,
// are neither being loaded nor derived. Read in one walk: a load that begins
// afterwards moves the revision.
func whenWhole(ctx context.Context, from graph.Reader, slug string) (int64, error) {
	part, err := from.Walk(ctx, graph.Route{With: []graph.Kind{graph.KindDataset}})
	if err != nil {
		return 0, err
	}
	in := map[graph.State]string{} // a dataset in each state
	for _, r := range part.With(graph.KindDataset) {
		if d, ok := r.(*graph.Dataset); ok && (slug == "" || d.Dataset == slug) {
			in[d.State] = d.Dataset
		}
	}
	if name := in[graph.Loading]; name != "" {
		return 0, graph.Conflict("the dataset %s is being loaded; if that was cut off, load it again", name)
	}
	if name := in[graph.Deriving]; name != "" {
		return 0, graph.Conflict("what follows from the dataset %s is being derived; if that was cut off, run onus derive", name)
	}
	return part.Revision, nil
}
