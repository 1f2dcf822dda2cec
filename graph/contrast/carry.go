package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
)

// carry is what a claim puts into a question by sole, collective or
// inherited: its bases there, or carried there along partOf.
func (s *Setting) carry(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	var out []*graph.Evidence
	for _, b := range s.bases(c) {
		switch {
		case b.question.ID == q.ID:
			if b.rule != Direct {
				out = append(out, b.evidence(c, q, ""))
			}
		case q.Form == graph.FormAttribution && b.question.Form == q.Form && onEvent(b.question, q.Event).ID == q.ID:
			out = append(out, s.along(b, c, q)...)
		}
	}
	return out
}

// along carries a base to the question on an enclosing event, or on a part.
func (s *Setting) along(b base, c *graph.Claim, q *graph.Question) []*graph.Evidence {
	scale := s.Scales[q.Scale]
	up := slices.Contains(s.enclosing(b.question.Event), q.Event)
	if scale == nil || !up && !slices.Contains(s.enclosing(q.Event), b.question.Event) {
		return nil
	}
	var out []*graph.Evidence
	for way, g := range inheritances(scale, b.grades, up) {
		one := b
		one.grades, one.value = g, graph.Value{Grades: g.slugs(scale)}
		if b.rule == Direct {
			one.rule = Inherited
		}
		if b.when.event != "" && way != graph.AboveLowestUp {
			one.when = when{date: s.dateOr(q.Event).Date, event: q.Event}
		}
		one.because += " " + s.alongBecause(way, b.question.Event, q.Event)
		out = append(out, one.evidence(c, q, way))
	}
	slices.SortFunc(out, func(a, b *graph.Evidence) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func (s *Setting) alongBecause(way graph.Inheritance, from, to graph.ID) string {
	part, whole := s.name(from), s.name(to)
	switch way {
	case graph.LowestDown, graph.HighestDown:
		return "What holds of the whole of “" + part + "” holds of its part “" + whole + "”."
	case graph.AboveLowestUp:
		return "Who stands above the lowest grade in a part (“" + part + "”) does so in the whole (“" + whole + "”)."
	}
	return "Who is without the highest grade in a part (“" + part + "”) is without it in the whole (“" + whole + "”)."
}

func (b base) evidence(c *graph.Claim, q *graph.Question, way graph.Inheritance) *graph.Evidence {
	e := &graph.Evidence{
		Meta: graph.Meta{ID: graph.Hashed("e", b.rule, string(c.ID), string(q.ID), string(way)), Dataset: graph.Own, Name: b.rule},
		From: c.ID, Stance: graph.Supports, Rule: b.rule, Question: q.ID, Value: b.value, Along: way,
		AsOf: graph.Date{Date: b.when.date}, AsOfEvent: b.when.event, Premises: b.premises,
		Force: b.force, Certainty: graph.PossibleOnly, Because: b.because,
	}
	if b.definite {
		e.Certainty = graph.Definite
	}
	return e
}
