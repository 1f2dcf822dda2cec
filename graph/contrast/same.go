package contrast

import (
	"slices"

	"onus/graph"
)

// saying is all of a testimony that its comparison with others looks at:
// testimonies that say the same stand alike to everything. It keeps the work
// on a question with thousands of answers near-linear, since they say few
// different things.
type saying struct {
	answer    answer
	certainty graph.Certainty
	qualifies bool
	notSo     graph.ID // the one account that it denies
	only      graph.ID // of an exclusion: what says it, since another member may be meant by some of the claims alone
	itself    graph.ID // of an office of which an account is denied: the claim, which that may be
}

func (t *testimony) saying() saying {
	s := saying{answer: t.answer, certainty: t.Certainty, qualifies: t.Stance == graph.Qualifies}
	if t.answer.form == graph.FormTenure && t.answer.not && t.onClaim != nil {
		s.notSo = t.onClaim.ID
	}
	if t.question != nil && t.question.Exclusion {
		s.only = t.ID
	}
	return s
}

// sortSayings tells testimony that says the same by one number, and keeps the first
// of each.
func (h *hearing) sortSayings() {
	known := map[saying]int{}
	denies := slices.ContainsFunc(h.testimony, func(t *testimony) bool { return t.answer.form == graph.FormTenure && t.answer.not })
	for _, t := range h.testimony {
		s := t.saying()
		if denies && t.itself {
			s.itself = t.From
		}
		n, ok := known[s]
		if !ok {
			n = len(h.sayings)
			known[s] = n
			h.sayings = append(h.sayings, t)
		}
		t.says = n
	}
}
