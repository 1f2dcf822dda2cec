// Package export writes records of a store in formats that other programs
// read, streaming: memory is bounded by a page, whatever the graph holds.
//
// The usual call:
//
//	err := export.CSV(ctx, store, export.Table{Name: "claims"}, w)
package export
