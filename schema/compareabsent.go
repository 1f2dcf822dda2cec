package schema

import (
	"context"

	"onus/graph/compare"
)

// leftOut resolves the type LeftOut.
type leftOut struct {
	o  compare.Omission
	in *cohort
}

// Source is the source.
func (o *leftOut) Source(ctx context.Context) (*source, error) {
	return must(ctx, o.in, o.o.Source, newSource)
}

// Subject is who it is.
func (o *leftOut) Subject(ctx context.Context) (*agent, error) {
	return must(ctx, o.in, o.o.Subject, newAgent)
}

// PlacedBy are sources that place him.
func (o *leftOut) PlacedBy(ctx context.Context) ([]*source, error) {
	return refs(ctx, o.in, o.o.PlacedBy, newSource)
}

// Grouping ought to place him.
func (o *leftOut) Grouping() *claim {
	if o.o.Grouping == nil {
		return nil
	}
	return newClaim(o.o.Grouping, o.in)
}

// Certainty says whether he was surely of the body.
func (o *leftOut) Certainty() string { return enumOr(o.o.Certainty, "DEFINITE") }

// Because says why he is listed.
func (o *leftOut) Because() string { return o.o.Because }

// silentSource resolves the type SilentSource.
type silentSource struct {
	s  compare.Silence
	in *cohort
}

// Source is the source.
func (s *silentSource) Source(ctx context.Context) (*source, error) {
	return must(ctx, s.in, s.s.Source, newSource)
}

// ClaimsOnEvent is how much else it says of the event.
func (s *silentSource) ClaimsOnEvent() int32 { return int32(s.s.Claims) }
