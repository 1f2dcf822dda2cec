package edtf

// Before asks whether a lies wholly before b, as written: whether even the
// last day that a may be comes before the first that b may be. It is Possible,
// not Definite, if the end of a or the start of b is marked, or unknown and
// might make it so. Dates that leave room for one another are not Before.
func Before(a, b Date) Certainty {
	last, first := a.lastAsWritten(), b.firstAsWritten()
	switch {
	case last >= first:
		return No
	case a.end.certain() && b.start.certain():
		return Definite
	}
	return Possible
}

// lastAsWritten is the last day of the date, or the earliest one that an
// unknown end can be.
func (d Date) lastAsWritten() Day {
	switch {
	case d.end.Kind == Known:
		return d.end.Latest
	case d.end.Kind == Open:
		return maxDay
	case d.start.Kind == Known:
		return d.start.Earliest
	}
	return minDay
}

// firstAsWritten is the first day of the date, or the latest one that an
// unknown start can be.
func (d Date) firstAsWritten() Day {
	switch {
	case d.start.Kind == Known:
		return d.start.Earliest
	case d.start.Kind == Open:
		return minDay
	case d.end.Kind == Known:
		return d.end.Latest
	}
	return maxDay
}

// Disjoint asks whether two dates conflict: whether, as written, they have no
// day in common. Definite needs the ends that part them to be known and free
// of ? ~ %; Possible says that they are disjoint as written but for such a
// mark, or that an unknown end might make them so. Imprecision is no
// conflict: 1956-02 and 1956-02-09 are not disjoint.
func Disjoint(a, b Date) Certainty {
	c := max(Before(a, b), Before(b, a))
	if c == Definite || !a.gaps && !b.gaps {
		return c
	}
	return max(c, disjointDays(a, b))
}

// Overlap asks whether two dates have a day in common. Definite: they have,
// whichever of the days left open are the true ones, and nothing that counts
// is marked or unknown. No: they are Definitely Disjoint.
//
// 1956-02/1957 and 1956-06 overlap Definitely. 1956-02 and 1956-02-09 only
// Possibly, for February may turn out to be another day of it. The members of
// an {a,b} set are taken one by one: what only two of them together make sure
// is Possible.
func Overlap(a, b Date) Certainty {
	if a.IsZero() || b.IsZero() {
		return Possible
	}
	if b.form == oneOf { // whichever it is, one of all the others may do
		a, b = b, a
	}
	return a.each(func(m Date) Certainty {
		return b.each(func(n Date) Certainty { return overlap(m, n) })
	})
}

// overlap is Overlap of dates that are no sets.
func overlap(a, b Date) Certainty {
	switch {
	case Disjoint(a, b) == Definite:
		return No
	case a.latestStart() <= b.earliestEnd() && b.latestStart() <= a.earliestEnd():
		return Definite
	}
	return Possible
}

// each puts together what holds of the members: of one of them, something is
// sure only if it is so of each; of all of them, if it is so of any.
func (d Date) each(holds func(Date) Certainty) Certainty {
	least, most := Definite, No
	for m := range d.members {
		c := holds(m)
		least, most = min(least, c), max(most, c)
	}
	if d.form == allOf || least == most {
		return most
	}
	return Possible
}

// latestStart is the last day on which the date can begin, whatever its marks
// and unknown ends stand for.
func (d Date) latestStart() Day {
	switch {
	case d.start.Kind == Open && d.form != single:
		return minDay
	case d.start.certain() && d.form != single:
		return d.start.Latest
	case d.end.Kind == Known && d.end.certain():
		return d.end.Latest
	}
	return maxDay
}

// earliestEnd is the first day on which the date can end.
func (d Date) earliestEnd() Day {
	switch {
	case d.end.Kind == Open && d.form != single:
		return maxDay
	case d.end.certain() && d.form != single:
		return d.end.Earliest
	case d.start.Kind == Known && d.start.certain():
		return d.start.Earliest
	}
	return minDay
}
