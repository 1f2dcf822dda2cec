package main

import (
	"context"
	"errors"
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
	library
	flags differing
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

// shelves are where the datasets are sought that folders lean on, in this
// order: --with, the stores that are compared, and what Onus ships.
func (v *editions) shelves(ctx context.Context, sides []*edition) ([]shelf, error) {
	out, err := v.library.shelves(ctx, v.flags.with)
	if err != nil {
		return nil, err
	}
	for _, side := range sides {
		if side.store != nil {
			out = append(out, shelfIn(side.store, side.name))
		}
	}
	return append(out, shipped()), nil
}

// load loads a folder into a store of its own, after what it leans on.
func (v *editions) load(ctx context.Context, side *edition, shelves []shelf) (err error) {
	if side.store, err = v.scratch(ctx); err != nil {
		return err
	}
	if err := v.lay(ctx, ground{side.name, side.bundle}, layer{side.store, shelves, v.loadBundle}); err != nil {
		return err
	}
	_, err = v.loadBundle(ctx, side.store, side.bundle)
	return inFolder(side.name, err)
}

// onlyDataset is the slug of the one dataset that a store holds beside base.
func onlyDataset(ctx context.Context, side *edition) (string, error) {
	held, err := datasetsIn(ctx, side.store)
	if err != nil {
		return "", err
	}
	var slugs []string
	for _, d := range held {
		if d.Dataset != loaders.BaseSlug {
			slugs = append(slugs, d.Dataset)
		}
	}
	if len(slugs) == 1 {
		return slugs[0], nil
	}
	return "", usagef("diff: --dataset must say which dataset; %s holds %s", side.name, strings.Join(slugs, ", "))
}
