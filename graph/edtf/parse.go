package edtf

import "strings"

// maxLength bounds the work that one date can cause; the longest set that a
// historian writes is far shorter.
const maxLength = 1024

// Parse reads one EDTF date of level 0, 1 or 2. The error is a *SyntaxError.
//
// Beside the grammar of the standard it asks that the date can be: 1953-02-30
// and an interval that ends before it begins are refused.
func Parse(s string) (Date, error) {
	sc := scanner{in: s, end: len(s)}
	var d Date
	switch {
	case s == "":
		sc.fail(0, "a date, such as 1956-02-25")
	case len(s) > maxLength:
		sc.fail(maxLength, "nothing more (1024 characters are enough)")
	case s[0] == '[' || s[0] == '{':
		d = sc.set()
	default:
		if slash := strings.IndexByte(s, '/'); slash >= 0 {
			d = sc.interval(slash)
		} else {
			d = sc.date(alone)
		}
	}
	if sc.err != nil {
		return Date{}, sc.err
	}
	d.text = s
	return d, nil
}

// place is where a date stands, which decides what it may be.
type place uint8

const (
	alone place = iota
	inInterval
	inSet
	inRange // beside .. in a set
)

// scanner reads in[pos:end]. After the first failure every reading gives zero
// values, and err is that failure.
type scanner struct {
	in       string
	pos, end int
	err      *SyntaxError
}

func (sc *scanner) fail(at int, expected string) {
	if sc.err == nil {
		if at < len(sc.in) && sc.in[at] == ' ' {
			expected += ", and no space,"
		}
		sc.err = &SyntaxError{Input: sc.in, Offset: at, Expected: expected}
		sc.pos = sc.end
	}
}

func (sc *scanner) more() bool { return sc.pos < sc.end }

// peek is the next character, or 0 at the end.
func (sc *scanner) peek() byte {
	if sc.pos < sc.end {
		return sc.in[sc.pos]
	}
	return 0
}

// take steps over c if it is next.
func (sc *scanner) take(c byte) bool {
	if sc.peek() != c || !sc.more() {
		return false
	}
	sc.pos++
	return true
}

// interval reads the two sides of the slash.
func (sc *scanner) interval(slash int) Date {
	whole := sc.end
	if next := strings.IndexByte(sc.in[slash+1:], '/'); next >= 0 {
		sc.fail(slash+1+next, "one slash, between the ends of an interval (within a date stands a hyphen), and no more")
		return Date{}
	}
	sc.end = slash
	from := sc.side()
	sc.pos, sc.end = slash+1, whole
	to := sc.side()
	if sc.err != nil {
		return Date{}
	}
	d := Date{form: interval, start: from.start, end: to.end, level: max(from.level, to.level)}
	if d.start.Kind == Known && d.end.Kind == Known {
		if d.start.Earliest > d.end.Latest {
			sc.fail(slash+1, "an end that is not before the start")
		}
		d.narrow()
	}
	return d
}

// side reads one end of an interval: a date, .. or nothing.
func (sc *scanner) side() Date {
	rest := sc.in[sc.pos:sc.end]
	switch {
	case sc.err != nil:
		return Date{}
	case rest == "":
		return Date{level: 1}
	case rest == "..":
		open := Bound{Kind: Open}
		return Date{start: open, end: open, level: 1}
	}
	d := sc.date(inInterval)
	if strings.IndexByte(rest, 'X') >= 0 { // level 1 knows unspecified digits only outside intervals
		d.level = 2
	}
	return d
}

// narrow uses that an interval does not end before it starts: of 1956/1956-02
// the start is no later than the end of February. An end that is itself in
// doubt narrows nothing.
func (d *Date) narrow() {
	if !d.end.Qualified {
		d.start.Latest = min(d.start.Latest, d.end.Latest)
	}
	if !d.start.Qualified {
		d.end.Earliest = max(d.end.Earliest, d.start.Earliest)
	}
}
