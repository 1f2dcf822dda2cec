package contrast

import (
	"math"
	"slices"

	"onus/graph/edtf"
)

// matching is how two spells lie among those of their accounts that are
// linked with them by overlap.
type matching struct {
	together     bool // they are compared with each other
	starts, ends bool // and so are these bounds
	before       bool // one ends before a surely empty time that lies within the other's spell
	after        bool // or begins after it
}

// match lines up the spells of two accounts, of which those alone are compared
// that may be of one term. As many terms on both sides: one by one, in order.
// Else one side parts what the other joins (a renamed office, a re-election):
// the first begin and the last end together, and only a time that one leaves
// surely empty divides them between.
func match(t, c *term) matching {
	p := t.account.pairing(c.account)
	a, b := p.ours[t.nth], p.theirs[c.nth]
	if a.group != b.group || a.group == 0 {
		return matching{}
	}
	ours, theirs := p.groups[a.group-1].ours, p.groups[a.group-1].theirs
	if len(ours) == len(theirs) {
		return matching{together: a.at == b.at, starts: true, ends: true}
	}
	m := matching{starts: a.at == 0 && b.at == 0, ends: a.at == len(ours)-1 && b.at == len(theirs)-1}
	m.together = m.starts || m.ends
	m.before = gap(ours, a.at, c.spells[c.nth]) || gap(theirs, b.at, t.spells[t.nth])
	m.after = gap(ours, a.at-1, c.spells[c.nth]) || gap(theirs, b.at-1, t.spells[t.nth])
	return m
}

// gap: after the i-th term, by every reading of it and of the next, comes a
// surely empty time that the other covers.
func gap(terms [][]spell, i int, other spell) bool {
	if i < 0 || i+1 >= len(terms) {
		return false
	}
	whole := other.inner()
	empty := extent{lo: math.MinInt64, hi: math.MaxInt64, sure: whole.sure}
	for _, s := range terms[i] {
		empty.lo, empty.sure = max(empty.lo, extentOf(s.end).hi), empty.sure && endSure(s.end)
	}
	for _, s := range terms[i+1] {
		empty.hi, empty.sure = min(empty.hi, extentOf(s.start).lo), empty.sure && startSure(s.start)
	}
	if !empty.sure || empty.lo == math.MaxInt64 || empty.hi == math.MinInt64 {
		return false
	}
	empty.lo, empty.hi = empty.lo+1, empty.hi-1
	return empty.lo <= empty.hi && empty.within(whole)
}

// paired: two spells may be of one term. One of which a single bound is given
// ("until May 1956") is paired with those alone within which that may lie, if
// there are such: it says nothing of the terms before.
func paired(a, b spell, as, bs []spell) bool {
	return sameTerm(a, b) && nearest(a, b, bs) && nearest(b, a, as)
}

func nearest(s, other spell, among []spell) bool {
	bound, ok := s.onlyBound()
	if !ok {
		return true
	}
	within := func(o spell) bool { return o.outer().meets(extentOf(bound)) }
	return within(other) || !slices.ContainsFunc(among, within)
}

func (s spell) onlyBound() (edtf.Date, bool) {
	switch {
	case s.start.IsZero() && !s.end.IsZero():
		return s.end, true
	case s.end.IsZero() && !s.start.IsZero():
		return s.start, true
	}
	return edtf.Date{}, false
}

// partsOf numbers the terms of which an account's spells are readings: those
// that share a bound or surely overlap are of one, since nobody holds an office
// twice at a time.
func partsOf(spells []spell) []int {
	out := make([]int, len(spells))
	n := 0
	for i, s := range spells {
		out[i] = n
		for j, before := range spells[:i] {
			if alternatives(s, before, spells) {
				out[i] = out[j]
				break
			}
		}
		if out[i] == n {
			n++
		}
	}
	return out
}

func alternatives(a, b spell, all []spell) bool {
	if !paired(a, b, all, all) {
		return false
	}
	_, one := a.onlyBound()
	_, other := b.onlyBound()
	same := func(x, y edtf.Date) bool { return !x.IsZero() && x == y }
	return one || other || same(a.start, b.start) || same(a.end, b.end) || a.inner().meets(b.inner())
}
