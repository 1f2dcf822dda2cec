package schema

import (
	"context"

	"onus/graph"
)

// position resolves the type Position.
type position struct {
	base
	p *graph.Position
}

func newPosition(p *graph.Position, in *cohort) *position {
	return &position{base{p, in}, p}
}

// Organization is the body it is in.
func (p *position) Organization(ctx context.Context) (*organization, error) {
	return ref(ctx, p.in, p.p.Organization, newOrganization)
}

// Membership says whether its holder is a member.
func (p *position) Membership() string { return enumOr(p.p.Membership, "NONE") }

// Succeeds are the positions it took over from.
func (p *position) Succeeds(ctx context.Context) ([]*position, error) {
	return refs(ctx, p.in, p.p.Succeeds, newPosition)
}

// Oversees is what lies within its competence.
func (p *position) Oversees(ctx context.Context) ([]*record, error) {
	return refs(ctx, p.in, p.p.Oversees, wrapRecord)
}

// SameAs are ids elsewhere.
func (p *position) SameAs() []string { return list(p.p.SameAs) }

// Description is a note by the editors.
func (p *position) Description() *string { return text(p.p.Description) }
