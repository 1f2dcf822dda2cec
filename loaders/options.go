package loaders

import (
	"context"
	"time"

	"onus/graph"
)

// Options are how a load goes about it. The zero value is good for a dataset
// that uses nothing of base, or in a store that holds base.
type Options struct {
	Base     *Bundle        // the dataset base, brought up to date first
	Progress func(Progress) // told where the load is; nil for nobody

	// Clear takes away all that is derived, before records change; Derive
	// derives it again, after. nil for those of the package derive. They are
	// given a store that writes only while it is this load's turn.
	Clear, Derive func(context.Context, graph.Store) error

	Now   func() time.Time // nil for time.Now
	Batch int              // records an update; 0 for DefaultBatch
}

// DefaultBatch is how many records one update of a load holds at most.
const DefaultBatch = 4_000

// Stage is what a load is doing.
type Stage string

// The stages, in their order.
const (
	Checking  Stage = "checking"
	Comparing Stage = "comparing"
	Clearing  Stage = "clearing"
	Writing   Stage = "writing"
	Removing  Stage = "removing"
	Deriving  Stage = "deriving"
)

// Progress is where a load is: Done of Total records, if Total is not 0.
type Progress struct {
	Dataset     string
	Stage       Stage
	Done, Total int
}

// Report is what a load came to. Numbers are of the dataset's own records
// (and those that Onus makes of its groupings), not of what is derived.
type Report struct {
	Dataset                            string
	Added, Changed, Removed, Unchanged int
	Revision                           int64 // of the store, after
	Derived                            bool  // something was derived: now, or the load before was not finished
	Took                               map[Stage]time.Duration
}

// Wrote reports whether the load changed the store.
func (r Report) Wrote() bool { return r.Added+r.Changed+r.Removed > 0 || r.Derived }
