// Package raw writes what a load left in a store once more into an empty one,
// without Onus: straight with the driver, in batches, with the same
// constraints and indexes. It is the rate that a load is measured against.
//
// Only the writing is timed: what is written lies ready, batch by batch.
package raw

import "time"

// Batch is how many rows one statement or transaction writes.
const Batch = 10_000

// Written is what was written and how long that took.
type Written struct {
	Nodes, Edges int // SQLite: rows of record, and of all other tables
	Took         time.Duration
}

// Rows are all rows.
func (w Written) Rows() int { return w.Nodes + w.Edges }

// timed adds the time that f takes.
func (w *Written) timed(f func() error) error {
	start := time.Now()
	err := f()
	w.Took += time.Since(start)
	return err
}
