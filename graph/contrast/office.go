package contrast

import (
	"fmt"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// officeHops fetch, from a claim on positions, what those oversee, and the
// offices of the bodies within theirs.
func officeHops() []graph.Hop {
	return []graph.Hop{{Rel: graph.Holds, Then: []graph.Hop{overseenHop(), {
		Rel: graph.PositionIn, Then: []graph.Hop{{
			Rel: graph.PartOf, Back: true, Kind: graph.KindOrganization, Times: maxDepth,
			Then: []graph.Hop{{Rel: graph.PositionIn, Back: true, Kind: graph.KindPosition}},
		}},
	}}}}
}

func overseenHop() graph.Hop {
	return graph.Hop{Rel: graph.Oversees, Kind: graph.KindEvent, Then: []graph.Hop{{Rel: graph.PartOf, Times: maxDepth}}}
}

// officeTargets are the questions into which a Tenure is carried: one that
// denies, into those on offices of the bodies within; any other, beside those
// on what he knew of the events that the office oversees.
func (s *Setting) officeTargets(c *graph.Claim) []*graph.Question {
	f, ok := c.Form.(*graph.Tenure)
	if !ok || !c.Modality.Counts() {
		return nil
	}
	var out []*graph.Question
	subject := s.Canon.Of(f.Subject)
	if c.Denies {
		for _, id := range s.officesWithin(f.Positions) {
			out = append(out, named(&graph.Question{Form: graph.FormTenure, Subject: subject, Position: id}))
		}
		return out
	}
	for _, position := range f.Positions {
		p := graph.Get[*graph.Position](s.Part, position)
		if p == nil {
			continue
		}
		for _, scale := range s.rising() {
			for _, event := range p.Oversees {
				if graph.Get[*graph.Event](s.Part, event) != nil {
					q := named(&graph.Question{Form: graph.FormAttribution, Subject: subject, Event: s.Canon.Of(event), Scale: scale})
					out = append(append(out, q), s.above(q)...)
				}
			}
		}
	}
	return out
}

// rising are the scales of what is known: who reached a grade never falls.
func (s *Setting) rising() []graph.ID {
	var out []graph.ID
	for id, scale := range s.Scales {
		if scale.Monotone {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// officesWithin are the seats, full or candidate, of the bodies that are part
// of those of these positions; none of the positions themselves.
func (s *Setting) officesWithin(positions []graph.ID) []graph.ID {
	named := s.canonical(positions)
	var out []graph.ID
	for _, id := range positions {
		p := graph.Get[*graph.Position](s.Part, id)
		if p == nil || p.Organization == "" {
			continue
		}
		for _, body := range within(s.Part, p.Organization)[1:] {
			for _, r := range s.Part.In(body, graph.PositionIn) {
				seat, ok := r.(*graph.Position)
				if one := s.Canon.Of(r.Base().ID); ok && seat.Membership != graph.NoMember && !slices.Contains(named, one) && !slices.Contains(out, one) {
					out = append(out, one)
				}
			}
		}
	}
	return out
}

// office is what a Tenure puts into a question that it does not answer itself.
func (s *Setting) office(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	f, ok := c.Form.(*graph.Tenure)
	switch {
	case !ok || !c.Modality.Counts() || s.Canon.Of(f.Subject) != q.Subject:
		return nil
	case c.Denies && q.Form == graph.FormTenure && !slices.Contains(s.canonical(f.Positions), q.Position):
		return []*graph.Evidence{s.joinedAfter(c, f, q)}
	case !c.Denies && q.Form == graph.FormAttribution && !q.Exclusion:
		return s.placedToKnow(c, f, q)
	}
	return nil
}

// joinedAfter denies an office of a body within one of those that the claim
// names: possibly, since a part may be joined by itself.
func (s *Setting) joinedAfter(c *graph.Claim, f *graph.Tenure, q *graph.Question) *graph.Evidence {
	return &graph.Evidence{
		Meta: graph.Meta{ID: graph.Hashed("e", JoinedAfter, string(c.ID), string(q.ID)), Dataset: graph.Own, Name: JoinedAfter},
		From: c.ID, Stance: graph.Supports, Rule: JoinedAfter, Question: q.ID, Premises: []graph.ID{c.ID},
		Value: graph.Value{Start: f.Start, End: f.End, On: f.Attested, No: true}, Force: graph.Strict, Certainty: graph.PossibleOnly,
		Because: fmt.Sprintf("The body of “%s” is part of one that he is said not to have been in.", s.name(q.Position)),
	}
}

// placedToKnow shows, beside what he is said to have known, an office that
// oversaw the event, or a part of it, while that went on: who was placed to
// know of a part was placed to know of the whole. It decides nothing.
func (s *Setting) placedToKnow(c *graph.Claim, f *graph.Tenure, q *graph.Question) []*graph.Evidence {
	if scale := s.Scales[q.Scale]; scale == nil || !scale.Monotone {
		return nil
	}
	for _, id := range f.Positions {
		during := s.during(c, id, q.Event)
		if during == edtf.No {
			continue
		}
		e := &graph.Evidence{
			Meta: graph.Meta{ID: graph.Hashed("e", PlacedToKnow, string(c.ID), string(q.ID)), Dataset: graph.Own, Name: PlacedToKnow},
			From: c.ID, Stance: graph.Qualifies, Rule: PlacedToKnow, Question: q.ID, Premises: []graph.ID{c.ID, id},
			Force: graph.Presumptive, Certainty: graph.Definite,
			Because: fmt.Sprintf("He is said to have been %s while it went on, an office that oversaw it. That is no testimony of what he knew.", s.name(id)),
		}
		if during == edtf.Possible {
			e.Certainty = graph.PossibleOnly
		}
		return []*graph.Evidence{e}
	}
	return nil
}

// during says whether a tenure fell in the time of an event, or of a part of
// it, that its position oversees.
func (s *Setting) during(c *graph.Claim, position, event graph.ID) edtf.Certainty {
	p := graph.Get[*graph.Position](s.Part, position)
	if p == nil {
		return edtf.No
	}
	best := edtf.No
	for _, id := range p.Oversees {
		e := graph.Get[*graph.Event](s.Part, id)
		one := s.Canon.Of(id)
		if e != nil && (one == event || slices.Contains(s.enclosing(one), event)) {
			best = max(best, duringEvent(spellOf(c), e.Period.Date))
		}
	}
	return best
}

// duringEvent says whether an office was held on some day of a period.
func duringEvent(held spell, period edtf.Date) edtf.Certainty {
	when := extentOf(period)
	switch in := held.inner(); {
	case period.IsZero() || !held.outer().meets(when):
		return edtf.No
	case in.sure && when.sure && in.meets(when):
		return edtf.Definite
	}
	return edtf.Possible
}
