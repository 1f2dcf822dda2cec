package schema

import (
	"context"

	"onus/graph/compare"
)

// sourcePair resolves the type SourcePair.
type sourcePair struct {
	p  compare.Pair
	in *cohort
}

// A is the first source.
func (p *sourcePair) A(ctx context.Context) (*source, error) {
	return must(ctx, p.in, p.p.A, newSource)
}

// B is the second source.
func (p *sourcePair) B(ctx context.Context) (*source, error) {
	return must(ctx, p.in, p.p.B, newSource)
}

// Both is how many people both place.
func (p *sourcePair) Both() int32 { return int32(p.p.Both) }

// Agree is on how many of them they meet.
func (p *sourcePair) Agree() int32 { return int32(p.p.Agree) }

// Disagree is on how many of them they exclude each other.
func (p *sourcePair) Disagree() int32 { return int32(p.p.Disagree) }

// ApartInTime is on how many of them they speak of different times.
func (p *sourcePair) ApartInTime() int32 { return int32(p.p.Apart) }

// AdjustedRand is the adjusted Rand index.
func (p *sourcePair) AdjustedRand() *figure { return &figure{p.p.AdjustedRand} }

// VariationOfInformation is in nats.
func (p *sourcePair) VariationOfInformation() *figure { return &figure{p.p.Variation} }

// figure resolves the type Figure.
type figure struct{ f compare.Figure }

// Value is the number.
func (f *figure) Value() *float64 { return f.f.Value }

// N is how many people it rests on.
func (f *figure) N() int32 { return int32(f.f.N) }

// Reason is why there is no number.
func (f *figure) Reason() *string { return text(f.f.Reason) }
