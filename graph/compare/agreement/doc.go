// Package agreement measures how far classifications of the same members
// agree: two partitions by the adjusted Rand index and by variation of
// information, any number of raters by Krippendorff's alpha. Plain functions
// on labels and numbers; which figure means something for a given comparison
// is for the caller to say.
//
// The usual call:
//
//	ari := agreement.AdjustedRand([]int{0, 0, 1}, []int{0, 1, 1})
//	alpha, err := agreement.Alpha(ratings, agreement.Ordinal)
package agreement
