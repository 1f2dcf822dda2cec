// Package ask fetches from a store what a contrast, or a comparison of sources,
// needs under a lens: the walks, however the lens is cut. What it comes to,
// packages contrast and compare work out.
//
// The usual call:
//
//	part, err := ask.Contrasts(ctx, store, lens, id)
//	c, err := contrast.Of(part, id, lens)
//
//	part, a, err := ask.Comparison(ctx, store, a)
//	c, err := compare.Of(part, a)
//
//	s, err := ask.Around(ctx, store, ask.Drawn{View: drawing.Folded, Depth: 2, Limit: 500}, id)
//	g := drawing.Of(drawing.Folded, s.Records)
//
// A contrast is one walk, however many claims are asked about; and one more each, for
// all of them together, where a lens names records (to see that they are
// there), where a question is too long to be read whole, and for each level of
// undercuts of undercuts beyond those that every walk fetches. To take back an
// Identity takes a few more.
package ask
