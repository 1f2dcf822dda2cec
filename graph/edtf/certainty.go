package edtf

// Certainty is the answer to a question about two dates.
type Certainty uint8

// The answers, in order: min and max of them are "both" and "either".
const (
	No       Certainty = iota // it is not so
	Possible                  // it may be so, or is so only if a mark or an unknown end allows
	Definite                  // it is so
)

// String names the answer in a word.
func (c Certainty) String() string {
	switch c {
	case Definite:
		return "definite"
	case Possible:
		return "possible"
	}
	return "no"
}

// hedged is what is left of an answer that rests on something in doubt.
func (c Certainty) hedged() Certainty { return min(c, Possible) }
