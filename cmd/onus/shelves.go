package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onus/data"
	"onus/graph"
	"onus/graph/diff"
	"onus/loaders"
	"onus/loaders/dossier"
)

// shelf is a place that holds datasets.
type shelf struct {
	name  string       // for people
	store graph.Reader // where it is one
	// get gives a dataset by its slug, read anew; nil if it is not there.
	get func(ctx context.Context, slug string) (*loaders.Bundle, error)
}

// ground is a dataset that another leans on, and where it was found.
type ground struct {
	where  string
	bundle *loaders.Bundle
}

// shelves are those that --with names: folders, or stores.
func (l *library) shelves(ctx context.Context, with string) ([]shelf, error) {
	var out []shelf
	for name := range strings.SplitSeq(with, ",") {
		switch name = strings.TrimSpace(name); {
		case name == "":
		case isFolder(name):
			out = append(out, shelfOf(name, func() (*loaders.Bundle, error) { return readDossier(name) }))
		default:
			store, err := l.openStore(ctx, name)
			if err != nil {
				return nil, err
			}
			out = append(out, shelfIn(store, name))
		}
	}
	return out, nil
}

// shipped holds what Onus ships.
func shipped() shelf {
	return shelfOf("shipped", func() (*loaders.Bundle, error) { return dossier.Read(data.Founding()), nil })
}

// shelfOf holds one dataset.
func shelfOf(name string, read func() (*loaders.Bundle, error)) shelf {
	return shelf{name: name, get: func(_ context.Context, slug string) (*loaders.Bundle, error) {
		b, err := read()
		if err != nil || b.Slug() != slug {
			return nil, err
		}
		return b, nil
	}}
}

// shelfIn holds the datasets of a store, as their authors wrote them.
func shelfIn(store graph.Reader, name string) shelf {
	return shelf{name: name, store: store, get: func(ctx context.Context, slug string) (*loaders.Bundle, error) {
		id := graph.DatasetID(slug)
		part, err := store.Walk(ctx, graph.Route{From: []graph.ID{id}})
		if err != nil {
			return nil, err
		}
		d := graph.Get[*graph.Dataset](part, id)
		if d == nil {
			return nil, nil
		}
		b := &loaders.Bundle{Dataset: d, At: loaders.Place{File: string(id)}}
		for _, k := range diff.Kinds() {
			for r, err := range store.Scan(ctx, graph.Query{Kind: k, Where: graph.Is("dataset", slug)}) {
				if err != nil {
					return nil, fmt.Errorf("read the dataset %s in %s: %w", slug, name, err)
				}
				if c, ok := r.(*graph.Claim); ok {
					c.Derived = graph.Derived{}
				}
				b.Items = append(b.Items, loaders.Item{Record: r, At: loaders.Place{File: string(r.Base().ID)}})
			}
		}
		return b, nil
	}}
}

// foundation gathers the datasets that others lean on, the lowest first.
type foundation struct {
	shelves []shelf
	met     map[string]bool
	grounds []ground
	missing []string
}

func (f *foundation) under(ctx context.Context, b *loaders.Bundle) error {
	for _, slug := range leansOn(b) {
		if f.met[slug] {
			continue
		}
		f.met[slug] = true
		found, err := f.find(ctx, slug)
		if err != nil {
			return err
		}
		if found.bundle == nil {
			f.missing = append(f.missing, slug)
			continue
		}
		if err := f.under(ctx, found.bundle); err != nil {
			return err
		}
		f.grounds = append(f.grounds, found)
	}
	return nil
}

func (f *foundation) find(ctx context.Context, slug string) (ground, error) {
	for _, s := range f.shelves {
		if b, err := s.get(ctx, slug); b != nil || err != nil {
			return ground{s.name, b}, err
		}
	}
	return ground{}, nil
}

// leansOn lists the other datasets that a dataset refers to, but base, which
// every load brings.
func leansOn(b *loaders.Bundle) []string {
	found := map[string]bool{}
	for _, it := range b.Items {
		for _, l := range graph.Links(it.Record) {
			found[l.To.Dataset()] = true
		}
	}
	for _, own := range []string{b.Slug(), loaders.BaseSlug, graph.Own, ""} {
		delete(found, own)
	}
	return slices.Sorted(maps.Keys(found))
}
