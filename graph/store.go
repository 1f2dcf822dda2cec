package graph

import (
	"context"
	"iter"

	"onus/graph/edtf"
)

// This file is the contract that every store keeps; graphtest has a test for
// each of its sentences.

// MaxBatch is how many records one update may write or delete.
const MaxBatch = 10_000

// Reader reads. It is safe for concurrent use; each call sees one committed
// state of the graph (inside an update: also the update's own writes).
// Records that it returns belong to the caller, who may change them.
type Reader interface {
	// Walk fetches the records From and, along a tree of hops, their
	// neighbours: one round trip on a remote store, whatever the depth. Ids
	// that do not exist are left out without an error. Hops are walked in the
	// order given, each with its Then before the next.
	Walk(ctx context.Context, route Route) (*Part, error)
	// Find fetches one page of one kind.
	Find(ctx context.Context, q Query) (*Page, error)
	// Search is Find among the records that hold all the words, each as the
	// beginning of a token (see Tokens). The set is specified; the order is
	// the query's. Words without a letter or digit find nothing.
	Search(ctx context.Context, words string, q Query) (*Page, error)
	// Count counts the records of a query (its order, cursor and limit do not
	// matter) by the values of a field that Fields marks Find, but for dates:
	// {"": n} for no field. A record with several values counts under each,
	// one with none under "". Values that nothing has are left out.
	Count(ctx context.Context, q Query, by string) (map[string]int, error)
	// Scan runs through all records of a query, in its order, in keyset pages;
	// its body may call the store, and write in the update that it scans in.
	// It sees each record that was there from start to end once; writes
	// meanwhile may or may not be seen. After an error it stops.
	Scan(ctx context.Context, q Query) iter.Seq2[Record, error]
	// Revision is the number of the last committed update: 0 for a new store,
	// greater with every update that wrote.
	Revision(ctx context.Context) (int64, error)
}

// Store is a graph that can be read and updated.
type Store interface {
	Reader
	// Update runs f and commits what it wrote, all or nothing, and gives the
	// new revision (the old one, if f wrote nothing). f may run again when the
	// store asks for it, so it must have no other effects. Updates are
	// serialised by Lock. If f fails (or panics), nothing is written and its
	// error comes back; it fails too if a write in it failed, whatever f
	// returns. ErrTooLarge beyond MaxBatch, each id counted as often as it is
	// put or deleted.
	Update(ctx context.Context, f func(Tx) error) (int64, error)
	// Ready fails with ErrUnavailable while the store can't answer.
	Ready(ctx context.Context) error
	// Close waits for running calls and lets go of everything; then every call
	// fails with ErrUnavailable.
	Close() error
}

// Tx is an update under way. It sees its own writes.
type Tx interface {
	Reader
	// Lock makes this update the only one that holds these ids until it ends;
	// others wait. The ids need not exist.
	Lock(ctx context.Context, ids ...ID) error
	// Put writes records whole, new or in place of what has their id and kind;
	// it seals them (see Seal). Text is kept as it is, to the byte; an empty
	// list is none. At the end of the update all references must exist
	// (Dangling), and a record that exists keeps its kind (ErrConflict).
	Put(ctx context.Context, records ...Record) error
	// Delete removes records; ids that do not exist are no error. At the end
	// of the update nothing may refer to them (Referred).
	Delete(ctx context.Context, ids ...ID) error
}

// Route is what a Walk fetches: From, the hops from there, and With, all the
// records of kinds of which there are few (scales, acts, presumptions,
// profiles, datasets).
type Route struct {
	From []ID
	Hops []Hop
	With []Kind
}

// Hop is a step from each record along references of one type, to the records
// referred to, or (Back) to those that refer to it.
type Hop struct {
	Rel   Rel
	Back  bool
	Kind  Kind   // only records of this kind; "" for any
	Where Filter // only such records
	Order Order  // of the neighbours; matters where Limit cuts
	Limit int    // per parent; 0 for DefaultLimit
	Times int    // repeat the hop on what it reaches, so often at most; 0 is once
	Then  []Hop  // from each record reached, the first time or later
}

// DefaultLimit is the Limit of a hop that gives none.
const DefaultLimit = 10_000

// Query selects records of one kind.
type Query struct {
	Kind   Kind
	Where  Filter
	Order  Order
	After  Cursor // only what comes after it in the order
	Before Cursor // only what comes before it; then the page is the last Limit of those
	Limit  int    // 0 for DefaultLimit; Scan: the size of its pages
}

// Order is by Sort, or by the earliest day of a date field and then by Sort.
// Desc turns both round, but records without an earliest day still come last.
type Order struct {
	By   string // "" for Sort, else the name of a date field of the kind
	Desc bool
}

// Cursor marks a place in an order, stable under inserts and deletes. "" is
// no place. Only CursorOf makes one; a damaged one, or one of another order,
// is ErrInvalid.
type Cursor string

// Page is one page of a query, always in the query's order. HasNext and
// HasPrev speak of all that Where lets through, beyond the cursors too; an
// empty page lies just after After, or else just before Before.
type Page struct {
	Records  []Record
	HasNext  bool // something comes after the page
	HasPrev  bool // something comes before it
	Revision int64
}

// Filter is a condition on the record itself. The zero Filter holds for all.
// Exactly one of the groups below is set; a Filter is two-valued: a condition
// on a field that is missing is false, and its Not true. An empty text is
// missing, and so is a field that a claim of that form does not have; a bool
// never is: it is false where it is not true. Text is compared to the byte.
// Fields are the names that [Fields] marks Find, or "id"; anything else is
// ErrInvalid. Holds is this meaning in code.
type Filter struct {
	And []Filter // an empty list holds for all
	Or  []Filter // an empty list holds for none
	Not *Filter

	Field string
	In    []string   // the value (of a list: one of the values) is one of these (none of an empty list); bools are "true", "false"
	Dates *DateRange // a date field lies there
}

// DateRange is a condition on a date field. Definitely: every day it may be
// lies in [From, To]. Otherwise some day may; an end of the date that is open
// or unknown may be any day. A nil end of the range is no bound. Only the
// date's earliest and latest days count, not gaps between them.
type DateRange struct {
	From, To   *edtf.Day
	Definitely bool
}

// Is is the filter on one field by one or more values.
func Is(field string, values ...string) Filter { return Filter{Field: field, In: values} }

// And joins filters, of which all must hold; zero ones are left out.
func And(fs ...Filter) Filter {
	var kept []Filter
	for _, f := range fs {
		if !f.IsZero() {
			kept = append(kept, f)
		}
	}
	switch len(kept) {
	case 0:
		return Filter{}
	case 1:
		return kept[0]
	}
	return Filter{And: kept}
}

// IsZero reports that the filter holds for everything.
func (f Filter) IsZero() bool {
	return f.And == nil && f.Or == nil && f.Not == nil && f.Field == ""
}
