package main

import (
	"context"
	"flag"

	"onus/graph/diff"
)

const aboutDiff = `OLD and NEW are each a dossier (a folder) or a store that holds the dataset (a file, or neo4j://…); with one
argument, OLD is --store. A folder is loaded into a store of its own, which is thrown away, with the datasets
that it leans on: they come from --with, from a store on the other side, or are those that Onus ships.`

// differing is the subcommand diff.
type differing struct {
	storeFlags
	jsonFlag
	dataset, with string
	all           bool
}

func (d *differing) add(fs *flag.FlagSet) {
	d.storeFlags.add(fs)
	d.jsonFlag.add(fs)
	fs.StringVar(&d.dataset, "dataset", "", "which dataset, of two stores (its `slug`); not needed where one side is a folder")
	fs.StringVar(&d.with, "with", "", aboutWith)
	fs.BoolVar(&d.all, "all", false, "list everything, however long; JSON always does")
}

const aboutWith = "`folders` or stores that hold datasets which these refer to, separated by commas"

func (d *differing) run(ctx context.Context, a *app, args []string) error {
	switch len(args) {
	case 1:
		args = []string{d.store, args[0]}
	case 2:
	default:
		return usagef("diff: name two versions of a dataset, OLD and NEW: folders or stores")
	}
	return a.diff(ctx, *d, args[0], args[1])
}

func (a *app) diff(ctx context.Context, flags differing, before, after string) (err error) {
	v := &editions{library{app: a, server: flags.serverFlags}, flags}
	defer func() {
		if closing := v.close(); err == nil {
			err = closing
		}
	}()
	was, is := &edition{name: before}, &edition{name: after}
	slug, err := v.open(ctx, was, is)
	if err != nil {
		return err
	}
	d, err := diff.Of(ctx, was.store, is.store, slug)
	if err != nil {
		return err
	}
	view := newDiffView(d, was.name, is.name)
	if flags.json {
		return a.writeJSON(view)
	}
	return view.print(a.out, flags.all)
}
