// Package graph holds what Onus knows: claims, who makes them, in which
// source and at which place, about whom; and the contract that every store
// of such records keeps.
//
// There are no bare facts here. That someone held an office or knew of a
// crime is a [Claim]; claims that can disagree answer the same [Question].
//
// The usual way in is a [Store] from one of the backends:
//
//	part, err := store.Walk(ctx, graph.Route{
//		From: []graph.ID{"khrushchev-1956:molotov-knew"},
//		Hops: []graph.Hop{{Rel: graph.Answers, Then: []graph.Hop{{Rel: graph.Answers, Back: true}}}},
//	})
//	for _, claim := range part.In("onus:q-…", graph.Answers) { … }
package graph
