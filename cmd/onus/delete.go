package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"onus/graph"
	"onus/loaders"
)

// deleting is the subcommand delete.
type deleting struct {
	storeFlags
	jsonFlag
	cascade bool
}

func (d *deleting) add(fs *flag.FlagSet) {
	d.storeFlags.add(fs)
	d.jsonFlag.add(fs)
	fs.BoolVar(&d.cascade, "cascade", false, "delete the records of other datasets too that refer to it, and those that refer to them")
}

func (d *deleting) run(ctx context.Context, a *app, args []string) error {
	if len(args) != 1 {
		return usagef("delete: name one dataset, by its slug")
	}
	if err := d.isThere(); err != nil {
		return err
	}
	return a.with(ctx, d.storeFlags, func(store graph.Store) error {
		if err := isHeld(ctx, store, args[0]); err != nil {
			return err
		}
		report, err := loaders.Delete(ctx, store, args[0], loaders.Deletion{Options: a.watched(), Cascade: d.cascade})
		a.clearProgress()
		if err != nil {
			return inUse(err)
		}
		revision, err := store.Revision(ctx)
		if err != nil {
			return err
		}
		return a.answer(&deleted{args[0], report.Removed, revision, seconds(report)}, d.json)
	})
}

// inUse lists the references that stand against a deletion, one a line.
func inUse(err error) error {
	var e *loaders.InUse
	if !errors.As(err, &e) {
		return err
	}
	lines := each(e.References, func(r loaders.Reference) string { return fmt.Sprintf("\n  %s refers to %s", r.From, r.To) })
	return fault{
		fmt.Sprintf("nothing was deleted: other datasets refer to %s; --cascade deletes these records too:", e.Dataset) +
			strings.Join(slices.Compact(lines), ""), e,
	}
}

// deleted is what a deletion came to.
type deleted struct {
	Dataset  string  `json:"dataset"`
	Removed  int     `json:"removed"` // records, those of other datasets too
	Revision int64   `json:"revision"`
	Seconds  float64 `json:"seconds"`
}

func (d *deleted) print(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s: deleted; %d records removed; derived; revision %d; %.1f s\n", d.Dataset, d.Removed, d.Revision, d.Seconds)
	return err
}
