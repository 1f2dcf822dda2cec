package ask

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/drawing"
)

// Drawn says how much of the graph is fetched to be drawn.
type Drawn struct {
	View  drawing.View
	Depth int // of Around: how many steps away, whichever way references point
	Limit int // at most so many records, of which some are edges in the folded view
}

// Surroundings are records to draw, each once: what was asked for first, then
// the nearest.
type Surroundings struct {
	Records   []graph.Record
	Truncated bool // there is more than was fetched, nearer than Depth
	Revision  int64
	Absent    []graph.ID // of those asked for, each once: there are no such records
}

// Around fetches what lies around records, in one walk for each step away. A
// step is an edge of the drawing. In the reified view that is a reference. In
// the folded one a claim, evidence or an identity stands for an edge: it is
// reached together with its ends, and the next step goes on from these as well
// as from itself. So who is said to have been at an event is one step from it,
// and two from the others who are said to have been there. What one depth
// gives, a greater one gives too, under the same limit. Ids that do not exist
// are no error; Absent has them.
func Around(ctx context.Context, store graph.Reader, d Drawn, from ...graph.ID) (*Surroundings, error) {
	g := newGathering(d.Limit)
	next := from
	for step := range max(d.Depth, 1) {
		room := max(d.Limit-len(g.out.Records), 1)
		hops := hopsOf(d.View, step == 0, max(fewest, 4*room/max(len(next), 1)))
		switch {
		case d.Depth == 0:
			hops = nil
		case d.View == drawing.Folded:
			hops = withEnds(hops)
		}
		part, err := store.Walk(ctx, graph.Route{From: next, Hops: hops})
		if err != nil {
			return nil, err
		}
		if step == 0 {
			g.addAll(part, from)
		}
		if next = g.step(part, next, hops); len(next) == 0 {
			break
		}
	}
	return g.out, nil
}

// OfClaims fetches, in one walk, what claims refer to, the evidence on them
// and from them, and what that refers to. Claims come in their order, each with
// what goes with it, as long as there is room.
func OfClaims(ctx context.Context, store graph.Reader, d Drawn, claims []graph.Record) (*Surroundings, error) {
	g := newGathering(d.Limit)
	hops := ofClaims(d.View, max(fewest, 4*d.Limit/max(len(claims), 1)))
	ids := make([]graph.ID, len(claims))
	for i, c := range claims {
		ids[i] = c.Base().ID
	}
	part, err := store.Walk(ctx, graph.Route{From: ids, Hops: hops})
	if err != nil {
		return nil, err
	}
	g.out.Revision = part.Revision
	for _, id := range ids {
		g.with(part, id, hops)
	}
	return g.out, nil
}

// fewest is how many neighbours of one record, along one kind of reference,
// are looked at in any case.
const fewest = 20

// gathering collects records as long as there is room for them.
type gathering struct {
	out   *Surroundings
	limit int
	seen  map[graph.ID]bool
}

func newGathering(limit int) *gathering {
	return &gathering{&Surroundings{}, limit, map[graph.ID]bool{}}
}

// addAll takes in the records asked for, and notes which there are not.
func (g *gathering) addAll(part *graph.Part, ids []graph.ID) {
	for _, id := range ids {
		if part.Records[id] == nil && !slices.Contains(g.out.Absent, id) {
			g.out.Absent = append(g.out.Absent, id)
		}
		g.add(part, id)
	}
}

// add takes in records that belong together, all or, where there is no room,
// none.
func (g *gathering) add(part *graph.Part, ids ...graph.ID) {
	var more []graph.Record
	for i, id := range ids {
		if r := part.Records[id]; r != nil && !g.seen[id] && !slices.Contains(ids[:i], id) {
			more = append(more, r)
		}
	}
	if len(g.out.Records)+len(more) > g.limit {
		g.out.Truncated = true
		return
	}
	for _, r := range more {
		g.seen[r.Base().ID] = true
	}
	g.out.Records = append(g.out.Records, more...)
}

// step takes in what was reached from records along hops, with what goes with
// it, and gives all that is new.
func (g *gathering) step(part *graph.Part, from []graph.ID, hops []graph.Hop) []graph.ID {
	g.out.Revision = part.Revision
	before := len(g.out.Records)
	for _, at := range from {
		for _, h := range hops {
			g.out.Truncated = g.out.Truncated || part.Cut(at, h.Rel, h.Back)
			for _, id := range reached(part, at, h) {
				g.with(part, id, h.Then) // though it may be there: as an end, without its own
			}
		}
	}
	var next []graph.ID
	for _, r := range g.out.Records[before:] {
		next = append(next, r.Base().ID)
	}
	return next
}

// with takes in a record with all that was reached from it along hops.
func (g *gathering) with(part *graph.Part, id graph.ID, hops []graph.Hop) {
	g.add(part, append([]graph.ID{id}, g.along(part, id, hops)...)...)
}

func (g *gathering) along(part *graph.Part, id graph.ID, hops []graph.Hop) []graph.ID {
	var out []graph.ID
	for _, h := range hops {
		g.out.Truncated = g.out.Truncated || part.Cut(id, h.Rel, h.Back)
		for _, to := range reached(part, id, h) {
			out = append(append(out, to), g.along(part, to, h.Then)...)
		}
	}
	return out
}

func reached(part *graph.Part, at graph.ID, h graph.Hop) []graph.ID {
	if h.Back {
		return part.InIDs(at, h.Rel)
	}
	return part.OutIDs(at, h.Rel)
}
