package schema

import (
	"context"

	"onus/graph"
)

// identity resolves the type Identity.
type identity struct {
	base
	i *graph.Identity
}

func newIdentity(i *graph.Identity, in *cohort) *identity {
	return &identity{base{i, in}, i}
}

// A is the one record.
func (i *identity) A(ctx context.Context) (*record, error) {
	return must(ctx, i.in, i.i.A, wrapRecord)
}

// B is the other.
func (i *identity) B(ctx context.Context) (*record, error) {
	return must(ctx, i.in, i.i.B, wrapRecord)
}

// Same says whether they are the same.
func (i *identity) Same() bool { return !i.i.Differ }

// By says so.
func (i *identity) By() *string { return text(i.i.By) }

// Reason says why.
func (i *identity) Reason() *string { return text(i.i.Reason) }

// Date is when it was said.
func (i *identity) Date() *date { return newDate(i.i.Date) }
