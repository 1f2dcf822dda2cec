package contrast

import (
	"maps"
	"slices"

	"onus/graph"
)

// trial is one of the contrast's questions, as it was heard.
type trial struct {
	*hearing
	bearings []bearing
}

// reheard bounds the work of hearing again to find hinges, in testimony and
// pairs of different sayings: a second or so at worst.
const reheard = 2_000_000

// trying finds how a claim would stand without a piece, within bounds.
type trying struct {
	*Contrast
	heard int
}

// without gives the standings without a piece; ok is false where there was no
// time for it.
func (y *trying) without(t *testimony) (readings []Reading, ok bool) {
	if !alters(t) {
		for _, trial := range y.trials {
			readings = joined(readings, y.court.masked(trial, t.ID, y.Readings))
		}
		return readings, true
	}
	for _, trial := range y.trials {
		y.heard += len(trial.testimony) + len(trial.sayings)*len(trial.sayings)
	}
	if y.heard > reheard {
		return nil, false
	}
	return y.rehear(t.ID), true
}

// alters: without an undercut other testimony counts, and without a spell its
// account is another. On nothing else does other testimony depend.
func alters(t *testimony) bool {
	return t.Stance == graph.Undercuts || t.question.Form == graph.FormTenure && t.itself && t.answer.spell.isTerm()
}

func (y *trying) rehear(without graph.ID) []Reading {
	lens := y.court.lens
	lens.Without = append(slices.Clone(lens.Without), without)
	k := &court{part: y.court.part, Vocabulary: y.court.Vocabulary, lens: lens}
	var readings []Reading
	for _, t := range y.trials {
		h := k.hear(t.question, y.Claim)
		answer, ok := k.answerIn(h, y.Claim)
		readings = joined(readings, k.masked(trial{h, bearings(h, y.Claim, answer, ok)}, "", y.Readings))
	}
	return readings
}

// masked are the standings in a hearing without a piece, "" for none, under
// the profiles of these readings.
func (k *court) masked(t trial, id graph.ID, under []Reading) []Reading {
	rest := slices.DeleteFunc(slices.Clone(t.bearings), func(b bearing) bool { return b.ID == id })
	out := make([]Reading, len(under))
	for i, r := range under {
		s := k.survivors(t.hearing, r.Profile.Rule).without(t.hearing, id)
		out[i] = Reading{Profile: r.Profile, Standing: s.sides(rest).standing()}
	}
	return out
}

// without is who survives without a piece: those too that fell to it alone.
func (s *survival) without(h *hearing, id graph.ID) *survival {
	rest := &survival{alive: s.alive, ranks: s.ranks}
	var gone []*testimony
	for _, t := range s.ones {
		if t.ID == id {
			gone = append(gone, t)
		} else {
			rest.ones = append(rest.ones, t)
		}
	}
	gone = slices.DeleteFunc(gone, func(t *testimony) bool {
		return slices.ContainsFunc(rest.ones, func(o *testimony) bool { return o.says == t.says })
	})
	if len(gone) == 0 {
		return rest
	}
	risen := map[int]bool{}
	for i, t := range h.sayings {
		beats := func(o *testimony) bool { return defeats(o, t) }
		if slices.ContainsFunc(gone, beats) && !slices.ContainsFunc(rest.distinctOnes(), beats) {
			risen[i] = true
		}
	}
	rest.alive = maps.Clone(s.alive)
	for _, t := range h.testimony {
		if risen[t.says] && (t.counts() || t.wavers()) {
			rest.alive[t] = true
		}
	}
	return rest
}
