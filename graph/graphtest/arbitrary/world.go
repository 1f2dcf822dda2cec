// Package arbitrary draws small worlds at random, of records of all kinds: as
// an author could have written them and a loader would accept them, with much
// in common to quarrel about. Derivation is tested on them.
//
//	rapid.Check(t, func(t *rapid.T) {
//		w := arbitrary.New(t, arbitrary.Options{})
//		put(w.Records()...)
//		changed, gone := w.Redraw(t, rapid.SampledFrom(w.Slots()).Draw(t, "which"))
//		…
//	})
package arbitrary

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/graphtest"
)

// Datasets are those that the records of a world are in, but for what it was
// given.
func Datasets() []string { return []string{"a", "b"} }

// Options bound a world. A zero field takes its default.
type Options struct {
	Given    []graph.Record // scales and profiles that are there before; default Vocabulary
	Claims   int            // at most so many (2 or more), and a few tenures; default 6
	Evidence int            // at most so many; default 4
}

// World is a graph under change. Each record has a slot, whose id and kind
// stay; what is in it may be drawn anew, or go and come back.
type World struct {
	given []graph.Record
	slots []slot // a record refers to slots before its own; evidence to any evidence
	now   map[graph.ID]graph.Record
	owner map[graph.ID]graph.ID // of the attributions of a grouping
}

type slot struct {
	id   graph.ID
	kind graph.Kind
	form graph.FormName // of claims that must be of one; "" for any
}

// New draws a world; in a failure it is printed as a record a line.
func New(t *rapid.T, o Options) *World {
	return rapid.Custom(func(t *rapid.T) *World { return draw(t, o) }).Draw(t, "world")
}

func draw(t *rapid.T, o Options) *World {
	if o.Given == nil {
		o.Given = Vocabulary()
	}
	w := &World{now: map[graph.ID]graph.Record{}, owner: map[graph.ID]graph.ID{}}
	for _, r := range o.Given {
		r = graphtest.Clone(r)
		w.given = append(w.given, r)
		w.now[r.Base().ID] = r
	}
	d := &drawer{t: t, w: w}
	for _, s := range shape(o) {
		for i := range s.least + d.below(1+s.most-s.least, "how many") {
			w.slots = append(w.slots, slot{s.id(t, i), s.kind, s.form})
		}
	}
	for _, s := range w.slots {
		w.Redraw(t, s.id)
	}
	return w
}

// GoString is the world, a record a line, but for what it was given.
func (w *World) GoString() string {
	return drawn(slices.DeleteFunc(w.Records(), func(r graph.Record) bool {
		return slices.ContainsFunc(w.given, func(g graph.Record) bool { return g.Base().ID == r.Base().ID })
	})).GoString()
}

type drawn []graph.Record

func (rs drawn) GoString() string {
	var b strings.Builder
	for _, r := range rs {
		text, err := graph.Encode(r)
		if err != nil {
			panic(err) // a record of ours
		}
		fmt.Fprintf(&b, "\n%s %s", r.Kind(), text)
	}
	return b.String()
}

// section is how many records of a kind there are.
type section struct {
	kind        graph.Kind
	form        graph.FormName
	least, most int
}

func shape(o Options) []section {
	return []section{
		{graph.KindPerson, "", 2, 3},
		{graph.KindOrganization, "", 1, 2},
		{graph.KindEvent, "", 1, 3},
		{graph.KindPosition, "", 1, 2},
		{graph.KindSource, "", 1, 2},
		{graph.KindPassage, "", 0, 1},
		{graph.KindScale, "", 0, 1},
		{graph.KindAct, "", 1, 2},
		{graph.KindPresumption, "", 0, 1},
		{graph.KindProfile, "", 0, 1},
		{graph.KindIdentity, "", 0, 1},
		{graph.KindClaim, graph.FormTenure, 1, 3},
		{graph.KindClaim, "", 2, cmp.Or(o.Claims, 6)},
		{graph.KindEvidence, "", 0, cmp.Or(o.Evidence, 4)},
	}
}

