package contrast

import (
	"fmt"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// checks flags the claims whose first question this is: what is said cannot
// well be so by what else is recorded. Flags are shown and decide nothing.
func (s *Setting) checks(q *graph.Question) []*graph.Evidence {
	var out []*graph.Evidence
	for _, c := range s.answering(q) {
		if c.Derived.Questions[0] != q.ID {
			continue
		}
		for _, check := range []func(*graph.Claim, *graph.Question) []*graph.Evidence{s.anachronism, s.misnomer, s.outOfOffice, s.attestedOutside} {
			out = append(out, check(c, q)...)
		}
	}
	return out
}

// flag is the evidence of a check on a claim; key tells it from others of the
// same check there.
func flag(rule Rule, c *graph.Claim, q *graph.Question, key graph.ID) *graph.Evidence {
	e := &graph.Evidence{
		Meta: graph.Meta{ID: graph.Hashed("e", rule, string(c.ID), string(key)), Dataset: graph.Own, Name: rule},
		From: c.ID, On: c.ID, Stance: graph.Qualifies, Rule: rule, Premises: []graph.ID{c.ID},
		Force: graph.Presumptive, Certainty: graph.Definite,
	}
	if q != nil {
		e.Question = q.ID
	}
	return e
}

// isFlag reports whether derived evidence flags one claim, not its question.
func isFlag(e *graph.Evidence) bool { return e.IsDerived() && e.On != "" }

// timesOf are the times that a claim tells of.
func timesOf(c *graph.Claim) []edtf.Date {
	times := []edtf.Date{c.Derived.ToldOf.Date}
	if f, ok := c.Form.(*graph.Tenure); ok {
		times = append(times, f.End.Date)
	}
	return slices.DeleteFunc(times, edtf.Date.IsZero)
}

// anachronism: a source tells of a time after it was made, or somebody acts
// before his birth or after his death. Unknown dates are no early ones.
func (s *Setting) anachronism(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	var out []*graph.Evidence
	add := func(key, because string, certainty graph.Certainty) {
		e := flag(Anachronism, c, q, graph.ID(key))
		e.Certainty, e.Because = certainty, because
		out = append(out, e)
	}
	for _, told := range timesOf(c) {
		if certainty, ok := earlier(c.Made.Date, told); ok {
			add("made", fmt.Sprintf("It was said %s, and tells of something %s.", c.Made.Text(), told.Text()), certainty)
			break
		}
	}
	person := graph.Get[*graph.Person](s.Part, q.Subject)
	if f, acts := c.Form.(*graph.Deed); acts && !c.Denies && !f.Each && person != nil {
		told, born, died := c.Derived.ToldOf.Date, s.firstOf(person.ID, bornOf), s.firstOf(person.ID, diedOf)
		if certainty, ok := earlier(told, born); ok {
			add("born", fmt.Sprintf("%s was born %s.", person.Name, born.Text()), certainty)
		}
		if certainty, ok := earlier(died, told); ok {
			add("died", fmt.Sprintf("%s died %s.", person.Name, died.Text()), certainty)
		}
	}
	return out
}

// firstOf is the first date that one of the records that are the same gives.
func (s *Setting) firstOf(id graph.ID, date func(graph.Record) graph.Date) edtf.Date {
	for _, one := range s.Canon.All(id) {
		if r := s.Part.Records[one]; r != nil && !date(r).Date.IsZero() {
			return date(r).Date
		}
	}
	return edtf.Date{}
}

// bornOf is when a person was born, or a body founded; diedOf when it ended.
func bornOf(r graph.Record) graph.Date {
	switch x := r.(type) {
	case *graph.Person:
		return x.Born
	case *graph.Organization:
		return x.Founded
	}
	return graph.Date{}
}

func diedOf(r graph.Record) graph.Date {
	switch x := r.(type) {
	case *graph.Person:
		return x.Died
	case *graph.Organization:
		return x.Dissolved
	}
	return graph.Date{}
}

// earlier reports whether every day of one date is before every day of the
// other, both known.
func earlier(a, b edtf.Date) (graph.Certainty, bool) {
	if a.IsZero() || b.IsZero() {
		return "", false
	}
	x, y := extentOf(a), extentOf(b)
	if x.hi >= y.lo {
		return "", false
	}
	if x.sure && y.sure {
		return graph.Definite, true
	}
	return graph.PossibleOnly, true
}

// misnomer: a body acts or is looked at, or an office in it is held, before it
// was founded or after it was dissolved.
func (s *Setting) misnomer(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	body, from, to := s.bodyAt(c, q)
	if body == nil {
		return nil
	}
	founded, dissolved := s.firstOf(body.ID, bornOf), s.firstOf(body.ID, diedOf)
	if certainty, ok := earlier(from, founded); ok {
		return s.misnamed(c, q, certainty, fmt.Sprintf("%s was founded %s", body.Name, founded.Text()), s.Part.OutIDs(body.ID, graph.Succeeds))
	}
	if certainty, ok := earlier(dissolved, to); ok {
		return s.misnamed(c, q, certainty, fmt.Sprintf("%s was dissolved %s", body.Name, dissolved.Text()), s.Part.InIDs(body.ID, graph.Succeeds))
	}
	return nil
}

// bodyAt is the body of which a claim tells, and the first and last time at
// which it must have been there; nil for none.
func (s *Setting) bodyAt(c *graph.Claim, q *graph.Question) (body *graph.Organization, from, to edtf.Date) {
	body, told := graph.Get[*graph.Organization](s.Part, q.Subject), c.Derived.ToldOf.Date
	switch f := c.Form.(type) {
	case *graph.Tenure:
		if p := graph.Get[*graph.Position](s.Part, q.Position); p != nil && !c.Denies {
			body = graph.Get[*graph.Organization](s.Part, p.Organization)
			first, last := firstDate(f.Attested, f.Start, f.End), firstDate(f.Attested, f.End, f.Start)
			return body, first.Date, last.Date
		}
	case *graph.Attribution:
		if f.Each {
			return body, f.On.Date, f.On.Date
		}
	case *graph.Deed:
		switch {
		case f.Each:
			return body, f.On.Date, f.On.Date
		case !c.Denies:
			return body, told, told
		}
	}
	return nil, edtf.Date{}, edtf.Date{}
}

func (s *Setting) misnamed(c *graph.Claim, q *graph.Question, certainty graph.Certainty, because string, others []graph.ID) []*graph.Evidence {
	var names []string
	for _, id := range others {
		names = append(names, s.name(id))
	}
	if len(names) > 0 {
		because += "; then there was " + strings.Join(names, ", ")
	}
	e := flag(Misnomer, c, q, q.Subject)
	e.Certainty, e.Because = certainty, because+"."
	return []*graph.Evidence{e}
}
