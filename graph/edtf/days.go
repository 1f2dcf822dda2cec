package edtf

// span is a stretch of days, or those of its days that fit a mask.
type span struct {
	lo, hi Day
	mask   mask
	masked bool
}

// spans are the days of a date as written, which may overlap and touch. An
// unknown end is taken as near as it can be; a date of which both ends are
// unknown has no days.
func (d Date) spans() []span {
	var all []span
	for m := range d.members {
		s := span{lo: m.firstAsWritten(), hi: m.lastAsWritten()}
		if m.gaps {
			s.mask, s.masked = m.asMask(), true
		}
		all = append(all, s)
	}
	return all
}

// asMask is the pattern of a date that has gaps and is no set.
func (d Date) asMask() mask {
	sc := scanner{in: d.text, end: len(d.text)}
	s, _ := sc.simple(alone)
	return s.mask
}

// run is the first unbroken run of the span's days that reaches from or a
// later day, from that day on. Runs that touch may come in pieces.
func (s *span) run(from Day) (lo, hi Day, ok bool) {
	from = max(from, s.lo)
	if from > s.hi {
		return 0, 0, false
	}
	if s.masked {
		return s.mask.run(from)
	}
	return from, s.hi, true
}

// meets reports whether the spans have a day in common.
func (s *span) meets(t *span) bool {
	if s.masked && t.masked {
		common, ok := s.mask.and(t.mask)
		if !ok {
			return false
		}
		_, ok = common.first()
		return ok
	}
	if s.masked {
		s, t = t, s
	}
	lo, _, ok := t.run(s.lo)
	return ok && lo <= s.hi
}

// disjointDays compares day by day, for dates of which one has gaps. What a
// mark or an unknown end lets be so is Possible.
func disjointDays(a, b Date) Certainty {
	others := b.spans()
	for _, s := range a.spans() {
		for i := range others {
			if s.lo <= s.hi && s.meets(&others[i]) {
				return No
			}
		}
	}
	if a.doubtful() || b.doubtful() {
		return Possible
	}
	return Definite
}

// doubtful: a mark or an unknown end leaves more days open than are written.
func (d Date) doubtful() bool { return !d.start.certain() || !d.end.certain() }

// mostRuns bounds the work on patterns such as XXXX-XX-1X: what has not been
// found in so many stretches of days stays Possible.
const mostRuns = 5_000

// coveredDays asks whether every day of a, as written, is a day of b.
func coveredDays(a, b Date) Certainty {
	left := mostRuns
	others := b.spans()
	for _, s := range a.spans() {
		if s.coveredByOne(others) {
			continue
		}
		for from := minDay; ; {
			lo, hi, ok := s.run(from)
			if !ok {
				break
			}
			for lo <= hi {
				if left--; left < 0 {
					return Possible
				}
				if lo = firstMissing(others, lo); lo == missing {
					return No
				}
			}
			from = lo
		}
	}
	return Definite
}

const missing = minDay

// firstMissing is a day later than d up to which all days lie in one of the
// spans, or missing if d does not.
func firstMissing(spans []span, d Day) Day {
	next := missing
	for i := range spans {
		if spans[i].has(d) {
			_, hi, _ := spans[i].run(d)
			next = max(next, hi+1)
		}
	}
	return next
}

func (s *span) has(d Day) bool {
	return s.lo <= d && d <= s.hi && (!s.masked || s.mask.has(d))
}

// coveredByOne: the pattern is part of one of the others, which needs no count
// of days.
func (s *span) coveredByOne(others []span) bool {
	for i := range others {
		if s.masked && others[i].masked {
			if common, ok := s.mask.and(others[i].mask); ok && common == s.mask {
				return true
			}
		}
	}
	return false
}
