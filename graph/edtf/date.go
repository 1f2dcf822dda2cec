package edtf

import "strings"

// form is how a date is written, which decides how its days are to be read.
type form uint8

const (
	none     form = iota // no date given
	single               // one date: it began and ended within its days
	interval             // two dates and a slash
	oneOf                // [a,b]
	allOf                // {a,b}
)

// Date is an EDTF date as somebody wrote it. The zero value is no date at all.
// Two dates are == if they are written alike; 1956 and 1956-XX are not.
type Date struct {
	text       string
	start, end Bound
	form       form
	level      uint8
	gaps       bool // some days between the first and the last are not among its days
	estimated  bool // significant digits: 1950S2
}

// MustParse is Parse for constants and tests: it panics where Parse fails.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// String is the date exactly as written; empty for no date.
func (d Date) String() string { return d.text }

// IsZero reports whether no date is given. An interval of which both ends are
// unknown ("/") is a date.
func (d Date) IsZero() bool { return d.form == none }

// Level is the lowest conformance level of EDTF, 0 to 2, that the date needs.
func (d Date) Level() int { return int(d.level) }

// Start is the bound at which the date begins. Of a single date, which began
// and ended within its days, Start and End are alike.
func (d Date) Start() Bound { return d.start }

// End is the bound at which the date ends.
func (d Date) End() Bound { return d.end }

// Interval reports whether the date is written with a slash.
func (d Date) Interval() bool { return d.form == interval }

// Earliest is the first day that the date may be; false if that end is open
// or unknown (Start tells which).
func (d Date) Earliest() (Day, bool) {
	if d.start.Kind != Known {
		return 0, false
	}
	return d.start.Earliest, true
}

// Latest is the last day that the date may be; false if that end is open or
// unknown (End tells which).
func (d Date) Latest() (Day, bool) {
	if d.end.Kind != Known {
		return 0, false
	}
	return d.end.Latest, true
}

// Qualified reports whether anything in the date is marked as uncertain or
// approximate (? ~ %), or is a season that may be of either hemisphere.
func (d Date) Qualified() bool { return d.start.Qualified || d.end.Qualified }

// Estimate is the year that a date with significant digits names as its best
// guess: 1950 of 1950S2, which may be any year from 1900 to 1999. It is false
// for every other date.
func (d Date) Estimate() (Date, bool) {
	if !d.estimated {
		return Date{}, false
	}
	year, err := Parse(d.text[:strings.IndexByte(d.text, 'S')])
	return year, err == nil
}

// MarshalText writes the date as String does, so JSON holds a string, empty
// for no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.text), nil }

// UnmarshalText reads what MarshalText wrote. Empty is no date; errors are
// those of Parse, and leave the date as it was.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
