package graph

import (
	"errors"
	"fmt"
)

// The errors of the store contract; compare with errors.Is. A backend maps
// its driver's errors to these, once.
var (
	// ErrNotFound: a record that was asked for by id is not there.
	ErrNotFound = errors.New("not found")
	// ErrConflict: the write contradicts what is stored (a reference to
	// nothing, a deletion of what others refer to, a lost race).
	ErrConflict = errors.New("conflict")
	// ErrInvalid: the record, filter or cursor can never be accepted.
	ErrInvalid = errors.New("invalid")
	// ErrTooLarge: an update of more than MaxBatch records, or a walk that
	// asks for more than a store gives at once.
	ErrTooLarge = errors.New("too large")
	// ErrUnavailable: the store is away, refuses the password or did not
	// answer in time; the same call may succeed later.
	ErrUnavailable = errors.New("unavailable")
	// ErrForeign: the database is not Onus's: it holds somebody else's graph,
	// or was written by a newer version.
	ErrForeign = errors.New("not a store of this version of onus")
)

// Invalid makes an error that is an [ErrInvalid] and says why.
func Invalid(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrInvalid, fmt.Sprintf(format, args...))
}

// Conflict makes an error that is an [ErrConflict] and says why.
func Conflict(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrConflict, fmt.Sprintf(format, args...))
}

// Dangling is the [ErrConflict] of a reference to a record that is not there.
type Dangling struct {
	From ID
	Rel  Rel
	To   ID
}

func (d *Dangling) Error() string {
	return fmt.Sprintf("%s: %s refers to %s, which does not exist", d.From, d.Rel, d.To)
}

// Unwrap makes a Dangling an ErrConflict.
func (d *Dangling) Unwrap() error { return ErrConflict }

// Referred is the [ErrConflict] of deleting a record that others refer to.
type Referred struct {
	ID ID
	By []ID // a few of those that refer to it, sorted
}

func (r *Referred) Error() string {
	return fmt.Sprintf("%s: still referred to by %v", r.ID, r.By)
}

// Unwrap makes a Referred an ErrConflict.
func (r *Referred) Unwrap() error { return ErrConflict }
