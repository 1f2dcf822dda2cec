package schema

import (
	"context"

	"onus/graph"
)

// organization resolves the type Organization.
type organization struct {
	base
	o *graph.Organization
}

func newOrganization(o *graph.Organization, in *cohort) *organization {
	return &organization{base{o, in}, o}
}

// OtherNames are other names.
func (o *organization) OtherNames() []*name { return newNames(o.o.OtherNames) }

// PartOf is the body it is part of.
func (o *organization) PartOf(ctx context.Context) (*organization, error) {
	return ref(ctx, o.in, o.o.PartOf, newOrganization)
}

// Succeeds are the bodies it took over from.
func (o *organization) Succeeds(ctx context.Context) ([]*organization, error) {
	return refs(ctx, o.in, o.o.Succeeds, newOrganization)
}

// Founded is the editor's date of founding.
func (o *organization) Founded() *date { return newDate(o.o.Founded) }

// Dissolved is the editor's date of dissolution.
func (o *organization) Dissolved() *date { return newDate(o.o.Dissolved) }

// SameAs are ids elsewhere.
func (o *organization) SameAs() []string { return list(o.o.SameAs) }

// Description is a note by the editors.
func (o *organization) Description() *string { return text(o.o.Description) }
