package schema

import (
	"onus/graph"
	"onus/graph/edtf"
)

// date resolves a Date.
type date struct{ d graph.Date }

// newDate is nil where no date is given.
func newDate(d graph.Date) *date {
	if d.IsZero() {
		return nil
	}
	return &date{d}
}

// EDTF is the date as EDTF.
func (d *date) EDTF() *string { return text(d.d.String()) }

// Text is the date in words.
func (d *date) Text() string { return d.d.Text() }

// Earliest is the first day it may be.
func (d *date) Earliest() *string { return dayText(d.d.Earliest()) }

// Latest is the last day it may be.
func (d *date) Latest() *string { return dayText(d.d.Latest()) }

// Start says whether its start is known.
func (d *date) Start() string { return endOf(d.d.Start()) }

// End says whether its end is known.
func (d *date) End() string { return endOf(d.d.End()) }

// AsWritten is the source's own words.
func (d *date) AsWritten() *string { return text(d.d.AsWritten) }

// Inferred says why it is read so.
func (d *date) Inferred() *string { return text(d.d.Inferred) }

func dayText(d edtf.Day, ok bool) *string {
	if !ok {
		return nil
	}
	return text(d.String())
}

func endOf(b edtf.Bound) string {
	switch b.Kind {
	case edtf.Known:
		return "DATE"
	case edtf.Open:
		return "OPEN"
	}
	return "UNKNOWN"
}
