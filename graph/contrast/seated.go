package contrast

import (
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// isSeated reports whether evidence rests on somebody's seat in a body.
func isSeated(e *graph.Evidence) bool { return e.Rule == Sole || e.Rule == Collective }

// seatedAgain works out stored evidence anew where one of the accounts that
// seat somebody is left out or undercut: nil if it, or what it comes from, is
// left out; unseated if all that seats him is undercut.
func (k *court) seatedAgain(e *graph.Evidence, q *graph.Question) (again *graph.Evidence, unseated bool) {
	from := graph.Get[*graph.Claim](k.part, e.From)
	if from == nil || k.isLeft(e.ID) || k.left(from) {
		return nil, false
	}
	tenures := k.tenures(e)
	kept := slices.DeleteFunc(slices.Clone(tenures), k.left)
	counting := slices.DeleteFunc(slices.Clone(kept), k.rowUndercut)
	if len(counting) == len(tenures) {
		return e, false
	}
	if seated := k.reseated(e, q, counting); seated != nil {
		return seated, false
	}
	return k.reseated(e, q, kept), true
}

func (k *court) tenures(e *graph.Evidence) []*graph.Claim {
	var out []*graph.Claim
	for _, id := range e.Premises {
		if c := graph.Get[*graph.Claim](k.part, id); c != nil && c.Form.Form() == graph.FormTenure {
			out = append(out, c)
		}
	}
	return out
}

// reseated is the evidence by these tenures alone; nil if none of them has him
// in the body on the day.
func (k *court) reseated(e *graph.Evidence, q *graph.Question, tenures []*graph.Claim) *graph.Evidence {
	for _, on := range k.daysOf(e, q) {
		m, ok := seatIn(k.part, tenures, on)
		if !ok {
			continue
		}
		out := *e
		out.Premises = append(k.besidesTenures(e), m.tenures...)
		out.Certainty = graph.Definite
		if !m.definite {
			out.Certainty = graph.PossibleOnly
		}
		if e.Rule == Sole {
			out.Force = soleForce(m)
		}
		return &out
	}
	return nil
}

// besidesTenures are the premises that are none: the claim that it comes from,
// and those that mean the other by "the only one".
func (k *court) besidesTenures(e *graph.Evidence) []graph.ID {
	return slices.DeleteFunc(slices.Clone(e.Premises), func(id graph.ID) bool {
		c := graph.Get[*graph.Claim](k.part, id)
		return c != nil && c.Form.Form() == graph.FormTenure
	})
}

// daysOf are the days on which the body is looked at: that of the claim, or,
// where evidence says that another did it, that of the claims that mean him.
func (k *court) daysOf(e *graph.Evidence, q *graph.Question) []edtf.Date {
	from := []graph.ID{e.From}
	if q.Exclusion {
		from = k.besidesTenures(e)[1:]
	}
	var out []edtf.Date
	for _, id := range from {
		if c := graph.Get[*graph.Claim](k.part, id); c != nil {
			if who, ok := whoOf(c); ok && !slices.Contains(out, who.On.Date) {
				out = append(out, who.On.Date)
			}
		}
	}
	return out
}

// soleForce: "the only one" follows strictly where the others' seats are sure.
func soleForce(m seat) graph.Force {
	if m.definite {
		return graph.Strict
	}
	return graph.Presumptive
}
