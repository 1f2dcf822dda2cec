package schema

import (
	"context"

	"onus/graph"
)

// agent resolves the interface Agent: a person or an organization.
type agent struct {
	base
	of any
}

// newAgent is nil for a record that is neither.
func newAgent(r graph.Record, in *cohort) *agent {
	switch x := r.(type) {
	case *graph.Person:
		return &agent{base{r, in}, newPerson(x, in)}
	case *graph.Organization:
		return &agent{base{r, in}, newOrganization(x, in)}
	}
	return nil
}

// ToPerson gives the person, if it is one.
func (a *agent) ToPerson() (*person, bool) { return as[*person](a.of) }

// ToOrganization gives the organization, if it is one.
func (a *agent) ToOrganization() (*organization, bool) { return as[*organization](a.of) }

// OtherNames are its other names.
func (a *agent) OtherNames() []*name { return newNames(otherNames(a.rec)) }

// SameAs are its ids elsewhere.
func (a *agent) SameAs() []string {
	if p, ok := a.rec.(*graph.Person); ok {
		return list(p.SameAs)
	}
	return list(a.rec.(*graph.Organization).SameAs)
}

// Description is a note by the editors.
func (a *agent) Description() *string {
	if p, ok := a.rec.(*graph.Person); ok {
		return text(p.Description)
	}
	return text(a.rec.(*graph.Organization).Description)
}

// agents resolves references to persons and organizations.
func agents(ctx context.Context, in *cohort, ids []graph.ID) ([]*agent, error) {
	out := make([]*agent, 0, len(ids))
	for _, id := range ids {
		r, at, err := in.get(ctx, id)
		if err != nil {
			return nil, err
		}
		if a := newAgent(r, at); a != nil {
			out = append(out, a)
		}
	}
	return out, nil
}

// agentOf resolves one such reference, which may be empty.
func agentOf(ctx context.Context, in *cohort, id graph.ID) (*agent, error) {
	if id == "" {
		return nil, nil
	}
	return ref(ctx, in, id, newAgent)
}
