package edtf_test

import (
	"errors"
	"testing"

	"onus/graph/edtf"
)

// FuzzParse: no input makes Parse panic; what it reads it writes again alike,
// with ordered bounds, words, and a place among other dates.
func FuzzParse(f *testing.F) {
	for _, test := range readings {
		f.Add(test.date)
	}
	for _, test := range refused {
		f.Add(test.date)
	}
	others := []edtf.Date{{}, edtf.MustParse("1956-02"), edtf.MustParse("[..1952,19X4]"), edtf.MustParse("/1953?")}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := edtf.Parse(text)
		var syntax *edtf.SyntaxError
		switch {
		case err == nil:
			checkDate(t, text, d, others)
		case !errors.As(err, &syntax) || syntax.Offset < 0 || syntax.Offset > len(text) || syntax.Expected == "":
			t.Fatalf("%q: no use to anyone: %v", text, err)
		case d != edtf.Date{}:
			t.Fatalf("%q: a date beside an error: %v", text, d)
		}
	})
}

func checkDate(t *testing.T, text string, d edtf.Date, others []edtf.Date) {
	if again, err := edtf.Parse(d.String()); d.String() != text || err != nil || again != d {
		t.Fatalf("%q: written as %q and read as %v, %v", text, d, again, err)
	}
	for _, b := range []edtf.Bound{d.Start(), d.End()} {
		if b.Earliest > b.Latest || b.Kind != edtf.Known && (b.Earliest != 0 || b.Latest != 0) {
			t.Fatalf("%q: bound %s", text, show(b))
		}
	}
	first, ok := d.Earliest()
	if last, known := d.Latest(); ok && known && first > last {
		t.Fatalf("%q: %s after %s", text, first, last)
	}
	if d.IsZero() || d.Text() == "" || d.Level() > 2 {
		t.Fatalf("%q: %+v", text, read(d))
	}
	for _, other := range append(others, d) {
		if edtf.Disjoint(d, other) != edtf.Disjoint(other, d) || edtf.Overlap(d, other) != edtf.Overlap(other, d) {
			t.Fatalf("%q and %q: the order counts", text, other)
		}
		if edtf.Within(d, other) == definite && edtf.Disjoint(d, other) == definite {
			t.Fatalf("%q is within %q, and disjoint from it", text, other)
		}
	}
}
