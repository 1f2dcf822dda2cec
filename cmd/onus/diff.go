package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"onus/graph/diff"
)

const aboutDiff = `
OLD and NEW are each a dossier (a folder) or a store that holds the dataset (a file, or neo4j://…); with one
argument, OLD is --store. A folder is loaded into a store of its own, which is thrown away, with the datasets
that it leans on: they come from --with, from a store on the other side, or are those that Onus ships.
Exit code 0 whether they differ or not ("same" in the JSON tells); 1 the data are at fault, 2 usage, 3 a store is away.
`

// diffFlags are those of the subcommand diff.
type diffFlags struct {
	storeFlags
	dataset, with string
	json, all     bool
}

func (d *diffFlags) add(fs *flag.FlagSet) {
	d.storeFlags.add(fs)
	fs.StringVar(&d.dataset, "dataset", "", "which dataset, of two stores (its slug); not needed where one side is a folder")
	fs.StringVar(&d.with, "with", "", "folders or stores that hold datasets which these refer to, separated by commas")
	fs.BoolVar(&d.json, "json", false, "write JSON, always whole")
	fs.BoolVar(&d.all, "all", false, "list everything, however long")
}

// diffVersions is the subcommand diff.
func diffVersions(ctx context.Context, a *app, args []string) error {
	fs := a.flags("diff", "[OLD] NEW")
	var flags diffFlags
	flags.add(fs)
	usage := fs.Usage
	fs.Usage = func() {
		usage()
		fmt.Fprint(a.err, aboutDiff)
	}
	rest, err := a.parse(fs, args)
	if err != nil {
		return err
	}
	switch len(rest) {
	case 1:
		rest = []string{flags.store, rest[0]}
	case 2:
	default:
		return usageError{"diff: name two versions of a dataset, OLD and NEW: folders or stores"}
	}
	return a.diff(ctx, flags, rest[0], rest[1])
}

func (a *app) diff(ctx context.Context, flags diffFlags, before, after string) (err error) {
	v := &editions{app: a, flags: flags}
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
	if !flags.json {
		return view.print(a.out, flags.all)
	}
	out := json.NewEncoder(a.out)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(view)
}
