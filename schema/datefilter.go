package schema

import (
	"onus/graph"
	"onus/graph/edtf"
)

// dateFilter is the input DateFilter.
type dateFilter struct {
	From   *string
	To     *string
	Before *string
	Match  nullEnum
}

// date wants a date field to lie there.
func (c *conditions) date(field string, d *dateFilter) {
	if d == nil {
		return
	}
	r, err := d.rangeOf()
	if err != nil {
		c.err = err
		return
	}
	c.add(graph.Filter{Field: field, Dates: &r})
}

func (d *dateFilter) rangeOf() (graph.DateRange, error) {
	r := graph.DateRange{Definitely: d.Match.value == "DEFINITELY"}
	if d.To != nil && d.Before != nil {
		return r, badInput("a date is filtered by to or by before, not by both")
	}
	from, err := boundOf("from", d.From)
	if err != nil {
		return r, err
	}
	to, err := boundOf("to", d.To)
	if err != nil {
		return r, err
	}
	before, err := boundOf("before", d.Before)
	if err != nil {
		return r, err
	}
	if day, ok := from.Earliest(); ok {
		r.From = &day
	}
	if day, ok := to.Latest(); ok {
		r.To = &day
	}
	if day, ok := before.Earliest(); ok {
		day--
		r.To = &day
	}
	return r, nil
}

func boundOf(name string, s *string) (edtf.Date, error) {
	if s == nil {
		return edtf.Date{}, nil
	}
	d, err := edtf.Parse(*s)
	if err != nil {
		return edtf.Date{}, badInput("%s: %s", name, err)
	}
	return d, nil
}
