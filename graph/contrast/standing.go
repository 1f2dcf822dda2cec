package contrast

import (
	"fmt"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// bearing is one testimony as it bears on the claim asked about.
type bearing struct {
	*testimony
	relation
	own bool
}

// bearings relates all testimony of a hearing to a claim's answer. Testimony
// that is itself only possible can be in tension, no more.
func bearings(h *hearing, c *graph.Claim, answer answer, comparable bool) []bearing {
	relations := make([]relation, len(h.sayings))
	for i, t := range h.sayings {
		relations[i] = t.relationTo(c, answer, comparable)
	}
	out := make([]bearing, len(h.testimony))
	for i, t := range h.testimony {
		out[i] = bearing{testimony: t, relation: relations[t.says], own: t.itself && t.From == c.ID}
		if out[i].own {
			out[i].relation = relation{carries: true}
		}
	}
	return out
}

func (t *testimony) relationTo(c *graph.Claim, answer answer, comparable bool) relation {
	if !comparable || t.Stance == graph.Qualifies {
		return relation{}
	}
	r := t.bears(c, answer)
	if t.Certainty == graph.PossibleOnly {
		r.conflict, r.carries = min(r.conflict, edtf.Possible), false
	}
	return r
}

// survival is who survives in a hearing under one rule: testimony of rank 0
// falls if one of rank 1 conflicts with it definitely.
type survival struct {
	alive    map[*testimony]bool
	ranks    map[*testimony]int
	ones     []*testimony // of rank 1
	distinct []*testimony
}

func (k *court) survivors(h *hearing, rule string) *survival {
	if known := h.survivals[rule]; known != nil {
		return known
	}
	s := &survival{alive: map[*testimony]bool{}, ranks: map[*testimony]int{}}
	for _, t := range h.testimony {
		if !t.counts() && !t.wavers() {
			continue
		}
		if s.ranks[t] = k.rank(t, rule); s.ranks[t] == 1 && t.counts() {
			s.ones = append(s.ones, t)
		}
	}
	fallen := make([]bool, len(h.sayings))
	for i, t := range h.sayings {
		fallen[i] = slices.ContainsFunc(s.distinctOnes(), func(o *testimony) bool { return defeats(o, t) })
	}
	for _, t := range h.testimony {
		if t.counts() || t.wavers() {
			s.alive[t] = s.ranks[t] == 1 || !fallen[t.says]
		}
	}
	if h.survivals == nil {
		h.survivals = map[string]*survival{}
	}
	h.survivals[rule] = s
	return s
}

// distinctOnes are those of rank 1, one of each that say the same.
func (s *survival) distinctOnes() []*testimony {
	if s.distinct == nil {
		seen := map[int]bool{}
		for _, t := range s.ones {
			if !seen[t.says] {
				seen[t.says] = true
				s.distinct = append(s.distinct, t)
			}
		}
	}
	return s.distinct
}

// bears relates a testimony to a claim's answer; one that says of an account
// that it is not so bears on that account alone.
func (t *testimony) bears(c *graph.Claim, answer answer) relation {
	if !t.tellsOf(c) {
		return relation{}
	}
	if answer.form != graph.FormTenure || !t.answer.not {
		return relate(t.answer, answer)
	}
	if t.onClaim == nil || c == nil || t.onClaim.ID != c.ID {
		return relation{}
	}
	return relation{conflict: edtf.Definite, contradictory: true}
}

func defeats(a, b *testimony) bool {
	if a.Certainty == graph.PossibleOnly || b.Certainty == graph.PossibleOnly || !b.tellsOf(a.spoken()) {
		return false
	}
	if b.answer.form == graph.FormTenure && b.answer.not {
		return a.itself && b.bears(a.claim, a.answer).conflict == edtf.Definite
	}
	return (b.itself || !a.answer.not || a.answer.form != graph.FormTenure) && a.bears(b.spoken(), b.answer).conflict == edtf.Definite
}

// sides are the testimony of one hearing, by how it bears on the claim. What
// is in a cycle of undercuts opposes, or keeps the claim from yielding, but
// decides nothing.
type sides struct {
	carriedAtAll, opposedAtAll    bool
	mayCarry                      bool         // something in a cycle does, and did not fall
	carry, against, doubt, fallen []*testimony // all but the fallen survive
}

func (s *survival) sides(bs []bearing) sides {
	var out sides
	for _, b := range bs {
		if b.wavers() {
			out.waver(b, s.alive[b.testimony])
		}
		if !b.counts() {
			continue
		}
		out.carriedAtAll = out.carriedAtAll || b.carries
		out.opposedAtAll = out.opposedAtAll || b.conflict > edtf.No
		switch alive := s.alive[b.testimony]; {
		case !alive && b.conflict == edtf.Definite:
			out.fallen = append(out.fallen, b.testimony)
		case !alive:
		case b.carries:
			out.carry = append(out.carry, b.testimony)
		case b.conflict == edtf.Definite:
			out.against = append(out.against, b.testimony)
		case b.conflict == edtf.Possible:
			out.doubt = append(out.doubt, b.testimony)
		}
	}
	return out
}

// waver weighs testimony in a cycle of undercuts.
func (s *sides) waver(b bearing, alive bool) {
	s.opposedAtAll = s.opposedAtAll || b.conflict > edtf.No
	switch {
	case alive && b.carries:
		s.mayCarry = true
	case alive && b.conflict > edtf.No:
		s.doubt = append(s.doubt, b.testimony)
	}
}

func (s sides) standing() Standing {
	switch {
	case len(s.carry) == 0 && s.mayCarry:
		return Open
	case !s.carriedAtAll && len(s.against) > 0:
		return Yields
	case !s.carriedAtAll:
		return Open
	case !s.opposedAtAll:
		return Unopposed
	case len(s.carry) > 0 && len(s.against) == 0 && len(s.doubt) == 0:
		return Prevails
	case len(s.carry) == 0 && len(s.against) > 0:
		return Yields
	}
	return Open
}

// reading is the standing of the claim in one hearing under one profile.
func (k *court) reading(h *hearing, bs []bearing, p *graph.Profile) Reading {
	l := k.survivors(h, p.Rule)
	s := l.sides(bs)
	r := Reading{Profile: p, Standing: s.standing()}
	switch r.Standing {
	case Prevails:
		r.decide(l.highest(s.carry), l.defeaters(s.fallen))
		r.Presumptive = r.Presumptive || l.fellPresumptively(s.fallen)
	case Yields:
		r.decide(l.highest(s.against), nil)
	}
	r.Because = because(r.Standing, len(s.carry), len(s.against), len(s.doubt))
	return r
}

// decide names what decided. A presumption decided if no strict testimony
// would have done it alone: if all for it is presumptive, or something that had
// to fall fell only to presumptive testimony.
func (r *Reading) decide(winners, defeaters []*testimony) {
	r.Presumptive = allPresumptive(winners)
	for _, t := range append(winners, defeaters...) {
		if !slices.Contains(r.DecidedBy, t.Testimony) {
			r.DecidedBy = append(r.DecidedBy, t.Testimony)
		}
	}
}

func allPresumptive(ts []*testimony) bool {
	return !slices.ContainsFunc(ts, func(t *testimony) bool { return t.Force != graph.Presumptive })
}

func (s *survival) highest(ts []*testimony) []*testimony {
	top := 0
	for _, t := range ts {
		top = max(top, s.ranks[t])
	}
	return slices.DeleteFunc(slices.Clone(ts), func(t *testimony) bool { return s.ranks[t] < top })
}

// defeaters are the survivors of rank 1 by which the losing side fell.
func (s *survival) defeaters(fallen []*testimony) []*testimony {
	var out []*testimony
	for _, t := range s.ones {
		if slices.ContainsFunc(fallen, func(f *testimony) bool { return defeats(t, f) }) {
			out = append(out, t)
		}
	}
	return out
}

func because(standing Standing, carry, against, doubt int) string {
	switch standing {
	case Unopposed:
		return "Nothing conflicts with it, not even possibly."
	case Prevails:
		return fmt.Sprintf("%s under this rule, and nothing against it.", survive(carry, "for"))
	case Yields:
		if carry == 0 && against > 0 {
			return fmt.Sprintf("%s under this rule, and nothing for it.", survive(against, "against"))
		}
	case Open:
		if carry == 0 && against == 0 {
			return "Nothing that counts under this rule decides it."
		}
	}
	return fmt.Sprintf("Under this rule survive: for it %d, against it %d, in tension with it %d.", carry, against, doubt)
}

func survive(n int, side string) string {
	if n == 1 {
		return "1 testimony " + side + " it survives"
	}
	return fmt.Sprintf("%d testimonies %s it survive", n, side)
}

// worse is the order in which the standings of an exclusive claim's two
// questions are joined.
func worse(a, b Reading) Reading {
	order := []Standing{Yields, Open, Prevails, Unopposed}
	if slices.Index(order, b.Standing) < slices.Index(order, a.Standing) {
		return b
	}
	return a
}

// robust is the one decided standing, if a profile decides and none the other
// way; unopposed if all say so.
func robust(readings []Reading) Standing {
	var found Standing
	unopposed := 0
	for _, r := range readings {
		switch r.Standing {
		case Unopposed:
			unopposed++
		case Prevails, Yields:
			if found != "" && found != r.Standing {
				return ""
			}
			found = r.Standing
		}
	}
	if len(readings) > 0 && unopposed == len(readings) {
		return Unopposed
	}
	return found
}
