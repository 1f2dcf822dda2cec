package edtf

// run is the first unbroken run of the date's days that reaches d or a later
// day. Runs that touch may come in pieces; sets may repeat days.
func (d Date) run(from Day) (lo, hi Day, ok bool) {
	if d.form == oneOf || d.form == allOf {
		for m := range d.members {
			mlo, mhi, some := m.run(from)
			if some && (!ok || mlo < lo || mlo == lo && mhi > hi) {
				lo, hi, ok = mlo, mhi, true
			}
		}
		return lo, hi, ok
	}
	if d.gaps {
		m := d.mask()
		return m.run(from)
	}
	lo, hi = minDay, maxDay
	if d.start.Kind == Known {
		lo = d.start.Earliest
	}
	if d.end.Kind == Known {
		hi = d.end.Latest
	}
	return max(lo, from), hi, from <= hi
}

// mask is the pattern of a date that has gaps and is no set.
func (d Date) mask() mask {
	sc := scanner{in: d.text, end: len(d.text)}
	s, _ := sc.simple(alone)
	return s.mask
}

// disjointDays compares day by day, for dates of which one has gaps; marks
// anywhere take certainty away.
func disjointDays(a, b Date) Certainty {
	from := minDay
	for {
		alo, ahi, some := a.run(from)
		blo, bhi, others := b.run(from)
		switch {
		case !some || !others:
			if a.Qualified() || b.Qualified() {
				return Possible
			}
			return Definite
		case ahi < blo:
			from = blo
		case bhi < alo:
			from = alo
		default:
			return No
		}
	}
}

// coveredDays: every day of a is a day of b.
func coveredDays(a, b Date) bool {
	for from := minDay; ; {
		lo, hi, some := a.run(from)
		if !some {
			return true
		}
		for lo <= hi {
			blo, bhi, ok := b.run(lo)
			if !ok || blo > lo {
				return false
			}
			lo = bhi + 1
		}
		from = lo
	}
}
