package contrast

import (
	"cmp"
	"slices"
	"strings"

	"onus/graph"
)

// Answer is one value that claims or rules put into a question, with how it
// stands.
type Answer struct {
	Says     string
	Claims   []*graph.Claim // those that give it directly
	Evidence []*Testimony   // all testimony that gives it
	Roots    []Root
	Readings []Reading // of the first claim that gives it; none if only rules do
}

// Answers sets the answers to a question side by side, in the order of their
// words; part must have been walked along QuestionRoute or Route. It is an
// ErrNotFound if the question is not there.
func Answers(part *graph.Part, question graph.ID, lens Lens) ([]Answer, error) {
	q := graph.Get[*graph.Question](part, question)
	if q == nil {
		return nil, graph.ErrNotFound
	}
	k := &court{part: part, Vocabulary: NewVocabulary(part), lens: lens}
	profiles, err := k.profiles()
	if err != nil {
		return nil, err
	}
	h := k.hear(q)
	groups := map[string][]*testimony{}
	for _, t := range h.testimony {
		if !t.comment && t.Stance != graph.Qualifies {
			says := saysTestimony(t)
			groups[says] = append(groups[says], t)
		}
	}
	out := make([]Answer, 0, len(groups))
	for says, ts := range groups {
		out = append(out, k.answer(h, says, ts, profiles))
	}
	slices.SortFunc(out, func(a, b Answer) int { return cmp.Compare(a.Says, b.Says) })
	return out, nil
}

func (k *court) answer(h *hearing, says string, ts []*testimony, profiles []*graph.Profile) Answer {
	a := Answer{Says: says, Evidence: public(ts), Roots: k.roots(ts)}
	for _, t := range ts {
		if t.itself {
			a.Claims = append(a.Claims, t.claim)
		}
	}
	if len(a.Claims) == 0 {
		return a
	}
	value, ok := k.answerIn(h, a.Claims[0])
	bs := bearings(h, a.Claims[0], value, ok)
	a.Readings = k.readings(h, bs, profiles)
	return a
}

// saysTestimony puts what a testimony answers in words; where time counts,
// with its as of.
func saysTestimony(t *testimony) string {
	says := SaysValue(t.Value)
	if t.answer.scale != nil {
		says = strings.Join(t.answer.grades.slugs(t.answer.scale), " or ")
		if t.answer.scale.Monotone && !t.answer.when.date.IsZero() {
			says += " as of " + t.answer.when.date.String()
		}
	}
	return says
}
