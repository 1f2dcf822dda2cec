package edtf

import "strings"

// set reads [a,b] or {a,b}. Its bounds are those of its first and last days.
func (sc *scanner) set() Date {
	d := Date{form: oneOf, level: 2}
	last := byte(']')
	if sc.in[0] == '{' {
		d.form, last = allOf, '}'
	}
	if sc.end < 2 || sc.in[sc.end-1] != last {
		sc.fail(sc.end, "the closing "+string(last))
		return Date{}
	}
	first := true
	for m := range sc.elements(d.form) {
		if first {
			d.start, d.end, first = m.start, m.end, false
		} else {
			d.widen(m)
		}
	}
	d.gaps = true
	return d
}

// widen lets the set reach as far as one more member does. One of several may
// begin where any of them does; all of them begin where the first does.
func (d *Date) widen(m Date) {
	qualified := d.Qualified() || m.Qualified()
	d.start, d.end = joinStarts(d.form, d.start, m.start), joinEnds(d.form, d.end, m.end)
	d.start.Qualified, d.end.Qualified = qualified, qualified
}

func joinStarts(f form, a, b Bound) Bound {
	if a.Kind == Open || b.Kind == Open {
		return Bound{Kind: Open}
	}
	a.Earliest = min(a.Earliest, b.Earliest)
	if f == oneOf {
		a.Latest = max(a.Latest, b.Latest)
	} else {
		a.Latest = min(a.Latest, b.Latest)
	}
	return a
}

func joinEnds(f form, a, b Bound) Bound {
	if a.Kind == Open || b.Kind == Open {
		return Bound{Kind: Open}
	}
	a.Latest = max(a.Latest, b.Latest)
	if f == oneOf {
		a.Earliest = min(a.Earliest, b.Earliest)
	} else {
		a.Earliest = max(a.Earliest, b.Earliest)
	}
	return a
}

// elements reads the members between the brackets, one after the other.
func (sc *scanner) elements(f form) func(yield func(Date) bool) {
	return func(yield func(Date) bool) {
		whole := sc.end - 1
		sc.pos = 1
		for first := true; ; first = false {
			sc.end = whole
			if comma := strings.IndexByte(sc.in[sc.pos:whole], ','); comma >= 0 {
				sc.end = sc.pos + comma
			}
			isLast := sc.end == whole
			m := sc.element(f, first, isLast)
			if !yield(m) || isLast || sc.err != nil {
				return
			}
			sc.pos = sc.end + 1
			sc.end = whole
			for sc.take(' ') {
			}
		}
	}
}

// element reads one member: a date, a..b, ..b (first) or a.. (last).
func (sc *scanner) element(f form, first, last bool) Date {
	from, end := sc.pos, sc.end
	dots := strings.Index(sc.in[from:end], "..")
	if dots < 0 {
		m := sc.date(inSet)
		m.text = sc.in[from:end]
		return m
	}
	dots += from
	var lo, hi Date
	switch {
	case dots == from && dots+2 == end:
		sc.fail(from, "a date before or after ..")
	case dots == from && !first:
		sc.fail(from, "a date before .. (only the first member can begin with it)")
	case dots+2 == end && !last:
		sc.fail(end, "a date after .. (only the last member can end with it)")
	}
	if dots > from {
		sc.end = dots
		lo = sc.date(inRange)
		sc.end = end
	}
	if dots+2 < end {
		sc.pos = dots + 2
		hi = sc.date(inRange)
	}
	if sc.err == nil && !lo.IsZero() && !hi.IsZero() {
		sc.ordered(lo, hi, sc.in[from:dots], dots+2)
	}
	return ranged(f, lo, hi, sc.in[from:end])
}

// ordered refuses a range whose ends are of unlike precision, or in the wrong order.
func (sc *scanner) ordered(lo, hi Date, first string, at int) {
	if strings.Count(strings.TrimPrefix(first, "-"), "-") != strings.Count(strings.TrimPrefix(sc.in[at:sc.end], "-"), "-") {
		sc.fail(at, "a date as precise as the one before ..")
	}
	if lo.start.Earliest > hi.end.Latest {
		sc.fail(at, "a date that is not before the one before ..")
	}
}

// ranged is the member a..b, of which one or both ends are given. One of the
// dates from a to b lies anywhere between them; all the days from a to b are
// an interval. All the months or years from a to b are no such thing: nobody
// says that every day of them is meant.
func ranged(f form, lo, hi Date, text string) Date {
	d := Date{text: text, form: single, start: lo.start, end: hi.end, level: 2}
	d.start.Qualified = lo.Qualified() || hi.Qualified()
	d.end.Qualified = d.start.Qualified
	if lo.IsZero() {
		d.start.Kind = Open
	}
	if hi.IsZero() {
		d.end.Kind = Open
	}
	switch {
	case f == oneOf:
		d.start.Latest, d.end.Earliest = maxDay, minDay
		if d.end.Kind == Known {
			d.start.Latest = d.end.Latest
		}
		if d.start.Kind == Known {
			d.end.Earliest = d.start.Earliest
		}
		d.start, d.end = d.start.tidy(), d.end.tidy()
	case lo.start.Earliest == lo.start.Latest && hi.end.Earliest == hi.end.Latest:
		d.form = interval
	}
	return d
}

// members are the dates that a set is made of; of any other date, itself.
func (d Date) members(yield func(Date) bool) {
	if d.form != oneOf && d.form != allOf {
		yield(d)
		return
	}
	sc := scanner{in: d.text, end: len(d.text)}
	sc.elements(d.form)(yield)
}
