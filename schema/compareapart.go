package schema

import (
	"context"

	"onus/graph/compare"
)

// apart resolves the type Apart.
type apart struct {
	a  compare.Apart
	in *cohort
}

// Subject is who it is.
func (a *apart) Subject(ctx context.Context) (*agent, error) {
	return must(ctx, a.in, a.a.Subject, newAgent)
}

// From is the first testimony.
func (a *apart) From() *sourceTestimony {
	return &sourceTestimony{a.a.From.Source, a.a.From.Testimony, a.in}
}

// To is the other.
func (a *apart) To() *sourceTestimony {
	return &sourceTestimony{a.a.To.Source, a.a.To.Testimony, a.in}
}

// Distance is the smallest difference of rank.
func (a *apart) Distance() int32 { return int32(a.a.Distance) }

// Excludes says that both can't be true.
func (a *apart) Excludes() bool { return a.a.Excludes }

// placedTwice resolves the type PlacedTwice.
type placedTwice struct {
	t  compare.Twice
	in *cohort
}

// Source is the source.
func (t *placedTwice) Source(ctx context.Context) (*source, error) {
	return must(ctx, t.in, t.t.Source, newSource)
}

// Subject is who it is.
func (t *placedTwice) Subject(ctx context.Context) (*agent, error) {
	return must(ctx, t.in, t.t.Subject, newAgent)
}

// First is where he stands.
func (t *placedTwice) First() *sourceTestimony {
	return &sourceTestimony{t.t.Source, t.t.First, t.in}
}

// Second is where he stands too.
func (t *placedTwice) Second() *sourceTestimony {
	return &sourceTestimony{t.t.Source, t.t.Second, t.in}
}

// Excludes says that both can't be true.
func (t *placedTwice) Excludes() bool { return t.t.Excludes }
