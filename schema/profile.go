package schema

import "onus/graph"

// profile resolves the type Profile.
type profile struct {
	base
	p *graph.Profile
}

func newProfile(p *graph.Profile, in *cohort) *profile {
	return &profile{base{p, in}, p}
}

// RanksFirst is the rule that gives rank 1.
func (p *profile) RanksFirst() string { return p.p.Rule }

// Explanation says why one would read so.
func (p *profile) Explanation() *string { return text(p.p.Explanation) }

// Shipped says that it comes with Onus.
func (p *profile) Shipped() bool { return p.p.Shipped }
