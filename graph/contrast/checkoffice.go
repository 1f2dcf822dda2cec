package contrast

import (
	"cmp"
	"fmt"
	"slices"

	"onus/graph"
)

// outOfOffice: an act that needs an office, on a day outside every recorded
// tenure of it; it rests on those, or on there being none.
func (s *Setting) outOfOffice(c *graph.Claim, q *graph.Question) []*graph.Evidence {
	f, ok := c.Form.(*graph.Deed)
	if !ok || c.Denies || f.Each || s.Acts[f.Act] == nil || s.Acts[f.Act].Needs == "" {
		return nil
	}
	day := extentOf(c.Derived.ToldOf.Date)
	if unbounded(day) {
		return nil
	}
	e := flag(OutOfOffice, c, q, "")
	for _, id := range s.tenureQuestions(q.Subject, s.Acts[f.Act].Needs) {
		for _, held := range s.claims(id, graph.Answers) {
			term := spellOf(held)
			switch {
			case held.Denies || !held.Modality.Counts():
				continue
			case term.outer().meets(day):
				return nil
			case !term.outer().sure || !day.sure:
				e.Certainty = graph.PossibleOnly
			}
			e.Premises = append(e.Premises, held.ID)
			if held.Derived.SourceComplete {
				e.Force = graph.Strict
			}
		}
	}
	if len(e.Premises) > 1 {
		e.From = slices.Min(e.Premises[1:])
	}
	e.Because = fmt.Sprintf("“%s” needs the office “%s”, and no recorded tenure of it covers %s.",
		s.Acts[f.Act].Name, s.name(s.Acts[f.Act].Needs), c.Derived.ToldOf.Text())
	return []*graph.Evidence{e}
}

// tenureQuestions are those on an office and on what it was called before and
// after.
func (s *Setting) tenureQuestions(subject, position graph.ID) []graph.ID {
	positions := []graph.ID{position}
	for i := 0; i < len(positions) && i < maxBodies; i++ {
		for _, id := range append(slices.Clone(s.Part.OutIDs(positions[i], graph.Succeeds)), s.Part.InIDs(positions[i], graph.Succeeds)...) {
			if !slices.Contains(positions, id) {
				positions = append(positions, id)
			}
		}
	}
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
		term := spellOf(other).outer()
		if term.meets(day) {
			return nil
		}
		if !term.sure || !day.sure {
			e.Certainty = graph.PossibleOnly
		}
		e.Premises = append(e.Premises, other.ID)
	}
	e.From = spells[0].ID
	return e
}
