package contrast

import (
	"slices"

	"onus/graph"
)

// maxDepth is how many steps along partOf rules follow.
const maxDepth = 8

// PlaceRoute is the walk that placing these claims needs.
func PlaceRoute(claims ...graph.ID) graph.Route {
	return graph.Route{From: claims, Hops: placeHops, With: VocabularyKinds()}
}

var placeHops = append(append(bodyHops(), officeHops()...),
	graph.Hop{Rel: graph.SaidIn, Then: []graph.Hop{{Rel: graph.DerivesFrom, Times: maxDepth}}},
	graph.Hop{Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}},
	eventHop(),
	graph.Hop{Rel: graph.ByAct, Then: []graph.Hop{{Rel: graph.Implies, Then: []graph.Hop{{Rel: graph.PartOf, Times: maxDepth}}}, presumedHop()}},
	graph.Hop{Rel: graph.GroupedBy}, graph.Hop{Rel: graph.Member},
)

// presumedHop fetches the events of which presumptions on an act take something
// for known.
func presumedHop(more ...graph.Hop) graph.Hop {
	return graph.Hop{Rel: graph.PresumesOf, Back: true, Kind: graph.KindPresumption, Then: append([]graph.Hop{eventHop()}, more...)}
}

func eventHop() graph.Hop {
	return graph.Hop{Rel: graph.Concerns, Then: []graph.Hop{{Rel: graph.PartOf, Times: maxDepth}}}
}

// Place works out what derivation copies onto a claim, its standing as if
// nothing spoke against it (Settle finds what does), and the questions on which it testifies: its own, and those that rules
// carry it into.
func Place(c *graph.Claim, s *Setting) (graph.Derived, []*graph.Question) {
	c.Derived = graph.Derived{
		Genre: s.genre(c), SourceComplete: s.sourceComplete(c), Available: s.available(c), ToldOf: s.toldOf(c), Root: s.root(c.Source),
		ReadIn: s.readIn(c), Subjects: s.canonical(subjectsOf(c)), Events: s.canonical(eventsOf(c)), Claimants: s.canonical(c.Claimants),
	}
	own := Questions(c, s.Canon)
	for _, q := range own {
		c.Derived.Questions = append(c.Derived.Questions, q.ID)
	}
	targets := s.targets(c)
	for _, q := range targets {
		if !slices.Contains(c.Derived.Questions, q.ID) && !slices.Contains(c.Derived.Carries, q.ID) {
			c.Derived.Carries = append(c.Derived.Carries, q.ID)
		}
	}
	slices.Sort(c.Derived.Carries)
	c.Derived.SelfServing = s.selfServing(c)
	s.presumeUnopposed(c)
	all := append(own, targets...)
	for _, q := range all {
		q.Joined = s.Canon.Joined(q.Subject)
	}
	return c.Derived, all
}

// targets are the questions into which rules carry a claim, but for parts of
// its event: whether those have a claim of their own is known only later.
func (s *Setting) targets(c *graph.Claim) []*graph.Question {
	var out []*graph.Question
	for _, b := range s.bases(c) {
		if b.rule != Direct {
			out = append(out, b.question)
		}
		if b.question.Form == graph.FormAttribution && s.Scales[b.question.Scale] != nil &&
			len(inheritances(s.Scales[b.question.Scale], b.grades, true)) > 0 {
			out = append(out, s.above(b.question)...)
		}
	}
	out = append(out, s.impliedTargets(c)...)
	out = append(out, s.officeTargets(c)...)
	return append(out, s.absenceTargets(c)...)
}

// above are the same question asked of the enclosing events.
func (s *Setting) above(q *graph.Question) []*graph.Question {
	var out []*graph.Question
	for _, event := range s.enclosing(q.Event) {
		out = append(out, onEvent(q, event))
	}
	return out
}

// enclosing are the canonical ids of the events that an event, or one that is
// the same, is part of, the nearest first.
func (s *Setting) enclosing(event graph.ID) []graph.ID {
	var out []graph.ID
	next := []graph.ID{event}
	for range maxDepth {
		var wholes []graph.ID
		for _, id := range next {
			for _, one := range s.Canon.All(id) {
				if e := graph.Get[*graph.Event](s.Part, one); e != nil && e.PartOf != "" {
					wholes = append(wholes, s.Canon.Of(e.PartOf))
				}
			}
		}
		next = nil
		for _, id := range wholes {
			if !slices.Contains(out, id) {
				out, next = append(out, id), append(next, id)
			}
		}
	}
	return out
}

func (s *Setting) canonical(ids []graph.ID) []graph.ID {
	var out []graph.ID
	for _, id := range ids {
		if one := s.Canon.Of(id); id != "" && !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

func subjectsOf(c *graph.Claim) []graph.ID {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return []graph.ID{f.Subject}
	case *graph.Deed:
		return []graph.ID{f.Subject}
	case *graph.Tenure:
		return []graph.ID{f.Subject}
	case *graph.Measure:
		return []graph.ID{f.Subject}
	case *graph.Absence:
		return []graph.ID{f.Subject}
	case *graph.Statement:
		return f.Subjects
	case *graph.Grouping:
		return []graph.ID{f.Body}
	}
	return nil
}

func eventsOf(c *graph.Claim) []graph.ID {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return []graph.ID{f.Event}
	case *graph.Deed:
		return []graph.ID{f.Event}
	case *graph.Dating:
		return []graph.ID{f.Event}
	case *graph.Measure:
		return []graph.ID{f.Event}
	case *graph.Absence:
		return []graph.ID{f.Event}
	case *graph.Grouping:
		return []graph.ID{f.Event}
	case *graph.Statement:
		return f.Events
	}
	return nil
}
