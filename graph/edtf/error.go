package edtf

import (
	"fmt"
	"unicode/utf8"
)

// SyntaxError says where a string stops being EDTF and what could have stood
// there. Its text is meant for the person who wrote the date.
type SyntaxError struct {
	Input    string // as given
	Offset   int    // in bytes from the start of Input
	Expected string // what could have stood there: "a month from 01 to 12"
}

// Error names the input, the place in it and what was expected there.
func (e *SyntaxError) Error() string {
	if e.Input == "" {
		return "no date: expected " + e.Expected
	}
	if e.Offset >= len(e.Input) {
		return fmt.Sprintf("not an EDTF date: %q: expected %s at the end", clip(e.Input), e.Expected)
	}
	column := utf8.RuneCountInString(e.Input[:e.Offset]) + 1
	return fmt.Sprintf("not an EDTF date: %q: expected %s at character %d (%q)",
		clip(e.Input), e.Expected, column, clip(e.Input[e.Offset:]))
}

// clip keeps what a reader needs in order to find the place again.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

func dayExpected(year, month int) string {
	return fmt.Sprintf("a day from 01 to %02d (%s %s)", daysIn(year, month), monthNames[month], yearString(year))
}
