package schema

import (
	"context"

	"onus/graph"
)

// wordsArgs are the words that records have to hold.
type wordsArgs struct{ Words *string }

// listed makes a connection of the records of a kind.
func listed[R graph.Record, T any](ctx context.Context, l *listing, wrap wrapper[R, T]) *connection[T] {
	return &connection[T]{
		s: sessionOf(ctx), list: l,
		wrap: func(r graph.Record, in *cohort) T { return wrap(r.(R), in) },
	}
}

// listing joins the parts of a list's arguments.
func (a pageArgs) listing(kind graph.Kind, where graph.Filter, err error, search wordsArgs) (*listing, error) {
	if err != nil {
		return nil, err
	}
	return newListing(kind, where, search.Words, a)
}

// Persons are a page of them.
func (*query) Persons(ctx context.Context, a struct {
	Where *personFilter
	wordsArgs
	pageArgs
}) (*connection[*person], error) {
	where, err := compile[personFilter](a.Where)
	l, err := a.listing(graph.KindPerson, where, err, a.wordsArgs)
	if err != nil {
		return nil, err
	}
	return listed(ctx, l, newPerson), nil
}

// Organizations are a page of them.
func (*query) Organizations(ctx context.Context, a struct {
	Where *organizationFilter
	wordsArgs
	pageArgs
}) (*connection[*organization], error) {
	where, err := compile[organizationFilter](a.Where)
	l, err := a.listing(graph.KindOrganization, where, err, a.wordsArgs)
	if err != nil {
		return nil, err
	}
	return listed(ctx, l, newOrganization), nil
}

// Positions are a page of them.
func (*query) Positions(ctx context.Context, a struct {
	Where *positionFilter
	wordsArgs
	pageArgs
}) (*connection[*position], error) {
	where, err := compile[positionFilter](a.Where)
	l, err := a.listing(graph.KindPosition, where, err, a.wordsArgs)
	if err != nil {
		return nil, err
	}
	return listed(ctx, l, newPosition), nil
}

// Events are a page of them.
func (*query) Events(ctx context.Context, a struct {
	Where *eventFilter
	wordsArgs
	orderArgs
	pageArgs
}) (*connection[*event], error) {
	where, err := compile[eventFilter](a.Where)
	l, err := a.listing(graph.KindEvent, where, err, a.wordsArgs)
	if err != nil {
		return nil, err
	}
	l.query.Order = a.order("NAME")
	return listed(ctx, l, newEvent), nil
}

// Sources are a page of them.
func (*query) Sources(ctx context.Context, a struct {
	Where *sourceFilter
	wordsArgs
	orderArgs
	pageArgs
}) (*connection[*source], error) {
	where, err := compile[sourceFilter](a.Where)
	l, err := a.listing(graph.KindSource, where, err, a.wordsArgs)
	if err != nil {
		return nil, err
	}
	l.query.Order = a.order("NAME")
	return listed(ctx, l, newSource), nil
}

// Passages are a page of them.
func (*query) Passages(ctx context.Context, a struct {
	Where *passageFilter
	wordsArgs
	pageArgs
}) (*connection[*passage], error) {
	where, err := compile[passageFilter](a.Where)
	l, err := a.listing(graph.KindPassage, where, err, a.wordsArgs)
	if err != nil {
		return nil, err
	}
	return listed(ctx, l, newPassage), nil
}

// Claims are a page of them.
func (*query) Claims(ctx context.Context, a struct {
	Where *claimFilter
	wordsArgs
	orderArgs
	pageArgs
}) (*connection[*claim], error) {
	where, err := compile[claimFilter](a.Where)
	l, err := a.listing(graph.KindClaim, where, err, a.wordsArgs)
	if err != nil {
		return nil, err
	}
	l.query.Order = a.order("ID")
	return listed(ctx, l, newClaim), nil
}

// Questions are a page of them.
func (*query) Questions(ctx context.Context, a struct {
	Where *questionFilter
	pageArgs
}) (*connection[*question], error) {
	where, err := compile[questionFilter](a.Where)
	l, err := a.listing(graph.KindQuestion, where, err, wordsArgs{})
	if err != nil {
		return nil, err
	}
	return listed(ctx, l, newQuestion), nil
}
