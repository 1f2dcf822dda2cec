package neo4j

import (
	"fmt"

	"onus/graph"
)

// ordering writes an order, and the places in it, on the node v. An order by
// date has two stretches: what has a first day, then what has none. Each is
// sought and limited for itself, so that an index gives it in order.
type ordering struct {
	graph.Order
	v string
}

// stretch is one part of an order.
type stretch struct {
	dated bool // by date, then Sort; else by Sort alone
	bare  bool // records of an order by date that have none
}

func (o ordering) stretches() []stretch {
	if o.By == "" {
		return []stretch{{}}
	}
	return []stretch{{dated: true}, {bare: true}}
}

func (o ordering) day() string { return o.v + "." + o.By + earliest }

// in is the condition that a record lies in the stretch.
func (o ordering) in(s stretch) string {
	switch {
	case s.dated:
		return o.day() + " IS NOT NULL"
	case s.bare:
		return o.day() + " IS NULL"
	}
	return ""
}

// by is the ORDER BY of a stretch, in the order or against it.
func (o ordering) by(s stretch, backwards bool) string {
	way := ""
	if o.Desc != backwards {
		way = " DESC"
	}
	if s.dated {
		return fmt.Sprintf("ORDER BY %s%s, %s.sort%s", o.day(), way, o.v, way)
	}
	return fmt.Sprintf("ORDER BY %s.sort%s", o.v, way)
}

// bound is one end of a page: what lies after a place (or before it), the
// place itself included or not.
type bound struct {
	place  graph.Place
	before bool
	at     bool
}

// beyond is the condition that a record of the stretch lies beyond the bound;
// never if none can.
func (o ordering) beyond(t *text, s stretch, b bound) string {
	op := ">"
	if b.before != o.Desc {
		op = "<"
	}
	sortOp := op
	if b.at {
		sortOp += "="
	}
	bySort := func() string { return fmt.Sprintf("%s.sort %s %s", o.v, sortOp, t.param(b.place.Sort)) }
	switch {
	case !s.dated && !s.bare:
		return bySort()
	case s.dated && b.place.Dated:
		day := t.param(dateOf(b.place.Day))
		return fmt.Sprintf("%s %s= %s AND (%s %s %s OR %s)", o.day(), op, day, o.day(), op, day, bySort())
	case s.bare && !b.place.Dated:
		return bySort()
	case s.dated == b.before: // dated ones all lie before a bare place, bare ones after a dated
		return always
	}
	return never
}
