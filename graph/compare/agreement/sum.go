package agreement

import "slices"

// sum adds up in one order, whatever order the terms came in, so that equal
// input gives equal output to the last bit.
func sum(terms []float64) float64 {
	slices.Sort(terms)
	total := 0.0
	for _, x := range terms {
		total += x
	}
	return total
}
