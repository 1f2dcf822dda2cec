package schema

import (
	"context"
	"sync"

	"onus/graph"
	"onus/graph/ask"
)

// session is what the resolvers of one request share.
type session struct {
	store    graph.Reader
	once     sync.Once
	datasets *cohort
	err      error

	mu     sync.Mutex
	lenses map[string]*checked
}

type sessionKey struct{}

func withSession(ctx context.Context, store graph.Reader) context.Context {
	return context.WithValue(ctx, sessionKey{}, &session{store: store})
}

func sessionOf(ctx context.Context) *session { return ctx.Value(sessionKey{}).(*session) }

// walk fetches a part of the graph, whose records form a cohort.
func (s *session) walk(ctx context.Context, route graph.Route) (*cohort, error) {
	part, err := ask.Walk(ctx, s.store, route)
	if err != nil {
		return nil, err
	}
	return &cohort{s: s, records: part.Records, part: part}, nil
}

// dataset finds the Dataset record of a slug; all are fetched once a request.
func (s *session) dataset(ctx context.Context, slug string) (*graph.Dataset, error) {
	s.once.Do(func() {
		s.datasets, s.err = s.walk(ctx, graph.Route{With: []graph.Kind{graph.KindDataset}})
	})
	if s.err != nil {
		return nil, s.err
	}
	return graph.Get[*graph.Dataset](s.datasets.part, graph.DatasetID(slug)), nil
}
