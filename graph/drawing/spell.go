package drawing

import (
	"cmp"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// between is the time from the first day that one date may be to the last day
// that another may be; none if neither is known.
func between(start, end graph.Date) []Spell {
	s := Spell{first(start.Date), last(end.Date)}
	switch {
	case s.Start == nil && s.End == nil:
		return nil
	case s.Start != nil && s.End != nil && *s.Start > *s.End:
		return nil // no day at all: the dates stand beside
	}
	return []Spell{s}
}

func first(d edtf.Date) *edtf.Day {
	if day, ok := d.Earliest(); ok {
		return &day
	}
	return nil
}

func last(d edtf.Date) *edtf.Day {
	if day, ok := d.Latest(); ok {
		return &day
	}
	return nil
}

// spellsOf are the days of a date, padded to its bounds. Each date of a set
// that means all of them ({a,b}) is a time of its own; those that overlap are
// one. Of a set that means one of them it is the whole.
func spellsOf(d graph.Date) []Spell {
	var out []Spell
	for _, each := range allOf(d.Date) {
		out = append(out, between(graph.Date{Date: each}, graph.Date{Date: each})...)
	}
	return merged(out)
}

// allOf are the dates of a set {a,b}; any other date is itself.
func allOf(d edtf.Date) []edtf.Date {
	inner, ok := strings.CutPrefix(d.String(), "{")
	if !ok {
		return []edtf.Date{d}
	}
	var out []edtf.Date
	for text := range strings.SplitSeq(strings.TrimSuffix(inner, "}"), ",") {
		each, err := edtf.Parse("{" + text + "}")
		if err != nil {
			return []edtf.Date{d} // the whole is never wrong, only wider
		}
		out = append(out, each)
	}
	return out
}

// merged puts spells in order, and makes one of those that overlap or touch.
func merged(spells []Spell) []Spell {
	slices.SortFunc(spells, func(a, b Spell) int {
		if a.Start == nil || b.Start == nil {
			return cmp.Compare(said(a.Start), said(b.Start))
		}
		return cmp.Compare(*a.Start, *b.Start)
	})
	var out []Spell
	for _, s := range spells {
		if n := len(out); n > 0 && (out[n-1].End == nil || s.Start == nil || *s.Start <= *out[n-1].End+1) {
			out[n-1].End = later(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

func later(a, b *edtf.Day) *edtf.Day {
	if a == nil || b == nil {
		return nil
	}
	return new(max(*a, *b))
}

// said is 1 for an end that is said, 0 for none.
func said(end *edtf.Day) int {
	if end == nil {
		return 0
	}
	return 1
}
