package agreement_test

import (
	_ "embed"
	"math"
	"math/rand/v2"
	"testing"

	"onus/graph/compare/agreement"
	"onus/graph/graphtest/oracle"
)

//go:embed testdata/statistics.py
var script string

type oracleCase struct {
	A       []int        `json:"a,omitempty"`
	B       []int        `json:"b,omitempty"`
	Ratings [][]*float64 `json:"ratings,omitempty"`
	Level   string       `json:"level,omitempty"`
}

type oracleAnswer struct {
	ARI, VI, Alpha float64
	Error          string
}

// levels are the names that the oracle has for ours.
var levels = map[string]agreement.Level{"nominal": agreement.Nominal, "ordinal": agreement.Ordinal, "interval": agreement.Interval}

// TestOracle wants what scikit-learn and krippendorff say, on random input and
// on what degenerates: one class, all apart, one member, one value, no pair.
func TestOracle(t *testing.T) {
	draw := rand.New(rand.NewPCG(1956, 2))
	cases := append(degenerate(), oracleCase{Ratings: values(textbook), Level: "ordinal"})
	for range 300 {
		cases = append(cases, randomPartitions(draw))
	}
	for level := range levels {
		for range 150 {
			cases = append(cases, randomRatings(draw, level))
		}
	}
	var answers []oracleAnswer
	oracle.Ask(t, "statistics", script, cases, &answers)
	if len(answers) != len(cases) {
		t.Fatalf("%d answers to %d cases", len(answers), len(cases))
	}
	for i, want := range answers {
		if cases[i].Ratings != nil {
			checkAlpha(t, cases[i], want)
		} else {
			checkPartitions(t, cases[i], want)
		}
	}
}

func checkPartitions(t *testing.T, c oracleCase, want oracleAnswer) {
	t.Helper()
	ari, vi := agreement.AdjustedRand(c.A, c.B), agreement.VariationOfInformation(c.A, c.B)
	if !near(ari, want.ARI) || !near(vi, want.VI) {
		t.Errorf("%v %v: got %v and %v nats, the oracle %v and %v", c.A, c.B, ari, vi, want.ARI, want.VI)
	}
}

func checkAlpha(t *testing.T, c oracleCase, want oracleAnswer) {
	t.Helper()
	alpha, err := agreement.Alpha(ratingsOf(c.Ratings), levels[c.Level])
	if (err != nil) != (want.Error != "") {
		t.Errorf("%v: got %v, the oracle %q", ratingsOf(c.Ratings), err, want.Error)
	}
	if err == nil && !near(alpha, want.Alpha) {
		t.Errorf("%v %s: got %v, the oracle %v", ratingsOf(c.Ratings), c.Level, alpha, want.Alpha)
	}
}

func degenerate() []oracleCase {
	return []oracleCase{
		{A: []int{0}, B: []int{5}},
		{A: []int{0, 0, 0}, B: []int{1, 1, 1}},
		{A: []int{0, 0, 0}, B: []int{0, 1, 2}},
		{A: []int{0, 1, 2}, B: []int{2, 1, 0}},
		{A: []int{0, 1, 0, 1}, B: []int{0, 0, 1, 1}},
		{Ratings: values([][]float64{{1, 1, 1}, {1, 1, no}}), Level: "ordinal"},
		{Ratings: values([][]float64{{1, no, 2}, {no, 2, no}}), Level: "ordinal"},
		{Ratings: values([][]float64{{0, 1}, {0, 1}}), Level: "ordinal"},
		{Ratings: values([][]float64{{0, 1}, {1, 0}}), Level: "interval"},
		{Ratings: values([][]float64{{1, 2, 1, 9}, {1, no, 1, no}, {1, no, 2, no}}), Level: "ordinal"},
	}
}

func randomPartitions(draw *rand.Rand) oracleCase {
	n, classes := 1+draw.IntN(40), 1+draw.IntN(6)
	c := oracleCase{A: make([]int, n), B: make([]int, n)}
	for i := range n {
		c.A[i], c.B[i] = draw.IntN(classes), draw.IntN(1+draw.IntN(classes))
	}
	return c
}

// randomRatings leave out more or less of the values; the values are whole
// numbers, as ranks are.
func randomRatings(draw *rand.Rand, level string) oracleCase {
	raters, units, grades, gaps := 2+draw.IntN(4), 1+draw.IntN(35), 1+draw.IntN(5), draw.Float64()
	ratings := make([][]float64, raters)
	for i := range ratings {
		ratings[i] = make([]float64, units)
		for j := range units {
			ratings[i][j] = float64(draw.IntN(grades))
			if draw.Float64() < gaps {
				ratings[i][j] = agreement.Missing
			}
		}
	}
	return oracleCase{Ratings: values(ratings), Level: level}
}

// values puts null for what is missing: JSON has no NaN.
func values(ratings [][]float64) [][]*float64 {
	out := make([][]*float64, len(ratings))
	for i, row := range ratings {
		out[i] = make([]*float64, len(row))
		for j, v := range row {
			if !math.IsNaN(v) {
				out[i][j] = &v
			}
		}
	}
	return out
}

func ratingsOf(values [][]*float64) [][]float64 {
	out := make([][]float64, len(values))
	for i, row := range values {
		out[i] = make([]float64, len(row))
		for j, v := range row {
			out[i][j] = agreement.Missing
			if v != nil {
				out[i][j] = *v
			}
		}
	}
	return out
}
