// Package diff compares two states of one dataset, each as a store holds it:
// the records that its author changed, and what came of that: the questions
// on which a claim no longer stands as it did.
//
// The usual call, with two stores that each hold the dataset, derived:
//
//	d, err := diff.Of(ctx, before, after, "khrushchev-1956")
//	for _, q := range d.Questions { … } // the most important first
//
// Both stores are read once, in step; memory is bounded by a page of each and
// by what differs, whatever the graphs hold.
package diff
