package edtf

// Within asks whether every day that a may be is one that b may be: a testimony
// for 1956-02-09 carries a claim of 1956-02. It is Possible if a mark or an
// unknown end might make it so, and where it is so as written but for a mark.
// An unknown end is not an infinite one: an open date lies only in an open one.
//
// Possible may stand for a surer answer where a set or a pattern with gaps is
// marked, and where thousands of days would have to be tried one by one
// (XXXX-XX-1X in a set of such patterns).
func Within(a, b Date) Certainty {
	c := hullWithin(a, b)
	switch {
	case a.IsZero() || b.IsZero():
		return c.hedged()
	case c == No || !b.gaps:
		return c
	}
	if a.start.Kind == Unknown || a.end.Kind == Unknown {
		c = c.hedged()
	}
	covered := coveredDays(a, b)
	if covered == No {
		return possibleIf(a.Qualified() || b.Qualified())
	}
	return min(c, covered)
}

// hullWithin compares the ends alone.
func hullWithin(a, b Date) Certainty {
	aFirst, aLast := a.writtenStart()
	bFirst, bLast := b.writtenStart()
	starts := notAfter(bFirst, bLast, aFirst, aLast)
	aFirst, aLast = a.writtenEnd()
	bFirst, bLast = b.writtenEnd()
	return min(starts, notAfter(aFirst, aLast, bFirst, bLast))
}

// notAfter asks of two days that lie between two days each whether the one is
// not after the other.
func notAfter(first, last, otherFirst, otherLast Day) Certainty {
	if last <= otherFirst {
		return Definite
	}
	return possibleIf(first <= otherLast)
}

// writtenStart are the days between which the first day of the date, as
// written, must be: alike, unless the start is marked or unknown. Only an open
// start is infinite.
func (d Date) writtenStart() (first, last Day) {
	switch {
	case d.start.Kind == Open:
		return minDay, minDay
	case d.start.certain():
		return d.start.Earliest, d.start.Earliest
	case d.end.Kind == Known && d.end.certain():
		return minDay + 1, d.end.Latest
	}
	return minDay + 1, maxDay - 1
}

// writtenEnd is the same for the last day.
func (d Date) writtenEnd() (first, last Day) {
	switch {
	case d.end.Kind == Open:
		return maxDay, maxDay
	case d.end.certain():
		return d.end.Latest, d.end.Latest
	case d.start.Kind == Known && d.start.certain():
		return d.start.Earliest, maxDay - 1
	}
	return minDay + 1, maxDay - 1
}

func possibleIf(so bool) Certainty {
	if so {
		return Possible
	}
	return No
}
