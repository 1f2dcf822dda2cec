package compare

import (
	"errors"
	"fmt"
	"slices"

	"onus/graph/compare/agreement"
	"onus/graph/contrast"
)

// alphaUnits is how many people alpha must rest on to be shown.
const alphaUnits = 30

// agree works out how far any two sources agree, and all of them.
func (r *reading) agree() {
	for i := range r.ask.Sources {
		for j := i + 1; j < len(r.ask.Sources); j++ {
			r.out.Pairs = append(r.out.Pairs, r.pair(i, j))
		}
	}
	r.out.Alpha = r.alpha()
}

func (r *reading) pair(i, j int) Pair {
	p := Pair{A: r.ask.Sources[i], B: r.ask.Sources[j]}
	var a, b []int
	for _, row := range r.out.Rows {
		x, y := row.Cells[i], row.Cells[j]
		if len(definite(x)) == 0 || len(definite(y)) == 0 {
			continue
		}
		p.Both++
		switch apart, found := r.between(row.Subject, x, y); {
		case found && apart.Excludes:
			p.Disagree++
		case found:
			p.Apart++
		default:
			p.Agree++
		}
		if at := r.classes(x, y); at != nil {
			a, b = append(a, at[0]), append(b, at[1])
		}
	}
	p.AdjustedRand = partitioned(a, b, agreement.AdjustedRand)
	p.Variation = partitioned(a, b, agreement.VariationOfInformation)
	return p
}

// partitioned is a figure on two partitions: none where one of them makes no
// groups that could be compared. Such a figure looks at who is put together
// with whom, not on which grade.
func partitioned(a, b []int, figure func(a, b []int) float64) Figure {
	f := Figure{N: len(a)}
	inA, inB := distinct(a), distinct(b)
	switch {
	case len(a) == 0:
		f.Reason = "nobody is put on exactly one grade by both at the same time"
	case len(a) == 1:
		f.Reason = "only one person is put on exactly one grade by both at the same time"
	case inA == 1 || inB == 1:
		f.Reason = "one of them puts all on the same grade, so there are no groups to compare"
	case inA == len(a) || inB == len(a):
		f.Reason = "one of them puts each on a grade of his own, so there are no groups to compare"
	default:
		value := figure(a, b)
		f.Value = &value
	}
	return f
}

func distinct(labels []int) int {
	sorted := slices.Sorted(slices.Values(labels))
	return len(slices.Compact(sorted))
}

// classes are the ranks on which each of the cells puts him at one time that
// all of them speak of; nil if one of them does not put him on exactly one
// grade, or at no such time.
func (r *reading) classes(cells ...Cell) []int {
	var out []int
	var common []string
	for i, c := range cells {
		rank, times := r.class(c)
		if i == 0 {
			common = times
		}
		common = slices.DeleteFunc(common, func(t string) bool { return !slices.Contains(times, t) })
		out = append(out, rank)
	}
	if len(common) == 0 {
		return nil
	}
	return out
}

// class is the rank of the one grade on which a cell surely puts someone, and
// the times at which it does; no times if it does not: it leaves several open,
// moves him or has him stand twice.
func (r *reading) class(c Cell) (rank int, times []string) {
	only := ""
	for _, p := range r.places(definite(c)) {
		if len(p.Grades) != 1 || only != "" && p.Grades[0] != only || r.clash(p) {
			return 0, nil
		}
		only = p.Grades[0]
		times = append(times, r.when(p.Testimony[0]))
	}
	for _, g := range r.out.Scale.Grades {
		if g.Slug == only {
			rank = g.Rank
		}
	}
	return rank, times
}

// clash: the testimony on a place leaves nothing open in common.
func (r *reading) clash(p Place) bool {
	return slices.ContainsFunc(p.Testimony, func(t *contrast.Testimony) bool { return !slices.Contains(t.Value.Grades, p.Grades[0]) })
}

// alpha is Krippendorff's over all sources: a unit is a person, at the time at
// which most of the sources put him on exactly one grade.
func (r *reading) alpha() Figure {
	ratings := make([][]float64, len(r.ask.Sources))
	for i := range ratings {
		ratings[i] = make([]float64, len(r.out.Rows))
		for j := range ratings[i] {
			ratings[i][j] = agreement.Missing
		}
	}
	for j, row := range r.out.Rows {
		for i, rank := range r.rated(row) {
			ratings[i][j] = float64(rank)
		}
	}
	f := Figure{N: agreement.Units(ratings)}
	value, err := agreement.Alpha(ratings, agreement.Ordinal)
	switch {
	case errors.Is(err, agreement.ErrNoPair):
		f.Reason = "nobody is put on exactly one grade by two sources at the same time"
	case f.N < alphaUnits:
		f.Reason = fmt.Sprintf("it rests on %s, fewer than %d", people(f.N), alphaUnits)
	case err != nil:
		f.Reason = "all are put on the same grade, so there is nothing that chance would do differently"
	default:
		f.Value = &value
	}
	return f
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// rated are the ranks that sources give someone, by the number of the source,
// at the time of which most of them speak, the first of equals.
func (r *reading) rated(row Row) map[int]int {
	at := map[string]map[int]int{}
	var times []string
	for i, c := range row.Cells {
		rank, when := r.class(c)
		for _, t := range when {
			if at[t] == nil {
				at[t] = map[int]int{}
				times = append(times, t)
			}
			at[t][i] = rank
		}
	}
	slices.Sort(times)
	var best map[int]int
	for _, t := range times {
		if len(at[t]) > len(best) {
			best = at[t]
		}
	}
	return best
}
