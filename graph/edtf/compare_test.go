package edtf_test

import (
	"testing"

	"onus/graph/edtf"
)

const (
	no       = edtf.No
	possible = edtf.Possible
	definite = edtf.Definite
)

type relation func(a, b edtf.Date) edtf.Certainty

type comparison struct {
	a, b string
	want edtf.Certainty
}

// date reads a test date, of which empty is no date.
func date(s string) edtf.Date {
	if s == "" {
		return edtf.Date{}
	}
	return edtf.MustParse(s)
}

func compare(t *testing.T, name string, holds relation, tests []comparison) {
	t.Helper()
	for _, test := range tests {
		if got := holds(date(test.a), date(test.b)); got != test.want {
			t.Errorf("%s(%q, %q) = %s, want %s", name, test.a, test.b, got, test.want)
		}
	}
}

func TestDisjoint(t *testing.T) {
	tests := []comparison{
		// Imprecision is no conflict.
		{"1956-02", "1956-02-09", no},
		{"1956", "1956-02/1956-03", no},
		{"195X", "1956-02-09", no},
		{"1950S2", "1999", no},
		{"1956-02", "1956-03", definite},
		{"1950S2", "2000", definite},
		{"-0044", "-0043-03-15", definite},
		{"Y-17E7", "Y17E7", definite},
		// Marks.
		{"1953?", "1953-03", no},
		{"1953?", "1960", possible},
		{"1953", "1960~", possible},
		{"1953?/1955", "1960", definite}, // the end that parts them is not marked
		{"1953/1955?", "1960", possible},
		{"1956-21", "1956-12", possible}, // the season may be the other hemisphere's
		{"1956-25", "1956-12", definite},
		{"1956-24", "1957-02-14", no},
		// Open ends are infinite.
		{"1953-03/..", "1956-02", no},
		{"1953-03/..", "1953-02", definite},
		{"../1953-03", "1953-04", definite},
		{"../1953-03", "-0043", no},
		// At unknown ends anything may be.
		{"1953-03/", "1956-02", possible},
		{"1953-03/", "1953-03", no},
		{"1953-03/", "1953-02", definite},
		{"/1953-03", "1950", possible},
		{"/1953-03", "1953-04", definite},
		{"/", "1956", possible},
		{"../", "1956", possible},
		{"/", "../..", no},
		// No date.
		{"", "1956", possible},
		{"", "", possible},
		{"", "../..", no},
		// Sets and patterns leave gaps.
		{"[1952,1954]", "1953", definite},
		{"{1952,1954}", "1953", definite},
		{"[1952,1954]", "1953/1955", no},
		{"[1952,1954?]", "1953", possible},
		{"[..1952,1954..]", "1953", definite},
		{"[..1952,1954..]", "1953/", possible},
		{"[..1952,1954..]", "/", possible},
		{"1560-XX-25", "1560-03-10", definite},
		{"1560-XX-25", "1560-03", no},
		{"1560-XX-25?", "1560-03-10", possible},
		{"15XX-12-25", "1560-XX-25", no},
		{"15XX-12-25", "1560-XX-24", definite},
		{"1560-XX-25", "1560-11-26/", possible},
		{"1560-XX-25", "1560-12-26/", definite},
		{"XXXX-X2-30", "XXXX-0X-30", definite}, // together they are 30 February
		{"-0X43", "0X43", definite},
	}
	compare(t, "Disjoint", edtf.Disjoint, tests)
	for i := range tests {
		tests[i].a, tests[i].b = tests[i].b, tests[i].a
	}
	compare(t, "Disjoint", edtf.Disjoint, tests)
}

func TestBefore(t *testing.T) {
	compare(t, "Before", edtf.Before, []comparison{
		{"1956-02", "1956-03", definite},
		{"1956-03", "1956-02", no},
		{"1956-02", "1956-02-09", no},
		{"1956-02-08", "1956-02-09", definite},
		{"1953~", "1956", possible},
		{"1953", "1956%", possible},
		{"1953?/1954", "1956", definite},
		{"1953-03/..", "1960", no},
		{"1953-03/", "1960", possible},
		{"1960/", "1953", no},
		{"1953", "1960/", definite},
		{"1953", "/1960", possible},
		{"1953", "/1950", no},
		{"1953", "../1960", no},
		{"/", "1953", possible},
		{"", "1953", possible},
		{"1953", "", possible},
		{"../..", "", no},
		{"[1940,1950]", "1951", definite},
		{"[1940,1960]", "1951", no},
		{"[1940,1950?]", "1951", possible},
	})
}

