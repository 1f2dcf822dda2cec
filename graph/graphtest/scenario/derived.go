package scenario

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Derived holds these records with all that follows from them, every link of
// the graph walked both ways: what a derivation and then any route would
// bring, by the pure functions of package contrast alone. What is derived of
// claims is set on them. Records refer to nothing outside.
func Derived(records ...graph.Record) *graph.Part {
	part := graph.NewPart(1)
	all := slices.Clone(records)
	slices.SortFunc(all, func(a, b graph.Record) int { return cmp.Compare(a.Base().ID, b.Base().ID) })
	for _, r := range all {
		link(part, r)
	}
	s := contrast.NewSetting(part, contrast.NewCanon(identities(all), sharing(all)))
	var claims []*graph.Claim
	var questions []*graph.Question
	for _, r := range all {
		if c, ok := r.(*graph.Claim); ok {
			claims = append(claims, c)
			questions = append(questions, placed(part, c, s)...)
		}
	}
	for _, q := range questions {
		for _, e := range s.Evidence(q) {
			link(part, e)
		}
		contrast.Count(part, q)
		q.Name = s.Title(q)
	}
	contrast.Settle(part, claims)
	return part
}

// placed links a claim to its questions, and gives those that are new.
func placed(part *graph.Part, c *graph.Claim, s *contrast.Setting) []*graph.Question {
	var fresh []*graph.Question
	_, asked := contrast.Place(c, s)
	for _, q := range asked {
		if part.Records[q.ID] == nil {
			fresh = append(fresh, q)
			link(part, q)
		}
	}
	link(part, c)
	return fresh
}

// link puts a record into the part, with the links that start at it.
func link(part *graph.Part, r graph.Record) {
	id := r.Base().ID
	if slices.Contains(contrast.VocabularyKinds(), r.Kind()) && part.Records[id] == nil {
		part.AddWith(r)
	}
	part.Records[id] = r
	for _, l := range graph.Links(r) {
		part.Link(id, l.Rel, false, l.To)
		part.Link(l.To, l.Rel, true, id)
	}
}

func identities(records []graph.Record) []*graph.Identity {
	var out []*graph.Identity
	for _, r := range records {
		if i, ok := r.(*graph.Identity); ok {
			out = append(out, i)
		}
	}
	return out
}

// sharing are the pairs of entities that share an external id.
func sharing(records []graph.Record) []contrast.Same {
	holders := map[string][]graph.ID{}
	var out []contrast.Same
	for _, r := range records {
		for _, external := range externalIDs(r) {
			key := string(r.Kind()) + " " + external
			for _, other := range holders[key] {
				out = append(out, contrast.Same{A: other, B: r.Base().ID})
			}
			holders[key] = append(holders[key], r.Base().ID)
		}
	}
	return out
}

func externalIDs(r graph.Record) []string {
	switch x := r.(type) {
	case *graph.Person:
		return x.SameAs
	case *graph.Organization:
		return x.SameAs
	case *graph.Position:
		return x.SameAs
	case *graph.Event:
		return x.SameAs
	}
	return nil
}
