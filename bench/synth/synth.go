// Package synth makes up graphs to measure with: as many claims as asked for,
// the same for the same seed. Persons, events and sources have numbers for
// names.
//
//	bundle := synth.Bundle(synth.Options{Claims: 1000})
//
// Claims come in cases of about 500: an event in parts, a body with its
// members, the sources that speak of them. Most claims have two pieces of
// authored evidence, a few have sixty; half of the questions have rival
// answers.
package synth

import (
	"onus/graph"
	"onus/loaders"
)

// Slug is the dataset of what is made up.
const Slug = "synth"

// Pieces of authored evidence on an ordinary claim, and on one of the few
// that everybody quarrels about.
const (
	Ordinary = 2
	Many     = 60
)

// Options say what is made up. A zero field takes its default.
type Options struct {
	Claims int    // exactly so many; default 100,000
	Seed   uint64 // default 1
}

// Graph is what was made up.
type Graph struct {
	Records  []graph.Record // all of one dataset, but the Dataset itself
	Ordinary []graph.ID     // claims with Ordinary pieces of authored evidence
	Many     []graph.ID     // claims with Many of them
}

// New makes up a graph.
func New(o Options) *Graph {
	if o.Claims == 0 {
		o.Claims = 100_000
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	g := &maker{left: o.Claims, seed: o.Seed, words: vocabulary()}
	g.add(lexicon()...)
	for n := 0; g.left > 0; n++ {
		newCase(g, n).tell()
	}
	return &g.Graph
}

// Bundle is the graph as a loader reads it.
func (g *Graph) Bundle() *loaders.Bundle {
	b := &loaders.Bundle{Dataset: &graph.Dataset{
		Meta:    graph.Meta{ID: graph.DatasetID(Slug), Dataset: Slug, Name: "A made-up quarrel"},
		Licence: "CC0-1.0", Version: "1",
	}}
	b.Items = make([]loaders.Item, len(g.Records))
	for i, r := range g.Records {
		b.Items[i].Record = r
	}
	return b
}

// maker gathers what the cases tell.
type maker struct {
	Graph
	left  int // claims still to be made
	seed  uint64
	words []string
}

func (g *maker) add(records ...graph.Record) { g.Records = append(g.Records, records...) }

// claim adds one, unless there are enough.
func (g *maker) claim(c *graph.Claim) bool {
	if g.left == 0 {
		return false
	}
	g.left--
	g.add(c)
	return true
}

func id(slug string) graph.ID { return graph.ID(Slug + ":" + slug) }

func meta(slug, name string) graph.Meta {
	return graph.Meta{ID: id(slug), Dataset: Slug, Name: name}
}
