package contrast

import "onus/graph/edtf"

// term is one spell of an account, with the stretches that it and its bounds
// lie in worked out once: a thousand sources on one office are a million
// comparisons.
type term struct {
	*account
	nth, part         int // which of its spells, and of which term it is one reading
	outer, start, end extent
	from, to          bool // the bound is said
}

func (a *account) setTerms() {
	a.terms = make([]term, len(a.spells))
	parts := partsOf(a.spells)
	for i, s := range a.spells {
		a.terms[i] = term{a, i, parts[i], s.outer(), extentOf(s.start), extentOf(s.end), !s.start.IsZero(), !s.end.IsZero()}
	}
}

// mayBe is sameTerm.
func (x *term) mayBe(y *term) bool {
	return x.outer.meets(y.outer) && !x.follows(y) && !y.follows(x)
}

func (x *term) follows(earlier *term) bool {
	if !x.from || !earlier.from || !earlier.to {
		return false
	}
	meet := extent{lo: max(x.outer.lo, earlier.outer.lo), hi: min(x.outer.hi, earlier.outer.hi)}
	return meet.within(x.start) && meet.within(earlier.end) && x.outer.hi > earlier.end.hi && earlier.outer.lo < x.start.lo
}

// fewSpells is how many spells of an account are looked through each time,
// where more are paired once for two accounts.
const fewSpells = 8

// pairsOnly: either term, of those that it may be, may be only the other.
func (x *term) pairsOnly(y *term) bool {
	ours, theirs := x.account.terms, y.account.terms
	if len(ours) == 1 && len(theirs) == 1 {
		return true
	}
	if len(ours) > fewSpells || len(theirs) > fewSpells || !x.from || !x.to || !y.from || !y.to {
		return false
	}
	return x.meetsNoneBut(y.nth, theirs) && y.meetsNoneBut(x.nth, ours)
}

func (x *term) meetsNoneBut(nth int, among []term) bool {
	for i := range among {
		if i != nth && x.mayBe(&among[i]) {
			return false
		}
	}
	return true
}

// apartBy is apart, of bounds whose extents are known.
func apartBy(x, y extent, a, b *edtf.Date) edtf.Certainty {
	if x.sure && y.sure && (x.hi < y.lo || y.hi < x.lo) {
		return edtf.Definite
	}
	return apart(*a, *b)
}
