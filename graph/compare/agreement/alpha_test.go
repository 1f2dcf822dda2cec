package agreement_test

import (
	"errors"
	"math"
	"testing"

	"onus/graph/compare/agreement"
)

var no = agreement.Missing

// textbook is the matrix of Krippendorff's example: three observers (rows)
// and fifteen units, of which twelve have a pair of values.
var textbook = [][]float64{
	{no, no, no, no, no, 3, 4, 1, 2, 1, 1, 3, 3, no, 3},
	{1, no, 2, 1, 3, 3, 4, 3, no, no, no, no, no, no, no},
	{no, no, 2, 1, 3, 4, 4, no, 2, 1, 1, 3, 3, no, 4},
}

// The figures are the published ones, to the three places that are printed.
func TestAlphaOfTheTextbook(t *testing.T) {
	for level, want := range map[agreement.Level]float64{agreement.Nominal: 0.691, agreement.Ordinal: 0.807, agreement.Interval: 0.811} {
		got, err := agreement.Alpha(textbook, level)
		if err != nil || math.Abs(got-want) > 5e-4 {
			t.Errorf("level %d: got %v (%v), want %v", level, got, err, want)
		}
	}
	if got := agreement.Units(textbook); got != 12 {
		t.Errorf("units with a pair: got %d, want 12", got)
	}
}

func TestAlphaByHand(t *testing.T) {
	for _, c := range []struct {
		name    string
		ratings [][]float64
		level   agreement.Level
		want    float64
	}{
		{"all agree", [][]float64{{0, 1, 2}, {0, 1, 2}}, agreement.Ordinal, 1},
		{"always the other", [][]float64{{0, 1}, {1, 0}}, agreement.Nominal, -0.5},
		{"one of two units", [][]float64{{0, 0}, {0, 1}}, agreement.Nominal, 0},
		{"a lone value does not count", [][]float64{{0, 0, 5}, {0, 1, no}}, agreement.Interval, 0},
		{"three raters, weights of a half", [][]float64{{0, 1}, {0, 1}, {1, 1}}, agreement.Nominal, 1 - 5*1.0/8},
	} {
		got, err := agreement.Alpha(c.ratings, c.level)
		if err != nil || !near(got, c.want) {
			t.Errorf("%s: got %v (%v), want %v", c.name, got, err, c.want)
		}
	}
}

func TestAlphaIsNotDefined(t *testing.T) {
	for _, c := range []struct {
		ratings [][]float64
		want    error
	}{
		{nil, agreement.ErrNoPair},
		{[][]float64{{1, 2, 3}}, agreement.ErrNoPair},
		{[][]float64{{1, no}, {no, 2}}, agreement.ErrNoPair},
		{[][]float64{{1, 1, 2}, {1, 1, no}}, agreement.ErrOneValue},
	} {
		if _, err := agreement.Alpha(c.ratings, agreement.Ordinal); !errors.Is(err, c.want) {
			t.Errorf("%v: got %v, want %v", c.ratings, err, c.want)
		}
	}
}
