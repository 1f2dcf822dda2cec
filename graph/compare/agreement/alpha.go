package agreement

import (
	"errors"
	"math"
	"slices"
)

// Level is the level of measurement: what a difference between two values
// means.
type Level uint8

// The levels.
const (
	Nominal  Level = iota // the same, or not
	Ordinal               // how many values given lie between
	Interval              // the difference of the numbers
)

// Why alpha can't be worked out.
var (
	// ErrNoPair: no unit has two values, so nothing can agree.
	ErrNoPair = errors.New("no unit has two values")
	// ErrOneValue: all values that can be paired are one, so there is nothing
	// that chance would do differently.
	ErrOneValue = errors.New("all values are the same")
)

// Missing is the value of a rater who does not rate the unit.
var Missing = math.NaN()

// Alpha is Krippendorff's alpha of ratings, one row a rater and one column a
// unit, Missing where there is no value: 1 if all who rate a unit agree on it,
// 0 if they agree as chance would have it, less where they agree less. Units
// with fewer than two values do not count. ErrNoPair or ErrOneValue where it
// is not defined. It panics on rows of different length.
//
// Krippendorff, Content Analysis (2004), chapter 11; Computing Krippendorff's
// Alpha-Reliability (2011).
func Alpha(ratings [][]float64, level Level) (float64, error) {
	c := coincidencesOf(ratings)
	switch {
	case len(c.values) == 0:
		return 0, ErrNoPair
	case len(c.values) == 1:
		return 0, ErrOneValue
	}
	var observed, expected []float64
	for i := range c.values {
		for j := range i {
			d := c.difference(level, j, i)
			observed = append(observed, c.together[i][j]*d)
			expected = append(expected, c.total[i]*c.total[j]*d)
		}
	}
	return 1 - (c.n-1)*sum(observed)/sum(expected), nil
}

// Units is how many columns of the ratings have at least two values: those
// that alpha rests on.
func Units(ratings [][]float64) int {
	n := 0
	for _, values := range columns(ratings) {
		if len(values) > 1 {
			n++
		}
	}
	return n
}

// coincidences are how often values meet in one unit, each unit's pairs
// weighted so that a value counts once.
type coincidences struct {
	values   []float64 // those that meet another, ascending
	together [][]float64
	total    []float64 // by value
	n        float64   // of all values
}

func coincidencesOf(ratings [][]float64) coincidences {
	var units [][]float64
	var c coincidences
	for _, values := range columns(ratings) {
		if len(values) > 1 {
			units = append(units, values)
			c.values = append(c.values, values...)
		}
	}
	slices.Sort(c.values)
	c.values = slices.Compact(c.values)
	c.total, c.together = make([]float64, len(c.values)), make([][]float64, len(c.values))
	for i := range c.together {
		c.together[i] = make([]float64, len(c.values))
	}
	for _, values := range units {
		c.add(values)
	}
	return c
}

func (c *coincidences) add(values []float64) {
	at := make([]int, len(values))
	for i, v := range values {
		at[i], _ = slices.BinarySearch(c.values, v)
		c.total[at[i]]++
		c.n++
	}
	weight := 1 / float64(len(values)-1)
	for i := range at {
		for j := range at {
			if i != j {
				c.together[at[i]][at[j]] += weight
			}
		}
	}
}

// difference is the squared one between the values at two places, the first
// the lower.
func (c *coincidences) difference(level Level, low, high int) float64 {
	d := 1.0
	switch level {
	case Ordinal:
		d = -(c.total[low] + c.total[high]) / 2
		for _, n := range c.total[low : high+1] {
			d += n
		}
	case Interval:
		d = c.values[high] - c.values[low]
	}
	return d * d
}

// columns are the values of each unit.
func columns(ratings [][]float64) [][]float64 {
	var out [][]float64
	for i, row := range ratings {
		if i == 0 {
			out = make([][]float64, len(row))
		}
		if len(row) != len(out) {
			panic("agreement: raters of different units")
		}
		for j, v := range row {
			if !math.IsNaN(v) {
				out[j] = append(out[j], v)
			}
		}
	}
	return out
}
