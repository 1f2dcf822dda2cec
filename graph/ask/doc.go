// Package ask fetches from a store what a contrast needs under a lens: the
// walks, however the lens is cut. What it comes to, package contrast works out.
//
// The usual call:
//
//	part, err := ask.Contrasts(ctx, store, lens, id)
//	c, err := contrast.Of(part, id, lens)
//
// Without a lens, and under any that takes back no Identity, that is one walk;
// to take one back takes a few more, however many claims are asked about.
package ask
