package contrast

import "onus/graph"

// answersRead is how many answers and how much evidence of one question a
// contrast reads; beyond it says that it is cut.
const answersRead = 2000

// Route is the walk that fetches all that the contrasts of these claims need:
// one round trip, whatever their number.
func Route(claims ...graph.ID) graph.Route {
	return graph.Route{
		From: claims,
		Hops: append(claimHops(),
			graph.Hop{Rel: graph.Answers, Then: questionHops()},
			graph.Hop{Rel: graph.GroupedBy, Then: assertions(0)},
		),
		With: VocabularyKinds(),
	}
}

// QuestionRoute is the same from questions.
func QuestionRoute(questions ...graph.ID) graph.Route {
	return graph.Route{From: questions, Hops: questionHops(), With: VocabularyKinds()}
}

func questionHops() []graph.Hop {
	claim := append(claimHops(), graph.Hop{Rel: graph.GroupedBy, Then: assertions(0)})
	return []graph.Hop{
		{Rel: graph.Answers, Back: true, Kind: graph.KindClaim, Limit: answersRead, Then: claim},
		{Rel: graph.BearsOn, Back: true, Kind: graph.KindEvidence, Limit: answersRead, Then: []graph.Hop{
			{Rel: graph.Premise, Then: claim},
			{Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Then: fromHops(1)},
		}},
	}
}

// claimHops fetch what a reader sees of a claim, and what is asserted about
// it.
func claimHops() []graph.Hop {
	return append([]graph.Hop{
		{Rel: graph.SaidIn},
		{Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}},
		{Rel: graph.MadeBy},
	}, assertions(1)...)
}

// assertions fetch authors' evidence on a claim or evidence, with the claims
// it comes from, and so many layers of what is in turn asserted on those.
func assertions(layers int) []graph.Hop {
	return []graph.Hop{{Rel: graph.Target, Back: true, Kind: graph.KindEvidence, Then: fromHops(layers)}}
}

func fromHops(layers int) []graph.Hop {
	claim := []graph.Hop{{Rel: graph.SaidIn}, {Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}}, {Rel: graph.MadeBy}}
	hops := []graph.Hop{{Rel: graph.AssertedIn}}
	if layers > 0 {
		claim = append(claim, assertions(layers-1)...)
		hops = append(hops, assertions(layers-1)...)
	}
	return append(hops, graph.Hop{Rel: graph.From, Then: claim})
}
