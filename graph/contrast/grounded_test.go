package contrast

import (
	"testing"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
)

// label is what grounded semantics makes of an argument.
type label int

const (
	undecided label = iota
	in
	out
)

// grounded labels arguments: attacks holds, for each, those that attack it.
// An attack by a weaker argument has been left away already.
func grounded(attacks [][]int) []label {
	labels := make([]label, len(attacks))
	for changed := true; changed; {
		changed = false
		for i, attackers := range attacks {
			if labels[i] != undecided {
				continue
			}
			every, some := true, false
			for _, a := range attackers {
				every = every && labels[a] == out
				some = some || labels[a] == in
			}
			switch {
			case every:
				labels[i], changed = in, true
			case some:
				labels[i], changed = out, true
			}
		}
	}
	return labels
}

// reference is the label of a claim: in if something in carries it, out if all
// that carries it is out, or, where nothing does, if something in conflicts.
func reference(k *court, h *hearing, c *graph.Claim, rule string) label {
	var counted []*testimony
	for _, x := range h.testimony {
		if x.counts() || x.wavers() {
			counted = append(counted, x)
		}
	}
	attacks := make([][]int, len(counted)+1)
	loop := len(counted) // an argument against itself, which attacks what is in a cycle of undercuts
	attacks[loop] = []int{loop}
	for i, x := range counted {
		if x.wavers() {
			attacks[i] = append(attacks[i], loop)
		}
		for j, y := range counted {
			if relate(y.answer, x.answer).conflict == edtf.Definite && k.rank(y, rule) >= k.rank(x, rule) {
				attacks[i] = append(attacks[i], j)
			}
		}
	}
	labels := grounded(attacks)
	value, _ := k.answerOf(c, h.question)
	carriers, lost, opposed := 0, 0, undecided
	for i, x := range counted {
		r := relate(x.answer, value)
		switch {
		case x.From == c.ID && x.Rule == Direct, r.carries:
			if carriers++; labels[i] == in {
				return in
			} else if labels[i] == out {
				lost++
			}
		case r.conflict == edtf.Definite && labels[i] == in:
			opposed = out
		}
	}
	switch {
	case carriers == 0:
		return opposed
	case carriers == lost:
		return out
	}
	return undecided
}

func TestStandingIsGrounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawClaims(t, "act", "two grades", "fixed")
		part := derived(d.records...)
		k := &court{part: part, Vocabulary: NewVocabulary(part)}
		for _, c := range d.claims {
			h := k.hear(graph.Get[*graph.Question](part, c.Derived.Questions[0]))
			value, ok := k.answerOf(c, h.question)
			for _, p := range k.Profiles {
				got := k.reading(h, bearings(h, c, value, ok), p).Standing
				want := reference(k, h, c, p.Rule)
				if complementary(k, h) && labelOf(got) != want {
					t.Errorf("%s %s under %s, grounded semantics has label %d", c.ID, got, p.Rule, want)
				}
				if got == Prevails && want == out {
					t.Errorf("%s %s under %s, and grounded semantics has it out", c.ID, got, p.Rule)
				}
			}
		}
	})
}

func labelOf(s Standing) label {
	switch s {
	case Prevails, Unopposed:
		return in
	case Yields:
		return out
	}
	return undecided
}

// complementary reports that each two of the answers given are the same or
// each other's complements.
func complementary(k *court, h *hearing) bool {
	for _, a := range h.testimony {
		for _, b := range h.testimony {
			if r := relate(a.answer, b.answer); !r.contradictory && !r.carries {
				return false
			}
		}
	}
	return true
}
