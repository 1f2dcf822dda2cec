package edtf_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"onus/graph/edtf"
)

func TestDayAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.IntRange(-9999, 20000).Draw(t, "year")
		m, d := rapid.IntRange(-20, 30).Draw(t, "month"), rapid.IntRange(-400, 400).Draw(t, "day")
		when := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		day := edtf.DayOf(y, m, d)
		if want := edtf.Day(when.Unix() / 86400); day != want {
			t.Fatalf("DayOf(%d, %d, %d) = %d, want %d", y, m, d, day, want)
		}
		gy, gm, gd := day.Date()
		if wy, wm, wd := when.Date(); gy != wy || gm != int(wm) || gd != wd {
			t.Fatalf("Date of %d = %d-%d-%d, want %v", day, gy, gm, gd, when)
		}
	})
}

func TestDayText(t *testing.T) {
	tests := []struct {
		year, month, day int
		want             string
	}{
		{1970, 1, 1, "1970-01-01"},
		{1582, 10, 15, "1582-10-15"},
		{0, 2, 29, "0000-02-29"},
		{-43, 3, 15, "-0043-03-15"},
		{12000, 1, 1, "Y12000-01-01"},
		{-170000002, 12, 31, "Y-170000002-12-31"},
		{math.MaxInt, 1, 1, "Y1000000000000-01-01"},
		{math.MinInt, 12, 31, "Y-1000000000000-12-31"},
	}
	for _, test := range tests {
		d := edtf.DayOf(test.year, test.month, test.day)
		if d.String() != test.want {
			t.Errorf("DayOf(%d, %d, %d) = %s, want %s", test.year, test.month, test.day, d, test.want)
		}
		if back, err := edtf.ParseDay(test.want); err != nil || back != d {
			t.Errorf("ParseDay(%s) = %v, %v", test.want, back, err)
		}
	}
	if edtf.DayOf(1970, 1, 1) != 0 {
		t.Error("days count from 1970-01-01")
	}
}

func TestParseDayRefuses(t *testing.T) {
	for _, s := range []string{"", "1956", "1956-02", "1953-02-29", "1956-13-01", "1956-00-01", "1956-01-00", "-0000-01-01", "Y1956-01-01",
		"Y01956-01-01", "12000-01-01", "1956-1-01", "1956-01-1", "+1956-01-01", "Y-01-01", "1956-01-01 ", "Y9999999999999999999-01-01"} {
		if d, err := edtf.ParseDay(s); err == nil {
			t.Errorf("ParseDay(%q) = %v, want an error", s, d)
		}
	}
}
