package schema

import (
	"context"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
)

// base resolves what every record has.
type base struct {
	rec graph.Record
	in  *cohort
}

type nameArgs struct{ Lang *string }

// ID is the record's id.
func (b base) ID() graphql.ID { return graphql.ID(b.rec.Base().ID) }

// Kind says what it is.
func (b base) Kind() string { return enum(string(b.rec.Kind())) }

// Name is its name in a language.
func (b base) Name(a nameArgs) string {
	m := b.rec.Base()
	if a.Lang == nil {
		return m.Name
	}
	return nameIn(*a.Lang, m.Name, otherNames(b.rec))
}

// Dataset is the slug of its dataset.
func (b base) Dataset() graphql.ID { return graphql.ID(b.rec.Base().Dataset) }

// Permalink is its id at the version of its dataset.
func (b base) Permalink(ctx context.Context) (string, error) {
	m := b.rec.Base()
	d, err := b.dataset(ctx, m.Dataset)
	if err != nil || d == nil {
		return string(m.ID), err
	}
	if d.Version == "" {
		return string(m.ID), nil
	}
	return string(m.ID) + "@" + d.Version, nil
}

func (b base) dataset(ctx context.Context, slug string) (*graph.Dataset, error) {
	if slug == graph.Own {
		return nil, nil
	}
	if r, _ := b.in.known(graph.DatasetID(slug)); r != nil {
		d, _ := r.(*graph.Dataset)
		return d, nil
	}
	return b.in.s.dataset(ctx, slug)
}

// record resolves the interface Record: it holds the resolver of the kind.
type record struct {
	base
	of any
}

// wrapRecord makes the resolver of a record of any kind; nil of nil.
func wrapRecord(r graph.Record, in *cohort) *record {
	if r == nil {
		return nil
	}
	return &record{base{r, in}, resolverOf(r, in)}
}

func resolverOf(r graph.Record, in *cohort) any {
	switch x := r.(type) {
	case *graph.Person:
		return newPerson(x, in)
	case *graph.Organization:
		return newOrganization(x, in)
	case *graph.Position:
		return newPosition(x, in)
	case *graph.Event:
		return newEvent(x, in)
	case *graph.Source:
		return newSource(x, in)
	case *graph.Passage:
		return newPassage(x, in)
	case *graph.Scale:
		return newScale(x, in)
	case *graph.Act:
		return newAct(x, in)
	case *graph.Presumption:
		return newPresumption(x, in)
	case *graph.Profile:
		return newProfile(x, in)
	case *graph.Identity:
		return newIdentity(x, in)
	case *graph.Question:
		return newQuestion(x, in)
	case *graph.Claim:
		return newClaim(x, in)
	case *graph.Evidence:
		return newEvidence(x, in)
	case *graph.Dataset:
		return newDataset(x, in)
	}
	return nil
}

func as[T any](of any) (T, bool) {
	x, ok := of.(T)
	return x, ok
}

// ToPerson and the like give the resolver of the kind.
func (r *record) ToPerson() (*person, bool) { return as[*person](r.of) }

// ToOrganization is described at ToPerson.
func (r *record) ToOrganization() (*organization, bool) { return as[*organization](r.of) }

// ToPosition is described at ToPerson.
func (r *record) ToPosition() (*position, bool) { return as[*position](r.of) }

// ToEvent is described at ToPerson.
func (r *record) ToEvent() (*event, bool) { return as[*event](r.of) }

// ToSource is described at ToPerson.
func (r *record) ToSource() (*source, bool) { return as[*source](r.of) }

// ToPassage is described at ToPerson.
func (r *record) ToPassage() (*passage, bool) { return as[*passage](r.of) }

// ToScale is described at ToPerson.
func (r *record) ToScale() (*scale, bool) { return as[*scale](r.of) }

// ToAct is described at ToPerson.
func (r *record) ToAct() (*act, bool) { return as[*act](r.of) }

// ToPresumption is described at ToPerson.
func (r *record) ToPresumption() (*presumption, bool) { return as[*presumption](r.of) }

// ToProfile is described at ToPerson.
func (r *record) ToProfile() (*profile, bool) { return as[*profile](r.of) }

// ToIdentity is described at ToPerson.
func (r *record) ToIdentity() (*identity, bool) { return as[*identity](r.of) }

// ToQuestion is described at ToPerson.
func (r *record) ToQuestion() (*question, bool) { return as[*question](r.of) }

// ToClaim is described at ToPerson.
func (r *record) ToClaim() (*claim, bool) { return as[*claim](r.of) }

// ToEvidence is described at ToPerson.
func (r *record) ToEvidence() (*evidence, bool) { return as[*evidence](r.of) }

// ToDataset is described at ToPerson.
func (r *record) ToDataset() (*dataset, bool) { return as[*dataset](r.of) }
