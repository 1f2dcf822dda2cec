// Package sqlite keeps the graph in one SQLite file: the store that Onus uses
// where nobody asks for another. It is pure Go.
//
//	store, err := sqlite.Open(ctx, "onus.db")
//	if err != nil {
//		return err // ErrForeign: not a file of ours; ErrUnavailable: not to be had
//	}
//	defer store.Close()
//
// Several readers and one writer work at a time (WAL), within a process and
// across processes. The views persons, claims, evidence and answers are for
// people who open the file with other tools; their columns stay.
package sqlite
