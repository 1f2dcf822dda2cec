package edtf

// BoundKind says what is known of one end of a date.
type BoundKind uint8

// The kinds of bound. The zero kind is Unknown, so that a bound nobody filled
// in claims nothing.
const (
	Unknown BoundKind = iota // there is an end, and nobody says where: empty in EDTF
	Open                     // there is no end: .. in EDTF
	Known                    // the end lies between two days
)

// String names the kind in a word.
func (k BoundKind) String() string {
	switch k {
	case Known:
		return "known"
	case Open:
		return "open"
	}
	return "unknown"
}

// Bound is one end of a date. A Known bound lies on a day in
// [Earliest, Latest]; of the other kinds both days are zero.
//
// A set that is open to one side ([..1953-06]) leaves its other bound
// unlimited on that side: Earliest or Latest then lies beyond every year that
// a date can name.
type Bound struct {
	Kind             BoundKind
	Earliest, Latest Day
	Qualified        bool // marked ? ~ or %, or a season of no stated hemisphere
}

// certain: the bound is where it says, or nowhere.
func (b Bound) certain() bool { return b.Kind != Unknown && !b.Qualified }

// tidy gives an end without days no days.
func (b Bound) tidy() Bound {
	if b.Kind != Known {
		b.Earliest, b.Latest = 0, 0
	}
	return b
}
