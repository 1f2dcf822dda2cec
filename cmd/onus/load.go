package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"onus/data"
	"onus/graph"
	"onus/loaders"
	"onus/loaders/derive"
	"onus/loaders/dossier"
)

// load is the subcommand load.
func load(ctx context.Context, a *app, args []string) error {
	fs := a.flags("load", "DIR ...")
	var s storeFlags
	s.add(fs)
	dirs, err := a.dossiers(fs, args)
	if err != nil {
		return err
	}
	return a.with(ctx, s, func(store graph.Store) error {
		for _, dir := range dirs {
			bundle, err := readDossier(dir)
			if err != nil {
				return err
			}
			report, err := a.loadBundle(ctx, store, bundle)
			if err != nil {
				return inFolder(dir, err)
			}
			a.tell(report)
		}
		return nil
	})
}

// check is the subcommand check. It needs no store; with one, references to
// datasets that are loaded there are known.
func check(ctx context.Context, a *app, args []string) error {
	fs := a.flags("check", "DIR ...")
	store := fs.String("with", "", "a store that holds datasets which these refer to")
	dirs, err := a.dossiers(fs, args)
	if err != nil {
		return err
	}
	if *store == "" {
		return a.checkAll(ctx, nil, dirs)
	}
	return a.with(ctx, storeFlags{store: *store}, func(st graph.Store) error { return a.checkAll(ctx, st, dirs) })
}

func (a *app) checkAll(ctx context.Context, store graph.Reader, dirs []string) error {
	var all loaders.Problems
	for _, dir := range dirs {
		bundle, err := readDossier(dir)
		if err != nil {
			return err
		}
		problems, err := loaders.Check(ctx, store, bundle, dossier.Read(data.Base()))
		if err != nil {
			return err
		}
		if len(problems) == 0 {
			fmt.Fprintf(a.out, "%s: %d records, nothing wrong\n", dir, len(bundle.Items))
		}
		var named loaders.Problems
		if errors.As(inFolder(dir, problems.Err()), &named) {
			all = append(all, named...)
		}
	}
	return all.Err()
}

// deriveAll is the subcommand derive.
func deriveAll(ctx context.Context, a *app, args []string) error {
	fs := a.flags("derive", "")
	var s storeFlags
	s.add(fs)
	if rest, err := a.parse(fs, args); err != nil {
		return err
	} else if len(rest) > 0 {
		return usageError{"derive takes no arguments"}
	}
	return a.with(ctx, s, func(store graph.Store) error {
		if err := derive.Clear(ctx, store); err != nil {
			return err
		}
		return derive.All(ctx, store)
	})
}

// loadBundle brings a dataset into the store, with the base that it stands on.
func (a *app) loadBundle(ctx context.Context, store graph.Store, bundle *loaders.Bundle) (loaders.Report, error) {
	return loaders.Load(ctx, store, bundle, loaders.Options{Base: dossier.Read(data.Base()), Progress: a.progress()})
}

// loadFounding loads the dataset that Onus ships, if the store does not hold
// it as it is shipped.
func (a *app) loadFounding(ctx context.Context, store graph.Store) error {
	report, err := a.loadBundle(ctx, store, dossier.Read(data.Founding()))
	if err == nil && report.Wrote() {
		a.tell(report)
	}
	return err
}

// founded loads the founding dataset into a store that holds nothing at all,
// so that a first question has something to be asked of.
func (a *app) founded(ctx context.Context, store graph.Store) error {
	revision, err := store.Revision(ctx)
	if err != nil || revision > 0 {
		return err
	}
	return a.loadFounding(ctx, store)
}

func (a *app) tell(r loaders.Report) {
	var took time.Duration
	for _, d := range r.Took {
		took += d
	}
	if !r.Wrote() {
		fmt.Fprintf(a.err, "%s: nothing to do; %d records as they are, revision %d\n", r.Dataset, r.Unchanged, r.Revision)
		return
	}
	fmt.Fprintf(a.err, "%s: %d records added, %d changed, %d removed, %d unchanged; derived; revision %d; %s\n",
		r.Dataset, r.Added, r.Changed, r.Removed, r.Unchanged, r.Revision, took.Round(time.Millisecond))
}

// progress shows where a load is, on a terminal.
func (a *app) progress() func(loaders.Progress) {
	if !a.terminal() {
		return nil
	}
	return func(p loaders.Progress) {
		if p.Total > 0 {
			fmt.Fprintf(a.err, "\r\x1b[K%s: %s %d of %d", p.Dataset, p.Stage, p.Done, p.Total)
		} else {
			fmt.Fprintf(a.err, "\r\x1b[K%s: %s", p.Dataset, p.Stage)
		}
		if p.Stage == loaders.Deriving && p.Total > 0 && p.Done == p.Total {
			fmt.Fprint(a.err, "\r\x1b[K")
		}
	}
}

func readDossier(dir string) (*loaders.Bundle, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, graph.Invalid("%s: no such folder", dir)
	}
	if !info.IsDir() {
		return nil, graph.Invalid("%s: expected a folder, the dossier", dir)
	}
	return dossier.Read(os.DirFS(dir)), nil
}

// inFolder names the folder before each file of the problems found in it.
func inFolder(dir string, err error) error {
	var problems loaders.Problems
	if !errors.As(err, &problems) {
		return err
	}
	named := slices.Clone(problems)
	for i := range named {
		named[i].File = filepath.Join(dir, named[i].File)
	}
	return named
}
