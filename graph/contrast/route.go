package contrast

import (
	"maps"
	"slices"

	"onus/graph"
)

// objectionDepth is how many undercuts of undercuts one walk follows, one on
// the other; Objections tells what to walk for those beyond.
const objectionDepth = 4

// Route is the walk that fetches all that the contrasts of these claims need,
// and what a reader sees of the claims in them: one round trip, whatever their
// number. Its shape is always the same, so that a store may plan it once.
func Route(claims ...graph.ID) graph.Route {
	return graph.Route{From: claims, Hops: claimsHops, With: VocabularyKinds()}
}

// QuestionRoute is the same from questions.
func QuestionRoute(questions ...graph.ID) graph.Route {
	return graph.Route{From: questions, Hops: questionsHops, With: VocabularyKinds()}
}

var (
	ofClaims      = hops(shown(), asserted(shown()), grouped())
	ofEvidence    = []graph.Hop{{Rel: graph.Premise, Then: hops(shown(), undercutBy(), grouped())}}
	questionsHops = []graph.Hop{
		{Rel: graph.About},
		{Rel: graph.Concerns},
		{Rel: graph.Answers, Back: true, Kind: graph.KindClaim, Limit: answersRead, Then: ofClaims},
		{Rel: graph.BearsOn, Back: true, Kind: graph.KindEvidence, Limit: answersRead, Then: ofEvidence},
	}
	claimsHops = hops(
		shown(),
		asserted(shown()),
		[]graph.Hop{
			{Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Where: graph.Is("rule", PartitionGap), Then: ofEvidence},
			{Rel: graph.GroupedBy, Then: asserted(shown())},
			{Rel: graph.Answers, Then: questionsHops},
		},
	)
)

// Deciding is the walk for what decides those questions of a part that were
// too long to be read whole, as ids and what is read of them; ok is false where
// none was. It must be merged into the part.
func Deciding(part *graph.Part) (route graph.Route, ok bool) {
	for _, id := range slices.Sorted(maps.Keys(part.Records)) {
		q := graph.Get[*graph.Question](part, id)
		if q != nil && (part.Cut(id, graph.Answers, true) || part.Cut(id, graph.BearsOn, true)) {
			route.From = append(route.From, q.Deciding...)
		}
	}
	route.Hops = hops(ofClaims, ofEvidence)
	return route, len(route.From) > 0
}

// shown is what a reader sees of a claim: its source, its places, who makes it.
func shown() []graph.Hop {
	return []graph.Hop{
		{Rel: graph.SaidIn},
		{Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}},
		{Rel: graph.MadeBy},
	}
}

// asserted is what authors assert on a claim, by which source, with the claims
// it comes from, and what undercuts that.
func asserted(of []graph.Hop) []graph.Hop {
	return []graph.Hop{{Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Then: hops(
		[]graph.Hop{{Rel: graph.AssertedIn}, {Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}}},
		[]graph.Hop{{Rel: graph.From, Then: hops(of, undercuts(), grouped())}},
		undercuts(),
	)}}
}

// undercutBy is asserted, of undercuts alone: what else is asserted on a claim
// that testimony only rests on does not bear on the question.
func undercutBy() []graph.Hop {
	on := asserted(nil)
	on[0].Where = isUndercut
	return on
}

// undercuts are what undercuts a record, and what undercuts that: the evidence
// itself, the claim that it comes from, or that claim's Grouping.
func undercuts() []graph.Hop {
	again := []graph.Hop{{Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Where: isUndercut}}
	return []graph.Hop{{
		Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Where: isUndercut, Times: objectionDepth,
		Then: []graph.Hop{{Rel: graph.From, Then: hops(again, []graph.Hop{{Rel: graph.GroupedBy, Then: again}})}},
	}}
}

var isUndercut = graph.Is("stance", string(graph.Undercuts))

// grouped is what undercuts the Grouping that a claim came from.
func grouped() []graph.Hop {
	return []graph.Hop{{Rel: graph.GroupedBy, Then: undercuts()}}
}

// Objections is the walk for what undercuts those undercuts of a part that are
// on another, or on what it comes from; ok is false where none is but those of
// ids in seen, to which it adds. The walk must be merged into the part, and
// Objections asked again, until ok is false: then all undercuts are there that
// one in the part depends on.
func Objections(part *graph.Part, seen map[graph.ID]bool) (route graph.Route, ok bool) {
	k := &court{part: part}
	for _, r := range part.Records {
		u, ok := r.(*graph.Evidence)
		if !ok || u.Stance != graph.Undercuts {
			continue
		}
		for _, on := range k.supports(u) {
			for _, v := range k.undercutsOn(on) {
				if !seen[v.ID] {
					seen[v.ID] = true
					route.From = append(route.From, v.ID)
				}
			}
		}
	}
	slices.Sort(route.From)
	route.Hops = objectionHops
	return route, len(route.From) > 0
}

var objectionHops = hops([]graph.Hop{{Rel: graph.AssertedIn}, {Rel: graph.From, Then: hops(undercuts(), grouped())}}, undercuts())

func hops(lists ...[]graph.Hop) []graph.Hop { return slices.Concat(lists...) }
