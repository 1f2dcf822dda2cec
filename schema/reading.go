package schema

import (
	"context"

	"onus/graph/contrast"
)

// reading resolves the type Reading.
type reading struct {
	r  *contrast.Reading
	of *contrasted
}

// Profile is the profile.
func (r *reading) Profile() *profile { return newProfile(r.r.Profile, r.of.in) }

// Standing is what the claim comes to.
func (r *reading) Standing() string { return enum(string(r.r.Standing)) }

// Presumptive says that presumptive testimony decided.
func (r *reading) Presumptive() bool { return r.r.Presumptive }

// Because says why.
func (r *reading) Because() string { return r.r.Because }

// DecidedBy is the testimony that decided.
func (r *reading) DecidedBy() []*evidence { return r.of.testimonies(r.r.DecidedBy) }

// root resolves the type Root.
type root struct {
	r  contrast.Root
	in *cohort
}

func newRoots(rs []contrast.Root, in *cohort) []*root {
	out := make([]*root, len(rs))
	for i, r := range rs {
		out[i] = &root{r, in}
	}
	return out
}

// Claimant is who says it.
func (r *root) Claimant(ctx context.Context) (*agent, error) {
	return agentOf(ctx, r.in, r.r.Claimant)
}

// Source is the innermost source.
func (r *root) Source(ctx context.Context) (*source, error) {
	return must(ctx, r.in, r.r.Source, newSource)
}

// Through are other sources by which it came.
func (r *root) Through(ctx context.Context) ([]*source, error) {
	return refs(ctx, r.in, r.r.Through, newSource)
}
