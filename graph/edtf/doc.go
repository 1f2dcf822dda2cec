// Package edtf reads the dates that historians write: EDTF, the Extended
// Date/Time Format of ISO 8601-2, levels 0 to 2, and compares them without
// claiming more than they say.
//
// A date is kept as it was written. What it says about days is in its two
// bounds, and open (..) and unknown (empty) ends stay different: an open end
// is infinite, at an unknown one anything may be.
//
//	made, err := edtf.Parse("1956-02")
//	if err != nil {
//		return err // a *edtf.SyntaxError: what was expected, and where
//	}
//	held := edtf.MustParse("1953-03/..")
//	if edtf.Disjoint(made, held) == edtf.Definite {
//		...
//	}
//	fmt.Println(held.Text()) // from March 1953, still open
//
// Years are astronomical, as in ISO 8601: 0000 is 1 BC, -0043 is 44 BC. The
// calendar is the proleptic Gregorian one throughout.
//
// # Comparing
//
// Two kinds of relation are kept apart, because imprecision is no conflict.
// Disjoint, Before and Apart look for conflict and take dates as written:
// 1956-02 and 1956-02-09 leave room for one another, so they are not disjoint.
// Overlap, Within and SameDay look for agreement: they are Definite only if
// they hold whichever of the days left open is the true one.
//
// In both kinds a mark (? ~ %) on an end that decides, or an unknown end,
// takes away certainty: what would be Definite is Possible. The zero Date,
// which is no date at all, is never Definitely anything.
package edtf
