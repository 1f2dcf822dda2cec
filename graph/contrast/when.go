package contrast

import (
	"math"

	"onus/graph"
	"onus/graph/edtf"
)

// when is the as of of an answer: a date, or by default the period of event.
// As ofs that default to one event's period are the same time, however
// roughly that period is known.
type when struct {
	date  edtf.Date
	event graph.ID // set if date is this event's period by default
}

// extent is a stretch of days that something lies in; its ends are infinite
// where open, and where unknown.
type extent struct {
	lo, hi edtf.Day
	sure   bool // known or open at both ends, and not qualified
}

func extentOf(d edtf.Date) extent {
	e := extent{math.MinInt64, math.MaxInt64, startSure(d) && endSure(d)}
	start, end := d.Start(), d.End()
	if d.IsZero() {
		return e
	}
	if start.Kind == edtf.Known {
		e.lo = start.Earliest
	}
	if end.Kind == edtf.Known {
		e.hi = end.Latest
	}
	return e
}

// startSure and endSure: that bound of a date is known or open, and not
// qualified.
func startSure(d edtf.Date) bool { return isSure(d, d.Start()) }
func endSure(d edtf.Date) bool   { return isSure(d, d.End()) }

func isSure(d edtf.Date, b edtf.Bound) bool {
	return !d.IsZero() && b.Kind != edtf.Unknown && !b.Qualified
}

// timing is how two as ofs lie: in which orders days of them can lie, and,
// where that is sure, the order of their last days.
type timing struct {
	before, same, after bool // possible orders of a day of the first and one of the second
	last                int  // -1, 0, 1: the order of the last days
	sure                bool
}

func timingOf(a, b when) timing {
	if a.event != "" && a.event == b.event {
		return timing{same: true, sure: true}
	}
	x, y := extentOf(a.date), extentOf(b.date)
	t := timing{
		before: x.lo < y.hi, after: y.lo < x.hi, same: max(x.lo, y.lo) <= min(x.hi, y.hi),
		sure: x.sure && y.sure,
	}
	switch {
	case x.hi < y.hi:
		t.last = -1
	case x.hi > y.hi:
		t.last = 1
	}
	if !a.date.IsZero() && a.date == b.date {
		t.last = 0
	}
	return t
}

// alike reports that the two last days are the same day as far as carrying
// goes: surely, or because the two dates are written alike.
func (t timing) alike(a, b when) bool {
	return t.last == 0 && (t.sure || !a.date.IsZero() && a.date == b.date)
}
