package loaders

import (
	"context"
	"fmt"
	"slices"

	"onus/graph"
)

// world is what a bundle is read against: its own records, those of bundles
// loaded with it, and those of other datasets in the store that it refers to
// (with what those derive from and are part of).
type world struct {
	slug   string
	items  []Item
	mine   map[graph.ID]int32 // first item of that id
	others map[graph.ID]graph.Record
	reader graph.Reader
	names  map[graph.Kind][]string // candidates for Nearest, made when needed
}

// wholes is how far up references of one kind are followed in other datasets.
const wholes = 64

func newWorld(ctx context.Context, r graph.Reader, b *Bundle, with []*Bundle) (*world, error) {
	w := &world{
		slug: b.Slug(), items: b.Items, reader: r, mine: make(map[graph.ID]int32, len(b.Items)),
		others: map[graph.ID]graph.Record{}, names: map[graph.Kind][]string{},
	}
	for i := range b.Items {
		id := b.Items[i].Record.Base().ID
		if _, taken := w.mine[id]; !taken {
			w.mine[id] = int32(i)
		}
	}
	for _, other := range with {
		for _, it := range other.Items {
			w.others[it.Record.Base().ID] = it.Record
		}
	}
	return w, w.fetch(ctx)
}

// fetch reads what the bundle refers to in other datasets of the store.
func (w *world) fetch(ctx context.Context) error {
	foreign := w.foreign()
	if w.reader == nil || len(foreign) == 0 {
		return nil
	}
	up := graph.Hop{Rel: graph.DerivesFrom, Times: wholes}
	hops := []graph.Hop{
		{Rel: graph.In, Then: []graph.Hop{up}}, up,
		{Rel: graph.PartOf, Times: wholes}, {Rel: graph.Succeeds, Times: wholes},
	}
	for chunk := range slices.Chunk(foreign, graph.MaxBatch/10) {
		part, err := w.reader.Walk(ctx, graph.Route{From: chunk, Hops: hops})
		if err != nil {
			return fmt.Errorf("look up other datasets: %w", err)
		}
		for id, r := range part.Records {
			if id.Dataset() != w.slug {
				w.others[id] = r
			}
		}
	}
	return nil
}

// foreign lists what is referred to outside the bundle, in the order of use.
func (w *world) foreign() []graph.ID {
	var out []graph.ID
	var rs refs
	seen := map[graph.ID]bool{}
	for i := range w.items {
		for _, r := range rs.of(w.items[i].Record) {
			if r.to.Dataset() == w.slug || seen[r.to] || r.to.Check() != nil {
				continue
			}
			seen[r.to] = true
			if w.others[r.to] == nil {
				out = append(out, r.to)
			}
		}
	}
	return out
}

// record is the record of that id, nil if nobody has it. A record of the
// dataset itself is only in the bundle: what the store has of it will go.
func (w *world) record(id graph.ID) graph.Record {
	if i, ok := w.mine[id]; ok {
		return w.items[i].Record
	}
	if r, ok := w.others[id]; ok {
		return r
	}
	return nil
}

func lookup[R graph.Record](w *world, id graph.ID) R {
	r, _ := w.record(id).(R)
	return r
}

// candidates are the names under which an author may refer to records of a
// kind: slugs of the bundle, slugs of base, and full ids of other datasets.
func (w *world) candidates(k graph.Kind) []string {
	if names, ok := w.names[k]; ok {
		return names
	}
	var names []string
	for i := range w.items {
		if r := w.items[i].Record; r.Kind() == k {
			names = append(names, r.Base().ID.Slug())
		}
	}
	var rest []string
	for id, r := range w.others {
		if r.Kind() == k {
			rest = append(rest, w.spelled(id))
		}
	}
	slices.Sort(rest)
	names = append(names, rest...)
	w.names[k] = names
	return names
}

// spelled is how an author of the bundle writes an id.
func (w *world) spelled(id graph.ID) string {
	if d := id.Dataset(); d == w.slug || d == BaseSlug {
		return id.Slug()
	}
	return string(id)
}

func (w *world) nearest(id graph.ID, kinds []graph.Kind) string {
	var names []string
	for _, k := range kinds {
		names = append(names, w.candidates(k)...)
	}
	return graph.Nearest(w.spelled(id), names)
}
