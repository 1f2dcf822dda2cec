package ask

import (
	"context"
	"maps"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// farthest is how many steps from a record others that are the same are
// looked for.
const farthest = 32

// joining finds out who is the same as whom, among the records that are named
// in what was walked and those that are joined to them, without the identities
// that are taken back.
type joining struct {
	store      graph.Reader
	taken      []graph.ID
	records    map[graph.ID]graph.Record
	identities map[graph.ID]*graph.Identity
}

func newJoining(store graph.Reader, taken []graph.ID) *joining {
	return &joining{store, taken, map[graph.ID]graph.Record{}, map[graph.ID]*graph.Identity{}}
}

// among takes in all that a part names, and gives the canon as it is then. The
// records that can be the same as others become records of the part.
func (j *joining) among(ctx context.Context, part *graph.Part) (contrast.Canon, error) {
	next, err := j.named(part), error(nil)
	for range farthest {
		if len(next) == 0 {
			break
		}
		if next, err = j.step(ctx, next); err != nil {
			return contrast.Canon{}, err
		}
	}
	for id, r := range j.records {
		if part.Records[id] == nil {
			part.Records[id] = r
		}
	}
	var kept []*graph.Identity
	for _, id := range slices.Sorted(maps.Keys(j.identities)) {
		if !slices.Contains(j.taken, id) {
			kept = append(kept, j.identities[id])
		}
	}
	return contrast.NewCanon(kept, j.sharing()), nil
}

// named are the persons, organizations, positions and events of a part, and
// those that its claims and questions name, but for those that were taken in.
func (j *joining) named(part *graph.Part) []graph.ID {
	found := map[graph.ID]bool{}
	for id, r := range part.Records {
		if canBeSame(r.Kind()) {
			found[id] = true
		}
		for _, l := range graph.Links(r) {
			found[l.To] = found[l.To] || namesOne(r.Kind(), l.Rel)
		}
	}
	maps.DeleteFunc(found, func(id graph.ID, wanted bool) bool { return !wanted || j.records[id] != nil })
	return slices.Sorted(maps.Keys(found))
}

func canBeSame(k graph.Kind) bool {
	return k == graph.KindPerson || k == graph.KindOrganization || k == graph.KindPosition || k == graph.KindEvent
}

// namesOne: such a link goes to a record of these kinds. What a claim's
// subject and event are after Identity may be told of a record that no claim
// names.
func namesOne(from graph.Kind, rel graph.Rel) bool {
	switch rel {
	case graph.About, graph.Except, graph.Among, graph.Concerns, graph.Holds, graph.Member, graph.MadeBy, graph.CountsIn, graph.Subject, graph.At,
		graph.PartOf, graph.PositionIn, graph.Needs, graph.Implies:
		return true
	case graph.Joins:
		return from == graph.KindIdentity
	}
	return false
}

// step takes in records, and gives those that an Identity or an external id
// joins to them.
func (j *joining) step(ctx context.Context, ids []graph.ID) ([]graph.ID, error) {
	part, err := j.store.Walk(ctx, graph.Route{From: ids, Hops: []graph.Hop{
		{Rel: graph.Joins, Back: true, Kind: graph.KindIdentity, Then: []graph.Hop{{Rel: graph.Joins}}},
	}})
	if err != nil {
		return nil, err
	}
	var found []graph.ID
	external := map[graph.Kind][]string{}
	for id, r := range part.Records {
		if i, ok := r.(*graph.Identity); ok {
			j.identities[id] = i
			found = append(found, i.A, i.B)
		}
	}
	for _, id := range ids {
		if r := part.Records[id]; r != nil {
			j.records[id] = r
			external[r.Kind()] = append(external[r.Kind()], contrast.SameAs(r)...)
		}
	}
	for kind, values := range external {
		sharing, err := j.holders(ctx, kind, values)
		if err != nil {
			return nil, err
		}
		found = append(found, sharing...)
	}
	slices.Sort(found)
	return slices.DeleteFunc(slices.Compact(found), func(id graph.ID) bool { return j.records[id] != nil }), nil
}

// holders are all records of a kind that have one of these external ids.
func (j *joining) holders(ctx context.Context, kind graph.Kind, values []string) ([]graph.ID, error) {
	if len(values) == 0 {
		return nil, nil
	}
	var out []graph.ID
	for r, err := range j.store.Scan(ctx, graph.Query{Kind: kind, Where: graph.Is("sameAs", values...)}) {
		if err != nil {
			return nil, err
		}
		out = append(out, r.Base().ID)
	}
	return out, nil
}

// sharing are the pairs that share an external id.
func (j *joining) sharing() []contrast.Same {
	var records []graph.Record
	for _, id := range slices.Sorted(maps.Keys(j.records)) {
		records = append(records, j.records[id])
	}
	return contrast.Sharing(slices.Values(records))
}
