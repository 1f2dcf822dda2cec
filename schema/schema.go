package schema

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"github.com/graph-gophers/graphql-go"
	"github.com/rs/zerolog"

	"onus/graph"
	"onus/schema/cost"
)

//go:embed schema.graphql
var sdl string

// SDL is the text of the schema, as clients may read it.
func SDL() string { return sdl }

// Config is what a Schema needs.
type Config struct {
	Store graph.Reader                // required
	Log   zerolog.Logger              // access log, panics and internal errors
	Ready func(context.Context) error // nil while the graph can be asked: for /readyz; nil func: always
	Limits
}

// Schema answers GraphQL queries over a store. It is safe for concurrent use.
type Schema struct {
	store  graph.Reader
	log    zerolog.Logger
	ready  func(context.Context) error
	limits Limits
	meter  *cost.Meter
	exec   *graphql.Schema
}

// New checks the configuration and makes a Schema.
func New(c Config) (*Schema, error) {
	if c.Store == nil {
		return nil, errors.New("schema: Config.Store is missing")
	}
	if c.Ready == nil {
		c.Ready = func(context.Context) error { return nil }
	}
	s := &Schema{store: c.Store, log: c.Log, ready: c.Ready, limits: c.Limits.orDefault()}
	exec, err := graphql.ParseSchema(sdl, &query{},
		graphql.UseStringDescriptions(),
		graphql.PanicHandler(panicHandler{}),
		graphql.Logger(panicLogger{}),
		graphql.MaxSelections(s.limits.Selections),
		graphql.OverlapValidationLimit(overlapPairs),
	)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	s.exec, s.meter = exec, cost.NewMeter(exec.AST(), weights())
	return s, nil
}

// Request is one GraphQL request.
type Request struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     map[string]any `json:"variables"`
}

// Exec answers a request without HTTP, under the same limits. The response has
// no data if the request could not be executed at all.
func (s *Schema) Exec(ctx context.Context, r Request) *graphql.Response {
	if zerolog.Ctx(ctx).GetLevel() == zerolog.Disabled { // not called by our handler
		ctx = s.log.WithContext(ctx)
	}
	if err := s.check(r); err != nil {
		return refused(err)
	}
	ctx, cancel := context.WithTimeout(ctx, s.limits.Deadline)
	defer cancel()
	return s.run(withSession(ctx, s.store), r)
}

// run executes a checked request. The library's parser panics on some input.
func (s *Schema) run(ctx context.Context, r Request) (out *graphql.Response) {
	defer func() {
		if v := recover(); v != nil {
			panicLogger{}.LogPanic(ctx, v)
			out = refused(errInternal)
		}
	}()
	return tidy(ctx, s.exec.Exec(ctx, r.Query, r.OperationName, r.Variables))
}
