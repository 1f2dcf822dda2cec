package graph

import "slices"

// Check reports, as an ErrInvalid, a query that no store can answer.
func (q Query) Check() error {
	if q.Kind.New() == nil {
		return Invalid("query: kind %q does not exist", q.Kind)
	}
	if q.Limit < 0 {
		return Invalid("query: limit %d is negative", q.Limit)
	}
	if err := q.Where.Check(q.Kind); err != nil {
		return err
	}
	if err := q.Order.Check(q.Kind); err != nil {
		return err
	}
	for _, c := range []Cursor{q.After, q.Before} {
		if c == "" {
			continue
		}
		if _, err := c.Place(q.Order); err != nil {
			return err
		}
	}
	return nil
}

// CheckCount is Check for a Count by that field.
func (q Query) CheckCount(by string) error {
	q.Order, q.After, q.Before, q.Limit = Order{}, "", "", 0
	if err := q.Check(); err != nil || by == "" {
		return err
	}
	if t, ok := FindType(q.Kind, by); !ok || by == "id" || t == Dated {
		return Invalid("count: %s has no field %q to count by", q.Kind, by)
	}
	return nil
}

// Check reports, as an ErrInvalid, a route that no store can walk.
func (r Route) Check() error {
	for _, k := range r.With {
		if k.New() == nil {
			return Invalid("walk: kind %q does not exist", k)
		}
	}
	return checkHops(r.Hops)
}

func checkHops(hops []Hop) error {
	for _, h := range hops {
		if err := h.check(); err != nil {
			return err
		}
		if err := checkHops(h.Then); err != nil {
			return err
		}
	}
	return nil
}

func (h Hop) check() error {
	switch {
	case !slices.Contains(Rels(), h.Rel):
		return Invalid("walk: reference %q does not exist", h.Rel)
	case h.Kind != "" && h.Kind.New() == nil:
		return Invalid("walk: kind %q does not exist", h.Kind)
	case h.Limit < 0 || h.Times < 0:
		return Invalid("walk: along %s: a limit or number of times is negative", h.Rel)
	}
	if err := h.Where.Check(h.Kind); err != nil {
		return err
	}
	return h.Order.Check(h.Kind)
}
