package contrast

import (
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// checkedAgain works out a stored check that rests on tenures anew, where some
// of those are left out or undercut; nil where no other makes it. A check that
// an undercut tenure kept from being made is not made.
func (k *court) checkedAgain(e *graph.Evidence) *graph.Evidence {
	on := graph.Get[*graph.Claim](k.part, e.On)
	tenures := slices.DeleteFunc(k.tenures(e), func(c *graph.Claim) bool { return c == on })
	kept := slices.DeleteFunc(slices.Clone(tenures), func(c *graph.Claim) bool { return k.left(c) || k.rowUndercut(c) })
	if on == nil || len(kept) == len(tenures) {
		return e
	}
	out := *e
	if e.Rule == PartitionGap {
		return k.gapBy(&out, on, tenures, kept)
	}
	if len(kept) == 0 {
		return nil
	}
	out.From, out.Certainty, out.Force = kept[0].ID, sureOfDay(kept, dayOf(on)), graph.Presumptive
	for _, c := range kept {
		if e.Rule == OutOfOffice && c.Derived.SourceComplete {
			out.Force = graph.Strict
		}
	}
	out.Premises = without(e.Premises, tenures, kept)
	return &out
}

// dayOf is the day that a check looks at: of an attestation, or of an act.
func dayOf(c *graph.Claim) edtf.Date {
	if f, ok := c.Form.(*graph.Tenure); ok {
		return f.Attested.Date
	}
	return c.Derived.ToldOf.Date
}

// gapBy is the gap by the tenures that are kept; nil if they do not seat him.
func (k *court) gapBy(e *graph.Evidence, on *graph.Claim, tenures, kept []*graph.Claim) *graph.Evidence {
	f, ok := on.Form.(*graph.Grouping)
	if !ok {
		return e
	}
	m, seated := seatIn(k.part, kept, f.On.Date)
	if !seated {
		return nil
	}
	e.From, e.Certainty = m.tenures[0], graph.Definite
	if !m.definite {
		e.Certainty = graph.PossibleOnly
	}
	e.Premises = append(without(e.Premises, tenures, nil), m.tenures...)
	whole := Setting{Part: k.part}
	for _, id := range e.Premises {
		if k.part.Records[id] != nil && k.part.Records[id].Kind() == graph.KindPerson {
			e.Because = gapBecause(whole.name(id), m.definite)
		}
	}
	return e
}

// without are premises without those tenures that are not kept.
func without(premises []graph.ID, tenures, kept []*graph.Claim) []graph.ID {
	has := func(cs []*graph.Claim, id graph.ID) bool {
		return slices.ContainsFunc(cs, func(c *graph.Claim) bool { return c.ID == id })
	}
	return slices.DeleteFunc(slices.Clone(premises), func(id graph.ID) bool { return has(tenures, id) && !has(kept, id) })
}
