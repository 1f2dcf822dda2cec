package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"onus/graph/edtf"
)

var refused = []struct {
	date     string
	offset   int
	expected string // part of it
}{
	{"", 0, "a date"},
	{"1956-13", 5, "a month from 01 to 12"},
	{"1956-00", 5, "a month from 01 to 12"},
	{"1956-2X", 5, "a month from 01 to 12"},
	{"1956-42", 5, "21 to 41"},
	{"1956-2-9", 5, "two digits"},
	{"1953-02-30", 8, "a day from 01 to 28 (February 1953)"},
	{"1956-02-30", 8, "a day from 01 to 29 (February 1956)"},
	{"1900-02-29", 8, "01 to 28"},
	{"19X1-02-29", 8, "01 to 28"},
	{"15XX-02-3X", 8, "01 to 29"},
	{"1956-04-00", 8, "a day from 01 to 30 (April 1956)"},
	{"1956-02-9", 8, "two digits"},
	{"1956-02-09-10", 10, "nothing more"},
	{"1956-02-09 ", 10, "no space"},
	{" 1956", 0, "no space"},
	{"195", 3, "a fourth digit"},
	{"195x", 3, "X for an unknown one"},
	{"19560209", 4, "a hyphen"},
	{"-0000", 0, "-0001 (2 BC)"},
	{"..", 0, "one end of an interval"},
	{"c. 1953", 0, "1953~"},
	{"19?", 2, "four digits"},
	{"1953-1955", 5, "between two years stands a slash"},
	{"1937–1938", 4, "a slash: 1953/1955"},
	{"1953??", 5, "nothing more"},
	{"?1953?", 5, "one qualifier"},
	{"1956/02/09", 7, "one slash"},
	{"1953-03/1953-02", 8, "not before the start"},
	{"1956-21/1956-23", 5, "cannot be ends"},
	{"195X-21", 5, "a season needs a year without X"},
	{"1950S5", 5, "from 1 to 4"},
	{"1950S0", 5, "from 1 to 4"},
	{"0000S1", 5, "significant digits"},
	{"1950S2/1960", 4, "without significant digits"},
	{"195XS2", 4, "nothing more"},
	{"Y2006", 1, "more than four digits"},
	{"Y012006", 1, "from 1 to 9"},
	{"Y12006-05", 6, "no month"},
	{"Y17E", 4, "a number"},
	{"Y12006/..", 0, "stands alone"},
	{"1956-02-25T25:00:00", 11, "00 to 24"},
	{"1956-02-25T23:60:00", 14, "00 to 59"},
	{"1956-02-25T24:00:01", 11, "24:00:00 alone"},
	{"1956-02-25T23:20", 16, "a colon"},
	{"1956-02-25T23:20:30+15:00", 20, "+14:00"},
	{"1956-02T23:20:30", 7, "a day"},
	{"[1952,1953", 10, "the closing ]"},
	{"[]", 1, "four digits"},
	{"[1952,,1953]", 6, "four digits"},
	{"[..]", 1, "before or after"},
	{"[1950..,1952]", 7, "only the last"},
	{"[1952,..1953]", 6, "only the first"},
	{"[1956..1955]", 7, "not before"},
	{"{1987-10..1988}", 10, "as precise"},
	{"[1952,1956-02-09T10:00:00]", 16, "nothing more"},
	{strings.Repeat("1", 2000), 1024, "1024 characters"},
}

func TestRefused(t *testing.T) {
	for _, test := range refused {
		_, err := edtf.Parse(test.date)
		var syntax *edtf.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%q: got error %v, want a SyntaxError", test.date, err)
			continue
		}
		if syntax.Input != test.date || syntax.Offset != test.offset || !strings.Contains(syntax.Expected, test.expected) {
			t.Errorf("%q: expected %q at %d; want %q at %d", test.date, syntax.Expected, syntax.Offset, test.expected, test.offset)
		}
	}
}

func TestErrorText(t *testing.T) {
	tests := map[string]string{
		"1953-02-30": `not an EDTF date: "1953-02-30": expected a day from 01 to 28 (February 1953) at character 9 ("30")`,
		"1950S":      `not an EDTF date: "1950S": expected a number at the end`,
		"":           `no date: expected a date, such as 1956-02-25`,
	}
	for date, want := range tests {
		if _, err := edtf.Parse(date); err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", date, err, want)
		}
	}
	_, err := edtf.Parse(strings.Repeat("é", 500))
	if len(err.Error()) > 300 {
		t.Errorf("the message repeats a long input: %v", err)
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	edtf.MustParse("1956-13")
}
