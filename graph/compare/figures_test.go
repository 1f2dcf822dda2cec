package compare_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"onus/graph/compare"
)

var grades = []string{"none", "general", "full"}

// crowd is the village with as many more people as the table counts: the memoir
// puts them on the grade of the row, the paper on that of the column.
func crowd(counts [][]int) fstest.MapFS {
	persons, lines := []string{"id,name"}, []string{}
	for i, row := range counts {
		for j, n := range row {
			for range n {
				who := fmt.Sprintf("p%02d", len(persons))
				persons = append(persons, who+","+who)
				lines = append(lines, "memoir: "+who+" knowledge "+grades[i], "paper: "+who+" knowledge "+grades[j])
			}
		}
	}
	return with(says(village(), lines...), "persons.more.csv", strings.Join(persons, "\n")+"\n")
}

// entropy of classes of these sizes, in nats.
func entropy(sizes ...float64) float64 {
	n, h := 0.0, 0.0
	for _, s := range sizes {
		n += s
	}
	for _, s := range sizes {
		h -= s / n * math.Log(s/n)
	}
	return h
}

// TestFigures: the published table of Yeung and Ruzzo (adjusted Rand index
// 0.313), as ten people whom two sources place.
func TestFigures(t *testing.T) {
	c := compared(t, loaded(t, crowd([][]int{{1, 1, 0}, {1, 2, 1}, {0, 0, 4}})), about("knowledge", "flood", "memoir", "paper"))
	p := c.Pairs[0]
	if p.Both != 10 || p.Agree != 7 || p.Disagree != 3 || p.Apart != 0 {
		t.Errorf("agree on 7 of 10: %+v", p)
	}
	if v := p.AdjustedRand.Value; p.AdjustedRand.N != 10 || v == nil || math.Abs(*v-0.313) > 5e-4 {
		t.Errorf("adjusted Rand index: %+v", p.AdjustedRand)
	}
	want := 2*entropy(1, 1, 1, 2, 1, 4) - entropy(2, 4, 4) - entropy(2, 3, 5)
	if v := p.Variation.Value; p.Variation.N != 10 || v == nil || math.Abs(*v-want) > 1e-12 {
		t.Errorf("variation of information: %+v, want %v", p.Variation, want)
	}
	if c.Alpha.Value != nil || c.Alpha.N != 10 || c.Alpha.Reason != "it rests on 10 people, fewer than 30" {
		t.Errorf("alpha: %+v", c.Alpha)
	}
}

// TestAlpha: of 30 people on two grades, one is placed apart; 31 values are
// the one, 29 the other, so alpha is 1 - 59/(31*29).
func TestAlpha(t *testing.T) {
	c := compared(t, loaded(t, crowd([][]int{{15, 0, 1}, {0, 0, 0}, {0, 0, 14}})), about("knowledge", "flood", "memoir", "paper", "minutes"))
	if v := c.Alpha.Value; c.Alpha.N != 30 || v == nil || math.Abs(*v-(1-59.0/899)) > 1e-12 || c.Alpha.Reason != "" {
		t.Errorf("got %+v", c.Alpha)
	}
	c = compared(t, loaded(t, crowd([][]int{{30}})), about("knowledge", "flood", "memoir", "paper"))
	if c.Alpha.Value != nil || c.Alpha.N != 30 || !strings.HasPrefix(c.Alpha.Reason, "all are put on the same grade") {
		t.Errorf("one grade only: %+v", c.Alpha)
	}
}

// TestFiguresThatMeanNothing are null, with a reason and the number of people.
func TestFiguresThatMeanNothing(t *testing.T) {
	for _, c := range []struct {
		name   string
		files  fstest.MapFS
		n      int
		reason string
	}{
		{"nobody", says(village(), "memoir: ann knowledge none"), 0, "nobody is put"},
		{"one", crowd([][]int{{1}}), 1, "only one person"},
		{"one class", crowd([][]int{{1, 2}}), 3, "one of them puts all on the same grade"},
		{"each apart", crowd([][]int{{1}, {0, 1}, {0, 1}}), 3, "one of them puts each on a grade of his own"},
		{"several grades are no class", says(village(), "memoir: ann knowledge none or general", "paper: ann knowledge general"), 0, "nobody is put"},
		{"two times", says(village(), "memoir: ann knowledge none as of 1900", "paper: ann knowledge none as of 1901"), 0, "nobody is put"},
		{"who moves has no class", says(village(), "memoir: ann knowledge none as of 1900", "memoir: ann knowledge full as of 1910", "paper: ann knowledge full as of 1910"), 0, "nobody is put"},
		{"who stands twice has no class", says(village(), "memoir: ann agency none", "memoir: ann agency initiated", "paper: ann agency none"), 0, "nobody is put"},
	} {
		scale := "knowledge"
		if strings.Contains(c.name, "twice") {
			scale = "agency"
		}
		p := compared(t, loaded(t, c.files), about(scale, "flood", "memoir", "paper")).Pairs[0]
		for what, f := range map[string]compare.Figure{"adjusted Rand": p.AdjustedRand, "variation": p.Variation} {
			if f.Value != nil || f.N != c.n || !strings.HasPrefix(f.Reason, c.reason) {
				t.Errorf("%s: %s: got %+v, want n %d and %q", c.name, what, f, c.n, c.reason)
			}
		}
	}
}
