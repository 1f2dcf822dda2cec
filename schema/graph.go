package schema

import (
	"context"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/drawing"
)

type graphArgs struct {
	From  idList
	Where *claimFilter
	View  nullEnum
	Depth graphql.NullInt
	Limit graphql.NullInt
}

// maxDepth is how far from records drawings go.
const (
	defaultDepth = 2
	maxDepth     = 4
)

// Graph is a part of the graph, to be drawn.
func (*query) Graph(ctx context.Context, a graphArgs) (*drawn, error) {
	d, err := a.drawn()
	if err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	var found *ask.Surroundings
	if a.From != nil {
		found, err = s.around(ctx, d, graphIDs(*a.From))
	} else {
		found, err = s.ofClaims(ctx, d, a.Where)
	}
	if err != nil {
		return nil, err
	}
	return &drawn{drawing.Of(d.View, found.Records), found, newCohort(s, found.Records)}, nil
}

// drawn checks the arguments.
func (a graphArgs) drawn() (ask.Drawn, error) {
	d := ask.Drawn{View: drawing.Folded, Depth: intOr(a.Depth, defaultDepth), Limit: intOr(a.Limit, defaultDraw)}
	if a.View.value == "REIFIED" {
		d.View = drawing.Reified
	}
	switch {
	case (a.From == nil) == (a.Where == nil):
		return d, badInput("graph: expected one of from (ids of records) and where (a filter of claims)")
	case a.From != nil && len(*a.From) > maxPage:
		return d, tooCostly("number of ids in from", len(*a.From), maxPage)
	case d.Depth < 0 || d.Depth > maxDepth:
		return d, badInput("depth: %d; expected 0 to %d", d.Depth, maxDepth)
	case d.Limit < 1 || d.Limit > maxDraw:
		return d, badInput("limit: %d; expected 1 to %d", d.Limit, maxDraw)
	}
	return d, nil
}

func intOr(n graphql.NullInt, or int) int {
	if n.Value == nil {
		return or
	}
	return int(*n.Value)
}

func (s *session) around(ctx context.Context, d ask.Drawn, from []graph.ID) (*ask.Surroundings, error) {
	found, err := ask.Around(ctx, s.store, d, from...)
	if err != nil {
		return nil, err
	}
	if len(found.Absent) > 0 {
		return nil, notFound("record", found.Absent[0])
	}
	return found, nil
}

func (s *session) ofClaims(ctx context.Context, d ask.Drawn, where *claimFilter) (*ask.Surroundings, error) {
	f, err := compile[claimFilter](where)
	if err != nil {
		return nil, err
	}
	page, err := s.store.Find(ctx, graph.Query{Kind: graph.KindClaim, Where: f, Limit: d.Limit})
	if err != nil {
		return nil, err
	}
	found, err := ask.OfClaims(ctx, s.store, d, page.Records)
	if err != nil {
		return nil, err
	}
	found.Truncated = found.Truncated || page.HasNext
	return found, nil
}
