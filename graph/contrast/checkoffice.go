package contrast

import (
	"cmp"
	"fmt"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// outOfOffice: an act that needs an office, on a day outside every recorded
// tenure of it. Where nobody records one of his, it is flagged only if he held
// another seat of that body then: else the rolls just do not speak of him.
func (s *Setting) outOfOffice(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	f, ok := c.Form.(*graph.Deed)
	if !ok || c.Denies || f.Each || s.Acts[f.Act] == nil || s.Acts[f.Act].Needs == "" {
		return nil
	}
	needs, day := s.Acts[f.Act].Needs, extentOf(c.Derived.ToldOf.Date)
	if unbounded(day) {
		return nil
	}
	e := flag(OutOfOffice, c, q, "")
	held := s.heldBy(q.Subject, s.names(needs))
	if len(held) == 0 {
		held = slices.DeleteFunc(s.heldBy(q.Subject, s.besides(needs)), func(h *graph.Claim) bool { return !spellOf(h).outer().meets(day) })
	} else if slices.ContainsFunc(held, func(h *graph.Claim) bool { return spellOf(h).outer().meets(day) }) {
		return nil
	} else {
		held = slices.DeleteFunc(held, func(h *graph.Claim) bool { return !spellOf(h).isTerm() }) // an attested day says nothing of others
	}
	if len(held) == 0 {
		return nil
	}
	for _, h := range held {
		e.Premises = append(e.Premises, h.ID)
		if h.Derived.SourceComplete {
			e.Force = graph.Strict
		}
	}
	e.From, e.Certainty = slices.Min(e.Premises[1:]), sureOfDay(held, c.Derived.ToldOf.Date)
	e.Because = fmt.Sprintf("“%s” needs the office “%s”, and no tenure of it is recorded %s.", s.Acts[f.Act].Name, s.name(needs), c.Derived.ToldOf.Text())
	return []*graph.Evidence{e}
}

// heldBy are the tenures that give somebody one of these offices.
func (s *Setting) heldBy(subject graph.ID, positions []graph.ID) []*graph.Claim {
	var out []*graph.Claim
	for _, id := range s.tenuresOf(subject, positions) {
		for _, c := range s.answers(id) {
			if !c.Denies && c.Modality.Counts() {
				out = append(out, c)
			}
		}
	}
	return distinct(out)
}

func (s *Setting) answers(question graph.ID) []*graph.Claim { return s.claims(question, graph.Answers) }

// tenureQuestions are those on an office, on what it was called before and
// after, and on the other seats of its body.
func (s *Setting) tenureQuestions(subject, position graph.ID) []graph.ID {
	return s.tenuresOf(subject, append(s.names(position), s.besides(position)...))
}

// names are an office and what it was called before and after.
func (s *Setting) names(position graph.ID) []graph.ID {
	out := []graph.ID{position}
	for i := 0; i < len(out) && i < maxWithin; i++ {
		for _, id := range append(slices.Clone(s.Part.OutIDs(out[i], graph.Succeeds)), s.Part.InIDs(out[i], graph.Succeeds)...) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// besides are the other seats, full or candidate, of the body of an office.
func (s *Setting) besides(position graph.ID) []graph.ID {
	p := graph.Get[*graph.Position](s.Part, position)
	if p == nil {
		return nil
	}
	var out []graph.ID
	for _, r := range s.Part.In(p.Organization, graph.PositionIn) {
		if seat, ok := r.(*graph.Position); ok && seat.Membership != graph.NoMember && seat.ID != position {
			out = append(out, seat.ID)
		}
	}
	return out
}

func (s *Setting) tenuresOf(subject graph.ID, positions []graph.ID) []graph.ID {
	var out []graph.ID
	for _, id := range s.canonical(positions) {
		out = append(out, named(&graph.Question{Form: graph.FormTenure, Subject: subject, Position: id}).ID)
	}
	return out
}

// attestedOutside: attested in an office on a day outside all spells of
// another source's account: one flag an account.
func (s *Setting) attestedOutside(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	f, ok := c.Form.(*graph.Tenure)
	if !ok || c.Denies || f.Attested.IsZero() {
		return nil
	}
	bySource := map[graph.ID][]*graph.Claim{}
	for _, other := range s.answering(q) {
		if spellOf(other).isTerm() && other.Source != c.Source {
			bySource[other.Source] = append(bySource[other.Source], other)
		}
	}
	var out []*graph.Evidence
	for source, spells := range bySource {
		if e := outsideOf(c, q, spells); e != nil {
			e.Because = fmt.Sprintf("Attested in office %s, a day outside all spells that %s gives him.", f.Attested.Text(), s.name(source))
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *graph.Evidence) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func outsideOf(c *graph.Claim, q *graph.Question, spells []*graph.Claim) *graph.Evidence {
	day := extentOf(c.Form.(*graph.Tenure).Attested.Date)
	slices.SortFunc(spells, func(a, b *graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	e := flag(AttestedOutside, c, q, spells[0].Source)
	for _, other := range spells {
		if spellOf(other).outer().meets(day) {
			return nil
		}
		e.Premises = append(e.Premises, other.ID)
	}
	e.From, e.Certainty = spells[0].ID, sureOfDay(spells, dayOf(c))
	return e
}

// sureOfDay: it is sure of all of these tenures that they leave a day out, or
// of one of them, where they may cover it, that it does.
func sureOfDay(tenures []*graph.Claim, on edtf.Date) graph.Certainty {
	day, outside := extentOf(on), true
	for _, c := range tenures {
		s := spellOf(c)
		if s.covers(on) == edtf.Definite {
			return graph.Definite
		}
		outside = outside && s.surelyOutside(day)
	}
	if outside {
		return graph.Definite
	}
	return graph.PossibleOnly
}

// surelyOutside: it ends before the day, or begins after it, and that bound is
// sure.
func (s spell) surelyOutside(day extent) bool {
	first, last := s.start, s.end
	if !s.attested.IsZero() {
		first, last = s.attested, s.attested
	}
	return day.sure && (startSure(first) && day.hi < extentOf(first).lo || endSure(last) && extentOf(last).hi < day.lo)
}
