// Package export writes records of a store in formats that other programs
// read, streaming: memory is bounded by a page, whatever the graph holds.
//
// The usual call:
//
//	err := export.CSV(ctx, store, export.Table{Name: "claims"}, w)
//	err := export.ICCMA(ctx, store, export.Selection{Event: event}, w) // or Argdown, BAG
//
// Such a function writes what it finds, page by page. Who cannot be sure that
// nobody loads meanwhile takes the format from [Formats], which watches.
package export
