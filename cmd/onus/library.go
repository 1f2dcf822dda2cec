package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"onus/graph"
	"onus/loaders"
)

// library opens stores and folders that hold datasets, and closes them again.
type library struct {
	*app
	server serverFlags
	opened []graph.Store
	scrap  []string // folders to throw away
}

func (l *library) close() error {
	var errs []error
	for _, s := range l.opened {
		errs = append(errs, s.Close())
	}
	for _, dir := range l.scrap {
		errs = append(errs, os.RemoveAll(dir))
	}
	return errors.Join(errs...)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// openStore opens a store that must be there.
func (l *library) openStore(ctx context.Context, name string) (graph.Store, error) {
	if !strings.Contains(name, "://") {
		if _, err := os.Stat(name); err != nil {
			return nil, notFound("%s: no such folder or store", name)
		}
	}
	store, err := l.open(ctx, storeFlags{name, l.server})
	if err == nil {
		l.opened = append(l.opened, store)
	}
	return store, err
}

// scratch makes a store that is thrown away.
func (l *library) scratch(ctx context.Context) (graph.Store, error) {
	dir, err := os.MkdirTemp("", "onus-scratch-")
	if err != nil {
		return nil, err
	}
	l.scrap = append(l.scrap, dir)
	store, err := l.open(ctx, storeFlags{store: filepath.Join(dir, defaultStore)})
	if err == nil {
		l.opened = append(l.opened, store)
	}
	return store, err
}

// layer is a store into which datasets are laid from shelves.
type layer struct {
	store   graph.Store
	shelves []shelf
	load    func(context.Context, graph.Store, *loaders.Bundle) (loaders.Report, error)
}

// lay lays the datasets into a store on which another leans, directly or by
// others, the lowest first. It tells which of them are nowhere.
func (l *library) lay(ctx context.Context, on ground, in layer) error {
	below := foundation{shelves: in.shelves, met: map[string]bool{on.bundle.Slug(): true}}
	if err := below.under(ctx, on.bundle); err != nil {
		return err
	}
	for _, g := range below.grounds {
		if _, err := in.load(ctx, in.store, g.bundle); err != nil {
			return inFolder(g.where, err)
		}
	}
	if len(below.missing) > 0 {
		fmt.Fprintf(l.err, "%s refers to the dataset %s, which is not there; --with names its folder, or a store that holds it\n",
			on.where, strings.Join(below.missing, ", "))
	}
	return nil
}
