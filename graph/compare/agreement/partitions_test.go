package agreement_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"onus/graph/compare/agreement"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// labelsOf are the labels behind a table of counts.
func labelsOf(counts [][]int) (a, b []int) {
	for i, row := range counts {
		for j, n := range row {
			for range n {
				a, b = append(a, i), append(b, j)
			}
		}
	}
	return a, b
}

// The published example is that by which Yeung and Ruzzo (Details of the
// adjusted Rand index, 2001) work out the index of Hubert and Arabie step by
// step: 0.313. The others are worked out by hand.
func TestAdjustedRand(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts [][]int
		want   float64
	}{
		{"Yeung and Ruzzo", [][]int{{1, 1, 0}, {1, 2, 1}, {0, 0, 4}}, (7 - 14.0*13/45) / ((14+13)/2.0 - 14.0*13/45)},
		{"equal, named otherwise", [][]int{{0, 3}, {2, 0}}, 1},
		{"crossed", [][]int{{1, 1}, {1, 1}}, -0.5},
		{"one class against two", [][]int{{2, 2}}, 0},
		{"all apart against one class", [][]int{{1}, {1}, {1}}, 0},
		{"one class both", [][]int{{3}}, 1},
		{"all apart both", [][]int{{1, 0}, {0, 1}}, 1},
		{"one member", [][]int{{1}}, 1},
		{"nobody", nil, 1},
	} {
		a, b := labelsOf(c.counts)
		if got := agreement.AdjustedRand(a, b); !near(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	a, b := labelsOf([][]int{{1, 1, 0}, {1, 2, 1}, {0, 0, 4}})
	if got := agreement.AdjustedRand(a, b); math.Abs(got-0.313) > 5e-4 {
		t.Errorf("as published: got %v, want 0.313", got)
	}
}

// The correction for chance of Hubert and Arabie: over all ways to deal the
// same classes out, the index is 0 on average.
func TestAdjustedRandIsZeroByChance(t *testing.T) {
	for _, c := range [][2][]int{
		{{0, 0, 1, 1, 2, 2, 2}, {0, 0, 0, 1, 1, 1, 1}},
		{{0, 0, 0, 0, 1, 2}, {0, 0, 1, 1, 2, 2}},
	} {
		total, n := 0.0, 0
		permutations(c[1], func(b []int) {
			total += agreement.AdjustedRand(c[0], b)
			n++
		})
		if mean := total / float64(n); !near(mean, 0) {
			t.Errorf("%v %v: mean %v of %d", c[0], c[1], mean, n)
		}
	}
}

func permutations(items []int, f func([]int)) {
	var step func(int)
	step = func(k int) {
		if k == len(items) {
			f(items)
			return
		}
		for i := k; i < len(items); i++ {
			items[k], items[i] = items[i], items[k]
			step(k + 1)
			items[k], items[i] = items[i], items[k]
		}
	}
	step(0)
}

func TestVariationOfInformation(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts [][]int
		want   float64
	}{
		{"equal", [][]int{{0, 3}, {2, 0}}, 0},
		{"one class against two halves", [][]int{{2, 2}}, math.Ln2},
		{"crossed halves", [][]int{{1, 1}, {1, 1}}, 2 * math.Ln2},
		{"one class against all apart", [][]int{{1, 1, 1, 1, 1}}, math.Log(5)},
		{"one of six split off by thirds", [][]int{{2, 1, 0}, {0, 0, 3}}, 0.5 * (math.Log(3) - 2.0/3*math.Ln2)},
		{"nobody", nil, 0},
	} {
		a, b := labelsOf(c.counts)
		if got := agreement.VariationOfInformation(a, b); !near(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// What Meilă proves of variation of information: it is a metric, is bounded
// by the logarithm of the number of members, and does not look at names.
func TestVariationOfInformationIsAMetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "members")
		draw := func(name string) []int { return rapid.SliceOfN(rapid.IntRange(0, 4), n, n).Draw(t, name) }
		a, b, c := draw("a"), draw("b"), draw("c")
		vi := agreement.VariationOfInformation
		ab, bc, ac := vi(a, b), vi(b, c), vi(a, c)
		renamed := make([]int, n)
		for i, label := range a {
			renamed[i] = 7 - 3*label
		}
		switch {
		case ab != vi(b, a):
			t.Errorf("not symmetric: %v %v", ab, vi(b, a))
		case ac > ab+bc+1e-12:
			t.Errorf("the detour is shorter: %v > %v + %v", ac, ab, bc)
		case ab < 0 || ab > math.Log(float64(n))+1e-12:
			t.Errorf("out of bounds: %v of %d", ab, n)
		case vi(a, renamed) != 0:
			t.Errorf("names matter: %v", vi(a, renamed))
		case (ab == 0) != (agreement.AdjustedRand(a, b) == 1):
			t.Errorf("0 nats apart and index 1 are the same: %v %v", ab, agreement.AdjustedRand(a, b))
		}
	})
}

func TestDifferentMembersPanic(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	agreement.AdjustedRand([]int{1}, []int{1, 2})
}
