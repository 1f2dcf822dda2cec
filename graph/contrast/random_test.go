package contrast

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
	"onus/graph/graphtest/arbitrary"
)

// Standing equals grounded semantics with preferences on every question of a
// random world that has two answers, whatever rules, groupings, identities
// and undercuts brought the testimony there; and on no other question does a
// claim prevail that is out there.
func TestStandingIsGroundedInAnyWorld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := derived(arbitrary.New(t, arbitrary.Options{Claims: 10, Evidence: 8}).Records()...)
		k := &court{part: part, Vocabulary: NewVocabulary(part)}
		for _, r := range part.Records {
			q, ok := r.(*graph.Question)
			if !ok {
				continue
			}
			h := k.hear(q)
			for _, answering := range part.In(q.ID, graph.Answers) {
				if c, ok := answering.(*graph.Claim); ok && comparableTo(h, c) {
					checkGrounded(t, k, h, c)
				}
			}
		}
	})
}

// comparableTo: the claim answers this question alone, and all testimony is
// certain: what is only possible attacks nobody in the reference.
func comparableTo(h *hearing, c *graph.Claim) bool {
	return c.Modality.Counts() && len(c.Derived.Questions) == 1 && !slices.ContainsFunc(h.testimony, func(x *testimony) bool {
		return x.Certainty == graph.PossibleOnly
	})
}

func checkGrounded(t *rapid.T, k *court, h *hearing, c *graph.Claim) {
	value, ok := k.answerOf(c, h.question)
	if !ok || h.question.Form == graph.FormTenure { // accounts have a reference of their own
		return
	}
	for _, p := range k.Profiles {
		got := k.reading(h, bearings(h, c, value, ok), p).Standing
		want := reference(k, h, c, p.Rule)
		if twoAnswers(h, value) && labelOf(got) != want {
			t.Errorf("%s %s under %s, grounded semantics has label %d", c.ID, got, p.Rule, want)
		}
		if got == Prevails && want == out {
			t.Errorf("%s %s under %s, and grounded semantics has it out", c.ID, got, p.Rule)
		}
	}
}

// twoAnswers: each two of the answers that count, and the claim's own, are the
// same or each other's complements.
func twoAnswers(h *hearing, own answer) bool {
	answers := []answer{own}
	for _, x := range h.testimony {
		if !x.comment && !x.out {
			answers = append(answers, x.answer)
		}
	}
	for _, a := range answers {
		for _, b := range answers {
			r := relate(a, b)
			opposite := r.conflict == edtf.Definite && r.contradictory
			if !opposite && !(r.carries && relate(b, a).carries) {
				return false
			}
		}
	}
	return true
}
