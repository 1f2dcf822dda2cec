package loaders

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"onus/graph"
)

// Deletion says what Delete may do. The zero value deletes one dataset, if
// nobody refers to it.
type Deletion struct {
	Options
	// Cascade deletes the records of other datasets too that refer to what is
	// deleted, and those that refer to them.
	Cascade bool
}

// Delete takes a dataset out of a store, and derives what follows from the
// rest. It fails with [*InUse], and deletes nothing, where other datasets
// refer to it; with [graph.ErrNotFound] where there is no such dataset. A
// deletion that ended early is finished by running it again.
func Delete(ctx context.Context, store graph.Store, slug string, how Deletion) (Report, error) {
	l := newLoad(store, how.Options, slug)
	err := l.delete(ctx, slug, how.Cascade)
	if err != nil {
		err = fmt.Errorf("delete %s: %w", slug, err)
	}
	return l.report, err
}

func (l *load) delete(ctx context.Context, slug string, cascade bool) error {
	dataset, err := heldDataset(ctx, l.store, slug)
	if err != nil {
		return err
	}
	if dataset == nil {
		return fmt.Errorf("%w: no dataset %q", graph.ErrNotFound, slug)
	}
	doomed, err := l.doomed(ctx, slug, cascade)
	if err != nil {
		return err
	}
	if l.session, err = begin(ctx, l.store, l.opt.Now(), dataset); err != nil {
		return err
	}
	if err := l.timed(Clearing, func() error { return l.opt.Clear(ctx, l.session) }); err != nil {
		return err
	}
	err = l.timed(Removing, func() error { return l.remove(ctx, &difference{slug: slug, remove: doomed}) })
	if err != nil {
		return err
	}
	l.report.Removed = len(doomed)
	if err := l.timed(Deriving, func() error { return l.opt.Derive(ctx, l.session) }); err != nil {
		return fmt.Errorf("derive: %w", err)
	}
	l.report.Derived = true
	return l.forget(ctx, dataset.ID, doomed)
}

// doomed lists what is to be deleted: the dataset's records and, cascading,
// what refers to them.
func (l *load) doomed(ctx context.Context, slug string, cascade bool) ([]node, error) {
	stored, err := digests(ctx, l.store, &world{slug: slug})
	if err != nil {
		return nil, err
	}
	var out []node
	for id, was := range stored {
		out = append(out, node{id, was.kind, was.refs})
	}
	slices.SortFunc(out, func(a, b node) int { return cmp.Compare(a.id, b.id) })
	seen := map[graph.ID]bool{}
	for from := 0; from < len(out); {
		ids := make([]graph.ID, 0, len(out)-from)
		for _, n := range out[from:] {
			ids = append(ids, n.id)
			seen[n.id] = true
		}
		found, err := referrers(ctx, l.store, slug, ids)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 && !cascade {
			return nil, &InUse{Dataset: slug, References: found[:min(len(found), mostNamed)]}
		}
		from = len(out)
		if len(found) == 0 {
			continue
		}
		more, err := l.allReferring(ctx, slug, ids, seen)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// allReferring reads through the records of other datasets for those that
// refer to these ids and were not seen yet.
func (l *load) allReferring(ctx context.Context, slug string, ids []graph.ID, seen map[graph.ID]bool) ([]node, error) {
	wanted := make(map[graph.ID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	var out []node
	var rs refs
	for _, k := range loaded() {
		for rec, err := range l.store.Scan(ctx, graph.Query{Kind: k, Where: elsewhere(slug), Limit: pageOfScan}) {
			if err != nil {
				return nil, err
			}
			refers := slices.ContainsFunc(rs.of(rec), func(r ref) bool { return wanted[r.to] })
			if id := rec.Base().ID; refers && !seen[id] {
				seen[id] = true
				out = append(out, nodeOf(rec))
			}
		}
	}
	return out, nil
}

// forget deletes the record of the dataset, and counts anew those that lost
// records with it.
func (l *load) forget(ctx context.Context, id graph.ID, doomed []node) error {
	lost := map[string]bool{}
	for _, n := range doomed {
		lost[n.id.Dataset()] = true
	}
	delete(lost, id.Dataset())
	_, err := l.session.Update(ctx, func(tx graph.Tx) error {
		held, err := heldDatasets(ctx, tx)
		if err != nil {
			return err
		}
		for _, d := range held {
			if !lost[d.Dataset] {
				continue
			}
			d.Content = "" // it is no longer what its file says
			if d.Counts, err = counted(ctx, tx, d.Dataset); err != nil {
				return err
			}
			if err := tx.Put(ctx, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := l.session.derived(ctx); err != nil {
		return err
	}
	return l.update(ctx, func(tx graph.Tx) error { return tx.Delete(ctx, id) })
}

func counted(ctx context.Context, r graph.Reader, slug string) (map[string]int, error) {
	out := map[string]int{}
	for _, k := range loaded() {
		n, err := r.Count(ctx, graph.Query{Kind: k, Where: graph.Is("dataset", slug)}, "")
		if err != nil {
			return nil, err
		}
		if n[""] > 0 {
			out[string(k)] = n[""]
		}
	}
	return out, nil
}
