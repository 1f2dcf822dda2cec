package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"onus/data"
	"onus/graph"
	"onus/loaders"
	"onus/loaders/dossier"
)

const aboutCheck = `Each fault is told as file:line:column, what is wrong, what was expected there, and the nearest valid name.
No store is needed. A dossier may refer to datasets in folders and stores that --with names, to dossiers before it,
and to those that Onus ships.`

// checking is the subcommand check.
type checking struct {
	serverFlags
	jsonFlag
	with string
}

func (c *checking) add(fs *flag.FlagSet) {
	c.serverFlags.add(fs)
	c.jsonFlag.add(fs)
	fs.StringVar(&c.with, "with", "", aboutWith)
}

func (c *checking) run(ctx context.Context, a *app, dirs []string) (err error) {
	if len(dirs) == 0 {
		return usagef("check: name a folder, the dossier")
	}
	k := &checker{library: library{app: a, server: c.serverFlags}}
	defer func() { err = errors.Join(err, k.close()) }()
	if k.shelves, err = k.library.shelves(ctx, c.with); err != nil {
		return err
	}
	done := checks{Checked: []checked{}}
	for _, dir := range dirs {
		one, err := k.check(ctx, dir)
		if err != nil {
			return err
		}
		done.Checked = append(done.Checked, one)
	}
	return a.tellChecks(done, c.json)
}

// checker checks dossiers, one after the other.
type checker struct {
	library
	shelves []shelf
}

func (k *checker) check(ctx context.Context, dir string) (checked, error) {
	bundle, err := readDossier(dir)
	if err != nil {
		return checked{}, err
	}
	store, err := k.beneath(ctx, ground{dir, bundle})
	if err != nil {
		return checked{}, err
	}
	found, err := loaders.Check(ctx, store, bundle, dossier.Read(data.Base()))
	if err != nil {
		return checked{}, err
	}
	if len(found) == 0 {
		k.shelves = append(k.shelves, shelfOf(dir, func() (*loaders.Bundle, error) { return readDossier(dir) }))
	}
	var named loaders.Problems
	errors.As(inFolder(dir, found), &named)
	return checked{dir, bundle.Slug(), len(bundle.Items), problemsOf(named), named}, nil
}

// beneath is a store that holds what a dossier refers to: one that --with
// names, or else one into which it is laid. Nothing is derived there.
func (k *checker) beneath(ctx context.Context, on ground) (graph.Reader, error) {
	leans := leansOn(on.bundle)
	for _, s := range k.shelves {
		if s.store == nil {
			continue
		}
		if all, err := holds(ctx, s.store, leans); err != nil || all {
			return s.store, err
		}
	}
	if len(leans) == 0 {
		return nil, nil
	}
	store, err := k.scratch(ctx)
	if err != nil {
		return nil, err
	}
	return store, k.lay(ctx, on, layer{store, append(k.shelves[:len(k.shelves):len(k.shelves)], shipped()), loadUnderived})
}

func loadUnderived(ctx context.Context, store graph.Store, b *loaders.Bundle) (loaders.Report, error) {
	nothing := func(context.Context, graph.Store) error { return nil }
	return loaders.Load(ctx, store, b, loaders.Options{Base: dossier.Read(data.Base()), Clear: nothing, Derive: nothing})
}

// holds reports whether a store holds all these datasets.
func holds(ctx context.Context, store graph.Reader, slugs []string) (bool, error) {
	var ids []graph.ID
	for _, s := range slugs {
		ids = append(ids, graph.DatasetID(s))
	}
	part, err := store.Walk(ctx, graph.Route{From: ids})
	if err != nil {
		return false, err
	}
	for _, id := range ids {
		if part.Records[id] == nil {
			return false, nil
		}
	}
	return true, nil
}

// checks is what check has found.
type checks struct {
	Checked []checked `json:"checked"`
}

type checked struct {
	Folder   string    `json:"folder"`
	Dataset  string    `json:"dataset"`
	Records  int       `json:"records"`
	Problems []problem `json:"problems"`
	found    loaders.Problems
}

// tellChecks writes what was found; the error is all that is wrong.
func (a *app) tellChecks(c checks, asJSON bool) error {
	var all loaders.Problems
	for _, one := range c.Checked {
		all = append(all, one.found...)
	}
	if !asJSON {
		return errors.Join(c.print(a.out), all.Err())
	}
	if err := a.writeJSON(c); err != nil || len(all) == 0 {
		return err
	}
	return errTold
}

func (c checks) print(w io.Writer) error {
	for _, one := range c.Checked {
		if len(one.found) > 0 {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s: %d records, nothing wrong\n", one.Folder, one.Records); err != nil {
			return err
		}
	}
	return nil
}

// problem is one of loaders.Problems for programs.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Message  string `json:"message"`
	Expected string `json:"expected,omitempty"`
	Nearest  string `json:"nearest,omitempty"`
}

func problemsOf(found loaders.Problems) []problem {
	return each(found, func(p loaders.Problem) problem {
		return problem{p.File, p.Line, p.Column, p.Message, p.Expected, p.Nearest}
	})
}
