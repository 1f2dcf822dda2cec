package export

import (
	"hash/fnv"
	"strconv"

	"onus/graph/drawing"
	"onus/graph/edtf"
)

// Programs read days of the years -9999 to -0001 and 0001 to 9999: the date of
// XML Schema 1.0, which GEXF names, knows no year 0000.
var (
	firstWritten = edtf.DayOf(-9999, 1, 1)
	lastBefore   = edtf.DayOf(-1, 12, 31)
	firstAfter   = edtf.DayOf(1, 1, 1)
	lastWritten  = edtf.DayOf(9999, 12, 31)
)

// writable moves the ends of a spell that programs cannot read outwards, to
// the nearest day that they can, or to none.
func writable(s drawing.Spell) drawing.Spell {
	return drawing.Spell{Start: writableStart(s.Start), End: writableEnd(s.End)}
}

func writableStart(d *edtf.Day) *edtf.Day {
	switch {
	case d == nil || *d < firstWritten:
		return nil
	case *d > lastWritten:
		return &lastWritten
	case *d > lastBefore && *d < firstAfter:
		return &lastBefore
	}
	return d
}

func writableEnd(d *edtf.Day) *edtf.Day {
	switch {
	case d == nil || *d > lastWritten:
		return nil
	case *d < firstWritten:
		return &firstWritten
	case *d > lastBefore && *d < firstAfter:
		return &firstAfter
	}
	return d
}

// writableAll does so for several; if that moves any, they are one from the
// first to the last. One without ends says nothing.
func writableAll(spells []drawing.Spell) []drawing.Spell {
	out := make([]drawing.Spell, 0, len(spells))
	moved := false
	for _, s := range spells {
		w := writable(s)
		moved = moved || w != s
		out = append(out, w)
	}
	if moved && len(out) > 1 {
		out = []drawing.Spell{{Start: out[0].Start, End: out[len(out)-1].End}}
	}
	if len(out) == 1 && out[0] == (drawing.Spell{}) {
		return nil
	}
	return out
}

// dayText is a day as programs write it, "" for none.
func dayText(d *edtf.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// hull is the day on which the first spell begins and that on which the last
// ends, "" where that is missing.
func hull(spells []drawing.Spell) (start, end string) {
	if len(spells) == 0 {
		return "", ""
	}
	return dayText(spells[0].Start), dayText(spells[len(spells)-1].End)
}

// parallelSlots is how many counters tell parallel edges apart.
const parallelSlots = 1 << 22

// parallels gives edges kinds that tell them apart: HELD, HELD 2 … where ends
// and kind are the same. Its memory is the same for any number of edges; in
// return, of very many some that are alone get a number too.
type parallels struct{ seen []uint32 }

func newParallels(v drawing.View) *parallels {
	if v == drawing.Reified {
		return &parallels{} // a record refers to another in each way once
	}
	return &parallels{make([]uint32, parallelSlots)}
}

func (p *parallels) kind(e *drawing.Edge) string {
	if p.seen == nil {
		return e.Kind
	}
	h := fnv.New64a()
	for _, part := range []string{string(e.From), string(e.To), e.Kind} {
		_, _ = h.Write([]byte(part))
		_, _ = h.Write([]byte{0})
	}
	slot := h.Sum64() % parallelSlots
	p.seen[slot]++
	if n := p.seen[slot]; n > 1 {
		return e.Kind + " " + strconv.FormatUint(uint64(n), 10)
	}
	return e.Kind
}