// id is one of either dataset: which is the smallest of two ids is open.
func (s section) id(t *rapid.T, i int) graph.ID {
	slug := strings.ToLower(string(s.kind)) + "-" + strconv.Itoa(i)
	if s.form != "" {
		slug = string(s.form) + "-" + strconv.Itoa(i)
	}
	return graph.ID(rapid.SampledFrom(Datasets()).Draw(t, "dataset of "+slug) + ":" + slug)
}

// Slots are the ids of all slots, empty ones too.
func (w *World) Slots() []graph.ID {
	out := make([]graph.ID, len(w.slots))
	for i, s := range w.slots {
		out[i] = s.id
	}
	return out
}

// Has reports whether there is a record of that id.
func (w *World) Has(id graph.ID) bool { return w.now[id] != nil }

// Records are all that are there, by id; the caller's own.
func (w *World) Records() []graph.Record {
	out := make([]graph.Record, 0, len(w.now))
	for _, id := range slices.Sorted(maps.Keys(w.now)) {
		out = append(out, graphtest.Clone(w.now[id]))
	}
	return out
}

// Redraw draws what is in a slot anew, also where it is empty. It gives the
// records that came or changed, and the ids of those that went with it: the
// attributions of a grouping, and what referred to them. Where there is nothing
// to refer to, all stays as it was.
func (w *World) Redraw(t *rapid.T, id graph.ID) (put []graph.Record, gone []graph.ID) {
	i := slices.IndexFunc(w.slots, func(s slot) bool { return s.id == id })
	before := w.attributionsOf(id)
	records := rapid.Custom(func(t *rapid.T) drawn {
		return (&drawer{t: t, w: w, at: i}).records(w.slots[i])
	}).Draw(t, string(id))
	if len(records) == 0 {
		return nil, nil
	}
	for _, r := range records {
		w.now[r.Base().ID] = r
		if r.Base().ID != id {
			w.owner[r.Base().ID] = id
		}
		put = append(put, graphtest.Clone(r))
	}
	for _, old := range before {
		if !slices.ContainsFunc(put, func(r graph.Record) bool { return r.Base().ID == old }) {
			gone = append(gone, w.Remove(old)...)
		}
	}
	return put, gone
}

func (w *World) attributionsOf(grouping graph.ID) []graph.ID {
	var out []graph.ID
	for id, owner := range w.owner {
		if owner == grouping && w.now[id] != nil {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// Remove takes out a record, and all that refer to it, and to those. It gives
// their ids, of whoever is referred to last.
func (w *World) Remove(id graph.ID) []graph.ID {
	if w.now[id] == nil {
		return nil
	}
	delete(w.now, id)
	var gone []graph.ID
	for _, other := range slices.Sorted(maps.Keys(w.now)) {
		r := w.now[other]
		if r != nil && refers(r, id) {
			gone = append(gone, w.Remove(other)...)
		}
	}
	return append(gone, id)
}

// refers: an undercut also to the subject that it names, which is no link.
func refers(r graph.Record, to graph.ID) bool {
	e, ok := r.(*graph.Evidence)
	return ok && e.OnWhom == to || slices.ContainsFunc(graph.Links(r), func(l graph.Link) bool { return l.To == to })
}

// Identity says of two records of one kind that are there that they are the
// same; nil if no kind has two. It is put into the world.
func (w *World) Identity(t *rapid.T, id graph.ID) *graph.Identity {
	d := &drawer{t: t, w: w, at: len(w.slots)}
	i := d.identity(graph.Meta{ID: id, Dataset: id.Dataset(), Name: "said later"})
	if i == nil {
		return nil
	}
	i.Differ = false
	w.now[id] = i
	return graphtest.Clone(i).(*graph.Identity)
}
