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

// edition is one of the two that are compared, as a store holds it.
type edition struct {
	name   string // as it was named
	bundle *loaders.Bundle
	store  graph.Store
}

// editions opens what is compared, and closes it again.
type editions struct {
	*app
	flags  diffFlags
	opened []graph.Store
	scrap  []string // folders to throw away
}

func (v *editions) close() error {
	var errs []error
	for _, s := range v.opened {
		errs = append(errs, s.Close())
	}
	for _, dir := range v.scrap {
		errs = append(errs, os.RemoveAll(dir))
	}
	return errors.Join(errs...)
}

// open opens both, and gives the slug of the dataset that both are of. Stores
// come first: a folder may lean on what they hold.
func (v *editions) open(ctx context.Context, sides ...*edition) (slug string, err error) {
	for _, side := range sides {
		if isFolder(side.name) {
			side.bundle, err = readDossier(side.name)
		} else {
			side.store, err = v.openStore(ctx, side.name)
		}
		if err != nil {
			return "", err
		}
	}
	if slug, err = v.slug(ctx, sides); err != nil {
		return "", err
	}
	return slug, v.loadAll(ctx, sides)
}

// slug is what --dataset says, else what the folders say, else the only
// dataset that a store holds.
func (v *editions) slug(ctx context.Context, sides []*edition) (string, error) {
	slug, folders := v.flags.dataset, false
	for _, side := range sides {
		if side.bundle == nil {
			continue
		}
		folders = true
		switch own := side.bundle.Slug(); {
		case !graph.IsSlug(own): // the load will tell
		case slug == "":
			slug = own
		case own != slug:
			return "", graph.Invalid("%s is the dataset %q: expected a version of %q", side.name, own, slug)
		}
	}
	if slug != "" || folders {
		return slug, nil
	}
	return onlyDataset(ctx, sides[len(sides)-1])
}

// loadAll loads the folders. What is wrong with two of them is told at once.
func (v *editions) loadAll(ctx context.Context, sides []*edition) error {
	shelves, err := v.shelves(ctx, sides)
	if err != nil {
		return err
	}
	var problems loaders.Problems
	told := map[loaders.Problem]bool{} // both may lean on what is at fault
	for _, side := range sides {
		if side.bundle == nil {
			continue
		}
		var some loaders.Problems
		if err := v.load(ctx, side, shelves); errors.As(err, &some) {
			for _, p := range some {
				if !told[p] {
					problems = append(problems, p)
				}
				told[p] = true
			}
		} else if err != nil {
			return err
		}
	}
	return problems.Err()
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// openStore opens a store that must be there.
func (v *editions) openStore(ctx context.Context, name string) (graph.Store, error) {
	if !strings.Contains(name, "://") {
		if _, err := os.Stat(name); err != nil {
			return nil, fmt.Errorf("%s: no such folder or store: %w", name, graph.ErrNotFound)
		}
	}
	s := v.flags.storeFlags
	s.store = name
	store, err := v.app.open(ctx, s)
	if err == nil {
		v.opened = append(v.opened, store)
	}
	return store, err
}

// load loads a folder into a store of its own, after what it leans on.
func (v *editions) load(ctx context.Context, side *edition, shelves []shelf) error {
	dir, err := os.MkdirTemp("", "onus-diff-")
	if err != nil {
		return err
	}
	v.scrap = append(v.scrap, dir)
	if side.store, err = v.app.open(ctx, storeFlags{store: filepath.Join(dir, "onus.db")}); err != nil {
		return err
	}
	v.opened = append(v.opened, side.store)
	below := foundation{shelves: shelves, met: map[string]bool{side.bundle.Slug(): true}}
	if err := below.under(ctx, side.bundle); err != nil {
		return err
	}
	for _, g := range below.grounds {
		if _, err := v.loadBundle(ctx, side.store, g.bundle); err != nil {
			return inFolder(g.where, err)
		}
	}
	_, err = v.loadBundle(ctx, side.store, side.bundle)
	if err != nil && len(below.missing) > 0 {
		fmt.Fprintf(v.err, "%s refers to the dataset %s, which is not there; --with names its folder, or a store that holds it\n",
			side.name, strings.Join(below.missing, ", "))
	}
	return inFolder(side.name, err)
}
