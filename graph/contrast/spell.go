package contrast

import (
	"math"

	"onus/graph/edtf"
)

// spell is when a source has somebody in an office: from a day to a day, or
// attested on one. An end that is not said is the zero Date. A denied spell
// says that he did not hold it then.
type spell struct {
	start, end, attested edtf.Date
	denied               bool
}

// outer is the longest it may have been.
func (s spell) outer() extent {
	if !s.attested.IsZero() {
		return extentOf(s.attested)
	}
	from, to := extentOf(s.start), extentOf(s.end)
	return extent{from.lo, to.hi, startSure(s.start) && endSure(s.end)}
}

// inner is the shortest it may have been; there may be none (lo > hi). Where
// one end is not said, it is the day of the other.
func (s spell) inner() extent {
	from, to := s.start, s.end
	switch {
	case !s.attested.IsZero():
		from, to = s.attested, s.attested
	case to.IsZero():
		to = from
	case from.IsZero():
		from = to
	}
	first, last := extentOf(from), extentOf(to)
	return extent{first.hi, last.lo, endSure(from) && startSure(to)}
}

func (e extent) meets(other extent) bool {
	return max(e.lo, other.lo) <= min(e.hi, other.hi) && e.lo <= e.hi && other.lo <= other.hi
}

func (e extent) within(other extent) bool { return other.lo <= e.lo && e.hi <= other.hi }

// covers says whether the office was held on the whole of a day, or days.
func (s spell) covers(on edtf.Date) edtf.Certainty {
	day := extentOf(on)
	in := s.inner()
	switch {
	case !s.outer().meets(day):
		return edtf.No
	case in.sure && day.sure && in.lo <= day.lo && day.hi <= in.hi:
		return edtf.Definite
	}
	return edtf.Possible
}

func relateSpells(t, c spell) relation {
	if !t.outer().meets(c.outer()) || follows(t, c) || follows(c, t) {
		return relation{} // another term: neither speaks of the other's
	}
	switch {
	case t.denied && c.denied:
		return relation{carries: carriesDenial(t, c)}
	case t.denied != c.denied:
		return relation{conflict: deniedConflict(t, c)}
	}
	r := relation{conflict: max(apart(t.start, c.start), apart(t.end, c.end))}
	r.carries = r.conflict == edtf.No && carriesSpell(t, c)
	return r
}

// follows: one spell begins where the other ends, and they meet nowhere else:
// 1904-1908 after 1900-1904 is a second term. Of a spell whose beginning is
// unsaid nobody can tell.
func follows(later, earlier spell) bool {
	if later.start.IsZero() || earlier.start.IsZero() || earlier.end.IsZero() || later.denied != earlier.denied {
		return false
	}
	begins, ends := extentOf(later.start), extentOf(earlier.end)
	a, b := later.outer(), earlier.outer()
	meet := extent{lo: max(a.lo, b.lo), hi: min(a.hi, b.hi)}
	within := func(e extent) bool { return e.lo <= meet.lo && meet.hi <= e.hi }
	return within(begins) && within(ends) && a.hi > ends.hi && b.lo < begins.lo
}

// deniedConflict: held on some of the days on which the other denies it. It is
// definite if there surely is such a day: the shortest that he may have held it
// has one, or the denial holds for all days on which he may have begun, or ended.
func deniedConflict(a, b spell) edtf.Certainty {
	held, denied := a, b
	if a.denied {
		held, denied = b, a
	}
	out := denied.denial()
	surely := func(d edtf.Date) bool { return surelyWithin(d, out) }
	if in := held.inner(); out.sure && (in.sure && in.meets(out) || surely(held.start) || surely(held.end) || surely(held.attested)) {
		return edtf.Definite
	}
	return edtf.Possible
}

// surelyWithin: all days that a date may be lie in a stretch that is infinite
// on the sides on which the date is qualified or unsaid.
func surelyWithin(d edtf.Date, in extent) bool {
	e := extentOf(d)
	return !d.IsZero() && e.within(in) && (in.lo == math.MinInt64 || startSure(d)) && (in.hi == math.MaxInt64 || endSure(d))
}

// denial are the days on which an office is surely denied: all of those on
// which it says so; before its end, where it has no start ("joined only
// after"); after its start, where it has no end.
func (s spell) denial() extent {
	if !s.attested.IsZero() {
		return extentOf(s.attested)
	}
	first, last := extentOf(s.start), extentOf(s.end)
	out := extent{first.hi, last.lo, endSure(s.start) && startSure(s.end)}
	switch {
	case s.start.IsZero() && s.end.IsZero():
		return extent{}
	case s.start.IsZero():
		out.lo, out.hi, out.sure = math.MinInt64, last.lo-1, startSure(s.end)
	case s.end.IsZero():
		out.lo, out.hi, out.sure = first.hi+1, math.MaxInt64, endSure(s.start)
	}
	return out
}

// apart: two bounds, where both are said, cannot be the same day.
func apart(a, b edtf.Date) edtf.Certainty {
	if a.IsZero() || b.IsZero() {
		return edtf.No
	}
	return edtf.Disjoint(a, b)
}

// carriesDenial: he is surely out on all days on which the other surely has him
// out.
func carriesDenial(t, c spell) bool {
	wide, narrow := t.denial(), c.denial()
	return t == c || wide.sure && narrow.sure && narrow.within(wide)
}

func carriesSpell(t, c spell) bool {
	switch {
	case !c.attested.IsZero() && t == c:
		return true
	case !c.attested.IsZero() && !t.attested.IsZero():
		return edtf.Within(t.attested, c.attested) == edtf.Definite
	case !c.attested.IsZero():
		return t.covers(c.attested) == edtf.Definite
	}
	return boundWithin(t.start, c.start) && boundWithin(t.end, c.end)
}

func boundWithin(t, c edtf.Date) bool {
	return c.IsZero() || !t.IsZero() && edtf.Within(t, c) == edtf.Definite
}
