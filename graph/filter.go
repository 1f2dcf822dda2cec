package graph

import (
	"slices"
	"strconv"
)

// Check reports, as an ErrInvalid, a filter that does not fit records of the
// kind; of kind "" it must fit at least one kind.
func (f Filter) Check(k Kind) error {
	if f.groups() > 1 {
		return Invalid("filter: more than one of and, or, not and field")
	}
	for _, part := range slices.Concat(f.And, f.Or) {
		if err := part.Check(k); err != nil {
			return err
		}
	}
	if f.Not != nil {
		return f.Not.Check(k)
	}
	if f.Field == "" {
		if f.In != nil || f.Dates != nil {
			return Invalid("filter: values without a field")
		}
		return nil
	}
	return f.checkField(k)
}

func (f Filter) groups() int {
	n := 0
	for _, set := range []bool{f.And != nil, f.Or != nil, f.Not != nil, f.Field != ""} {
		if set {
			n++
		}
	}
	return n
}

func (f Filter) checkField(k Kind) error {
	if f.In != nil && f.Dates != nil {
		return Invalid("filter on %s: either values or dates", f.Field)
	}
	t, ok := FindType(k, f.Field)
	switch {
	case !ok:
		return Invalid("filter: %s has no field %q to filter by", kindOrAny(k), f.Field)
	case f.Dates != nil && t != Dated:
		return Invalid("filter on %s: is no date", f.Field)
	case f.Dates == nil && t == Dated:
		return Invalid("filter on %s: a date is filtered by a range", f.Field)
	}
	return nil
}

func kindOrAny(k Kind) string {
	if k == "" {
		return "no kind"
	}
	return string(k)
}

// FindType is the type of the field of that name by which records of a kind
// may be filtered ("id" too); of kind "", records of any kind.
func FindType(k Kind, name string) (FieldType, bool) {
	if name == "id" {
		return Text, true
	}
	if k == "" {
		for _, each := range Kinds() {
			if t, ok := FindType(each, name); ok {
				return t, true
			}
		}
		return 0, false
	}
	f, ok := FieldOf(k, name)
	return f.Type, ok && f.Find
}

// Holds is what a filter means: whether it holds for the record. Fields that
// the record's kind does not have are missing there.
func (f Filter) Holds(r Record) bool {
	switch {
	case f.And != nil:
		return !slices.ContainsFunc(f.And, func(p Filter) bool { return !p.Holds(r) })
	case f.Or != nil:
		return slices.ContainsFunc(f.Or, func(p Filter) bool { return p.Holds(r) })
	case f.Not != nil:
		return !f.Not.Holds(r)
	case f.Field == "":
		return true
	case f.Dates != nil:
		t, ok := FindType(r.Kind(), f.Field)
		return ok && t == Dated && f.Dates.holds(DateIn(r, f.Field))
	}
	values := ValuesIn(r, f.Field)
	return slices.ContainsFunc(f.In, func(v string) bool { return slices.Contains(values, v) })
}

func (d *DateRange) holds(date Date) bool {
	if date.Date.IsZero() {
		return false
	}
	first, begins := date.Earliest()
	last, ends := date.Latest()
	if d.Definitely {
		return (d.From == nil || begins && first >= *d.From) && (d.To == nil || ends && last <= *d.To)
	}
	return (d.To == nil || !begins || first <= *d.To) && (d.From == nil || !ends || last >= *d.From)
}

// ValuesIn gives the values that a Filter.In or a Count sees in a field of
// the record, each once; none if it is missing there. A bool is never missing.
func ValuesIn(r Record, name string) []string {
	if name == "id" {
		return []string{string(r.Base().ID)}
	}
	f, ok := FieldOf(r.Kind(), name)
	if !ok || !f.Find {
		if t, _ := FindType("", name); t == Bool {
			return []string{"false"}
		}
		return nil
	}
	p := Flatten(r)[name]
	switch x := p.(type) {
	case string:
		return []string{x}
	case []string:
		slices.Sort(x)
		x = slices.Compact(x)
		return slices.DeleteFunc(x, func(s string) bool { return s == "" })
	}
	if f.Type == Bool {
		return []string{strconv.FormatBool(p != nil)}
	}
	return nil
}

// DateIn gives the date in a field of the record, zero if there is none.
func DateIn(r Record, name string) Date {
	for _, f := range Fields(r.Kind()) {
		if f.Name != name || f.Type != Dated {
			continue
		}
		if v, ok := f.valueIn(r); ok {
			return v.Interface().(Date)
		}
	}
	return Date{}
}
