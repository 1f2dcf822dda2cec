package agreement

import "math"

// table is how many members two partitions put into each pair of classes.
type table struct {
	n      float64
	joint  map[[2]int]float64
	first  map[int]float64
	second map[int]float64
}

// tableOf counts two lists of labels, one label a member. It panics if one is
// longer than the other: they then speak of different members.
func tableOf(a, b []int) table {
	if len(a) != len(b) {
		panic("agreement: partitions of different members")
	}
	t := table{float64(len(a)), map[[2]int]float64{}, map[int]float64{}, map[int]float64{}}
	for i := range a {
		t.joint[[2]int{a[i], b[i]}]++
		t.first[a[i]]++
		t.second[b[i]]++
	}
	return t
}

// AdjustedRand is the Rand index of two partitions of the same members,
// corrected for chance: 1 if they are equal, 0 on average if the classes are
// dealt out at random, less where they agree less than that. Labels are names
// only. Two partitions that are alike for want of any pair to tell apart, as
// of one member or of none, give 1. It panics on lists of different length.
//
// Hubert & Arabie, Comparing Partitions, Journal of Classification 2 (1985).
func AdjustedRand(a, b []int) float64 {
	t := tableOf(a, b)
	together, inFirst, inSecond := pairs(t.joint), pairs(t.first), pairs(t.second)
	onlyFirst, onlySecond := inFirst-together, inSecond-together
	if onlyFirst == 0 && onlySecond == 0 {
		return 1
	}
	apart := t.n*(t.n-1)/2 - together - onlyFirst - onlySecond
	// The index less its expectation over its maximum less its expectation,
	// multiplied out: whole numbers until the one division.
	return 2 * (together*apart - onlyFirst*onlySecond) /
		((together+onlyFirst)*(onlyFirst+apart) + (together+onlySecond)*(onlySecond+apart))
}

// pairs is how many pairs of members lie in one class.
func pairs[K comparable](sizes map[K]float64) float64 {
	sum := 0.0
	for _, n := range sizes {
		sum += n * (n - 1) / 2
	}
	return sum
}

// VariationOfInformation is how many nats, on average over the members, are
// lost and gained in going from one partition to the other: 0 if they are
// equal, at most the logarithm of the number of members. It is a metric. It
// panics on lists of different length.
//
// Meilă, Comparing clusterings: an information based distance, Journal of
// Multivariate Analysis 98 (2007).
func VariationOfInformation(a, b []int) float64 {
	t := tableOf(a, b)
	var terms []float64
	for classes, n := range t.joint {
		terms = append(terms, n*math.Log(t.first[classes[0]]/n), n*math.Log(t.second[classes[1]]/n))
	}
	if len(terms) == 0 {
		return 0
	}
	return sum(terms) / t.n
}
