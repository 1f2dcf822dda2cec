package compare

import (
	"onus/graph"
	"onus/graph/contrast"
)

// How much of the graph one comparison reads.
const (
	subjectsRead = 1000 // questions on the scale about the event
	partsDepth   = 8    // steps along partOf
)

// Route is the walk that fetches all that a comparison needs: one round trip,
// but for an event that is the same as another (see Again).
func Route(a Ask) graph.Route {
	sources := make([]string, len(a.Sources))
	for i, id := range a.Sources {
		sources[i] = string(id)
	}
	from := append([]graph.ID{a.Event}, a.Sources...)
	parts := graph.Hop{Rel: graph.PartOf, Back: true, Kind: graph.KindEvent, Times: partsDepth, Then: []graph.Hop{spoken(sources)}}
	return graph.Route{From: from, With: contrast.VocabularyKinds(), Hops: []graph.Hop{
		questions(a, sources),
		canonical(a.Event),
		spoken(sources),
		parts,
		{Rel: graph.Joins, Back: true, Kind: graph.KindIdentity, Then: []graph.Hop{{Rel: graph.Joins, Then: []graph.Hop{parts}}}},
		groupings(),
	}}
}

// questions are those on the scale about the event from which the hop starts,
// with what these sources, and rules, answer.
func questions(a Ask, sources []string) graph.Hop {
	then := append([]graph.Hop{{Rel: graph.About}}, contrast.QuestionRoute().Hops...)
	for i, h := range then {
		if h.Rel == graph.Answers {
			then[i].Where = graph.Is("source", sources...)
		}
	}
	return graph.Hop{
		Rel: graph.Concerns, Back: true, Kind: graph.KindQuestion, Limit: subjectsRead + 1,
		Where: graph.And(graph.Is("form", string(graph.FormAttribution)), graph.Is("scale", string(a.Scale))),
		Then:  then,
	}
}

// canonical finds the event under which its questions stand, where the one
// that is named is the same as another: by any claim on it and no second event.
func canonical(event graph.ID) graph.Hop {
	self, several := graph.Is("canonicalEvents", string(event)), graph.Is("form", string(graph.FormStatement))
	return graph.Hop{
		Rel: graph.Concerns, Back: true, Kind: graph.KindClaim, Limit: 1,
		Where: graph.And(graph.Filter{Not: &several}, graph.Filter{Not: &self}),
		Then:  []graph.Hop{{Rel: graph.At}},
	}
}

// Again gives what to ask, and walk, instead, where the event that was named
// is the same as another under which its questions stand; again is false where
// the walk was all that is needed.
func Again(part *graph.Part, a Ask) (other Ask, again bool) {
	other = a
	for _, claim := range part.InIDs(a.Event, graph.Concerns) {
		for _, event := range part.OutIDs(claim, graph.At) {
			other.Event = event
		}
	}
	return other, other.Event != a.Event
}

// spoken are the claims of the sources on an event.
func spoken(sources []string) graph.Hop {
	return graph.Hop{Rel: graph.At, Back: true, Kind: graph.KindClaim, Where: graph.Is("source", sources...)}
}

// groupings are those of a source, with who sat in the bodies that they sort.
func groupings() graph.Hop {
	tenures := graph.Hop{
		Rel: graph.Holds, Back: true, Kind: graph.KindClaim, Where: graph.Is("form", string(graph.FormTenure)),
		Then: []graph.Hop{{Rel: graph.Subject}},
	}
	positions := graph.Hop{
		Rel: graph.PositionIn, Back: true, Kind: graph.KindPosition, Where: graph.Is("membership", string(graph.FullMember)),
		Then: []graph.Hop{tenures},
	}
	return graph.Hop{
		Rel: graph.SaidIn, Back: true, Kind: graph.KindClaim, Where: graph.Is("form", string(graph.FormGrouping)),
		Then: []graph.Hop{{Rel: graph.Member}, {Rel: graph.Among, Then: []graph.Hop{positions}}, {Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}}},
	}
}
