package ask

import (
	"context"
	"maps"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// farthest is how many steps from the records of an Identity others that are
// the same are looked for.
const farthest = 32

// canonWithout is who is the same as whom among the records that identities
// join, directly or by others, without those identities.
func canonWithout(ctx context.Context, store graph.Reader, taken []graph.ID) (contrast.Canon, error) {
	j := &joining{store: store, records: map[graph.ID]graph.Record{}, identities: map[graph.ID]*graph.Identity{}}
	part, err := store.Walk(ctx, graph.Route{From: taken, Hops: []graph.Hop{{Rel: graph.Joins}}})
	if err != nil {
		return contrast.Canon{}, err
	}
	var next []graph.ID
	for _, id := range taken {
		next = append(next, part.OutIDs(id, graph.Joins)...)
	}
	for range farthest {
		if next, err = j.step(ctx, next); err != nil || len(next) == 0 {
			break
		}
	}
	if err != nil {
		return contrast.Canon{}, err
	}
	var kept []*graph.Identity
	for _, id := range slices.Sorted(maps.Keys(j.identities)) {
		if !slices.Contains(taken, id) {
			kept = append(kept, j.identities[id])
		}
	}
	return contrast.NewCanon(kept, j.sharing()), nil
}

// joining gathers records that are the same.
type joining struct {
	store      graph.Reader
	records    map[graph.ID]graph.Record
	identities map[graph.ID]*graph.Identity
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

func (j *joining) holders(ctx context.Context, kind graph.Kind, values []string) ([]graph.ID, error) {
	if len(values) == 0 {
		return nil, nil
	}
	page, err := j.store.Find(ctx, graph.Query{Kind: kind, Where: graph.Is("sameAs", values...)})
	if err != nil {
		return nil, err
	}
	var out []graph.ID
	for _, r := range page.Records {
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
