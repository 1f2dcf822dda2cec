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
	s := contrast.NewSetting(part, contrast.NewCanon(identities(all), contrast.Sharing(slices.Values(all))))
	var claims []*graph.Claim
	var questions []*graph.Question
	for _, r := range all {
		if c, ok := r.(*graph.Claim); ok {
			claims = append(claims, c)
			questions = append(questions, placed(part, c, s)...)
		}
	}
	for _, c := range claims {
		for _, e := range s.Flags(c) {
			link(part, e)
		}
		tell(part, c)
	}
	for _, q := range questions {
		for _, e := range append(s.Evidence(q), counted(s, q, claims)...) {
			link(part, e)
		}
		contrast.Count(part, q)
		q.Name = s.Title(q)
	}
	contrast.Settle(part, claims)
	return part
}

// counted are the rows that the Measures on a question count.
func counted(s *contrast.Setting, q *graph.Question, claims []*graph.Claim) []*graph.Evidence {
	var out []*graph.Evidence
	for _, count := range s.Counts(q) {
		if e := count.Among(claims); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// tell notes on the claim's source of which events it tells.
func tell(part *graph.Part, c *graph.Claim) {
	src := graph.Get[*graph.Source](part, c.Source)
	if src == nil {
		return
	}
	for _, event := range c.Derived.Events {
		if !slices.Contains(src.TellsOf, event) {
			src.TellsOf = append(src.TellsOf, event)
		}
	}
	slices.Sort(src.TellsOf)
	link(part, src)
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