func TestOverlap(t *testing.T) {
	tests := []comparison{
		{"1956-02-09", "1956-02-09", definite},
		{"1956-02", "1956-02-09", possible}, // it may be another day of February
		{"1956-02", "1956-02", possible},
		{"1956-02", "1956-03", no},
		{"1956-01/1956-03", "1956-02", definite},
		{"1956-02/1957", "1956-02-09", possible}, // it may begin later in February
		{"1953-03/..", "1956", definite},
		{"../1953-03", "1953-03", possible},
		{"1953-03-05/", "1953-03-05", definite},
		{"1953-03/", "1956", possible},
		{"1953-03/", "1950", no},
		{"1953?", "1953", possible},
		{"1953?", "1960", possible},
		{"1953?/1955", "1960", no},
		{"../..", "1956", definite},
		{"../..", "/", definite},
		{"../..", "", possible},
		{"", "", possible},
		{"[1952,1953]", "1951/1954", definite},
		{"[1952,1956]", "1951/1954", possible},
		{"{1952,1956}", "1951/1954", definite},
		{"{1952,1956}", "1953/1954", no},
		{"[1952-01-01,1953-01-01]", "{1952-01-01,1953-01-01}", definite},
		{"{1952-01-01..1952-01-31}", "1952-01-15", definite},
		{"{1952-01..1952-03}", "1952-02-15", possible}, // not every day of the months
		{"[..1953]", "1950", possible},
		{"[..1953]", "../1960", definite},
		{"[1953..]", "1950/..", definite},
		{"1560-XX-25", "1560-01-25/1560-12-25", definite},
		{"1560-XX-25", "1560-03-10", no},
	}
	compare(t, "Overlap", edtf.Overlap, tests)
	for i := range tests {
		tests[i].a, tests[i].b = tests[i].b, tests[i].a
	}
	compare(t, "Overlap", edtf.Overlap, tests)
}

func TestWithin(t *testing.T) {
	compare(t, "Within", edtf.Within, []comparison{
		{"1956-02-09", "1956-02", definite},
		{"1956-02", "1956-02", definite},
		{"1956-02", "1956-02-09", no},
		{"1956-02", "195X", definite},
		{"1956-02-14/1956-02-25", "1956-02", definite},
		{"1956-02-14/1956-03-01", "1956-02", no},
		{"1956-02?", "1956", possible},
		{"1956-02", "1956?", possible},
		{"1957-02", "1956?", possible},
		{"1957-02?", "1956", possible},
		{"1956-02?/1956-08", "1957", no}, // whenever it began, it ended too early
		{"1956", "../..", definite},
		{"../1956", "../1957", definite},
		{"../1956", "1900/1957", no},
		{"../1956", "/1957", no}, // an unknown start is no infinite one
		{"/1956", "../1957", definite},
		{"/1956", "1950/1957", possible},
		{"/1949", "1950/1957", no},
		{"1953/", "1950/1957", possible},
		{"1958/", "1950/1957", no},
		{"1953", "1950/", possible},
		{"1949", "1950/", no},
		{"/", "1950", possible},
		{"", "../..", possible},
		{"1950", "", possible},
		{"1952", "[1952,1953]", definite},
		{"1952/1953", "[1952,1953]", definite},
		{"1952/1954", "[1952,1954]", no},
		{"1953", "[1952,1954]", no},
		{"1953", "[1952?,1954]", possible},
		{"[1952,1954]", "1950/1960", definite},
		{"[1952,1954]", "[1952..1955]", definite},
		{"[1952,1956]", "[1952..1955]", no},
		{"1953/", "[1952,1954..]", no},
		{"1952/", "[1952,1954..]", possible},
		{"/", "[..1952,1954..]", possible},
		{"1560-03-25", "1560-XX-25", definite},
		{"1560-03-10", "1560-XX-25", no},
		{"1560-03", "1560-X3", definite},
		{"1560-03-10?", "1560-XX-25", possible},
		{"1560-XX-25", "15XX-XX-25", definite},
		{"15XX-XX-25", "1560-XX-25", no},
		{"15XX-12-25", "1500/1599", definite},
		{"XXXX-XX-23", "[XXXX-XX-2X]", definite},
		{"1560-XX-1X", "[1560-0X-1X,1560-1X-1X]", definite},
		{"XXXX-XX-1X", "[XXXX-0X-1X,XXXX-1X-1X]", possible}, // too many days to try
	})
}

func TestSameDayAndApart(t *testing.T) {
	tests := []struct {
		a, b        string
		same, apart edtf.Certainty
	}{
		{"1956-02-09", "1956-02-09", definite, no},
		{"1956-02-09", "1956-02-10", no, definite},
		{"1956-02", "1956-02-09", possible, no},
		{"1956-02", "1956-02", possible, no},
		{"1956-02", "1956-03", no, definite},
		{"1956-02-09?", "1956-02-09", possible, no},
		{"1956-02?", "1956-03", possible, possible},
		{"../1960", "../1970", definite, no},
		{"../1960", "1953", no, definite},
		{"../1960", "1953?", possible, possible},
		{"/1960", "1953", possible, possible},
		{"/1960", "../1960", possible, possible},
		{"/1960", "/1960", possible, possible},
		{"", "1953", possible, possible},
	}
	for _, test := range tests {
		a, b := date(test.a).Start(), date(test.b).Start()
		for range 2 {
			if got := edtf.SameDay(a, b); got != test.same {
				t.Errorf("SameDay of the starts of %q and %q = %s, want %s", test.a, test.b, got, test.same)
			}
			if got := edtf.Apart(a, b); got != test.apart {
				t.Errorf("Apart of the starts of %q and %q = %s, want %s", test.a, test.b, got, test.apart)
			}
			a, b = b, a
		}
	}
}
