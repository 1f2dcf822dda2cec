package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
)

// DeriveRoute is the walk that deriving these questions needs. What they ask
// of Related questions must be walked along the same route, and merged.
func DeriveRoute(questions ...graph.ID) graph.Route {
	return graph.Route{From: questions, Hops: deriveHops, With: VocabularyKinds()}
}

// answersDerived is how many answers of one question are derived from.
const answersDerived = 1_000_000

var deriveHops = []graph.Hop{
	{Rel: graph.Among},
	{Rel: graph.About, Then: []graph.Hop{{Rel: graph.Succeeds}, {Rel: graph.Succeeds, Back: true}}},
	{Rel: graph.Holds, Then: []graph.Hop{{Rel: graph.PositionIn, Then: []graph.Hop{{Rel: graph.Succeeds}, {Rel: graph.Succeeds, Back: true}}}}},
	{Rel: graph.ByAct, Then: []graph.Hop{{Rel: graph.Needs, Then: []graph.Hop{
		{Rel: graph.Succeeds, Times: maxDepth}, {Rel: graph.Succeeds, Back: true, Times: maxDepth},
		{Rel: graph.PositionIn, Then: []graph.Hop{{Rel: graph.PositionIn, Back: true, Kind: graph.KindPosition}}},
	}}}},
	eventHop(),
	{Rel: graph.Answers, Back: true, Kind: graph.KindClaim, Limit: answersDerived, Then: hops(bodyHops()[1:], asserted(nil), grouped(), []graph.Hop{
		{Rel: graph.SaidIn}, {Rel: graph.Counts}, {Rel: graph.CountsIn, Then: []graph.Hop{{Rel: graph.PartOf, Back: true, Kind: graph.KindEvent, Times: maxDepth}}},
	})},
	{Rel: graph.Carries, Back: true, Kind: graph.KindClaim, Limit: answersDerived, Then: hops(bodyHops(), undercutBy(), grouped(), []graph.Hop{
		{Rel: graph.About}, eventHop(),
		{Rel: graph.Holds, Then: []graph.Hop{overseenHop()}},
		{Rel: graph.ByAct, Then: []graph.Hop{
			{Rel: graph.Implies, Then: []graph.Hop{{Rel: graph.PartOf, Times: maxDepth}}},
			presumedHop(undercuts()...),
		}},
	})},
}

// Related are the other questions on which the evidence of a question
// depends: those on enclosing events, where it has a claim of its own; those
// of the other members, for an exclusion; those on the office that an act
// needs; whether it was done to anything at all, for one done to something.
func (s *Setting) Related(q *graph.Question) []graph.ID {
	var out []graph.ID
	switch {
	case q.Exclusion:
		for _, person := range s.rivals(q) {
			out = append(out, ofSubject(q, person).ID)
		}
	case q.Form == graph.FormAttribution && len(s.answering(q)) > 0:
		for _, other := range s.above(q) {
			out = append(out, other.ID)
		}
	case q.Form == graph.FormAct && len(s.answering(q)) > 0:
		if act := s.Acts[q.Act]; act != nil && act.Needs != "" {
			out = s.tenureQuestions(q.Subject, act.Needs)
		}
		if q.Object != "" {
			out = append(out, anyObject(q).ID)
		}
	}
	return out
}

// Evidence derives all that rules carry into a question, by id.
func (s *Setting) Evidence(q *graph.Question) []*graph.Evidence {
	if q.Exclusion {
		return s.exclusion(q)
	}
	claims := s.claims(q.ID, graph.Carries)
	if len(s.answering(q)) > 0 && q.Form == graph.FormAttribution {
		for _, other := range s.above(q) {
			claims = append(claims, s.claims(other.ID, graph.Answers)...)
			claims = append(claims, s.claims(other.ID, graph.Carries)...)
		}
	}
	if len(s.answering(q)) > 0 && q.Form == graph.FormAct && q.Object != "" {
		claims = append(claims, s.claims(anyObject(q).ID, graph.Carries)...)
	}
	claims = distinct(claims)
	var out []*graph.Evidence
	for _, c := range claims {
		out = append(out, s.carry(c, q)...)
		out = append(out, s.absence(c, q)...)
		out = append(out, s.office(c, q)...)
	}
	out = append(out, s.implied(q, claims)...)
	return s.tidy(append(out, s.checks(q)...))
}

func (s *Setting) answering(q *graph.Question) []*graph.Claim {
	return slices.DeleteFunc(s.claims(q.ID, graph.Answers), func(c *graph.Claim) bool { return !c.Modality.Counts() })
}

func (s *Setting) claims(question graph.ID, rel graph.Rel) []*graph.Claim {
	var out []*graph.Claim
	for _, r := range s.Part.In(question, rel) {
		if c, ok := r.(*graph.Claim); ok {
			out = append(out, c)
		}
	}
	return out
}

func distinct(claims []*graph.Claim) []*graph.Claim {
	seen := map[graph.ID]bool{}
	return slices.DeleteFunc(claims, func(c *graph.Claim) bool {
		known := seen[c.ID]
		seen[c.ID] = true
		return known
	})
}

func (s *Setting) tidy(out []*graph.Evidence) []*graph.Evidence {
	slices.SortFunc(out, func(a, b *graph.Evidence) int { return cmp.Compare(a.ID, b.ID) })
	out = slices.CompactFunc(out, func(a, b *graph.Evidence) bool { return a.ID == b.ID })
	for _, e := range out {
		e.Name = e.Rule
	}
	return out
}
