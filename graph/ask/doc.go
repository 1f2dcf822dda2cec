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
// Without a lens, and under any that takes back no Identity, that is one walk;
// to take one back takes a few more, however many claims are asked about.
package ask
