package schema

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"net/http"

	"github.com/graph-gophers/graphql-go"
	"github.com/rs/zerolog"

	"onus/graph"
	"onus/graph/export"
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
	HTTP
}

// HTTP is what the handler needs beside. The zero HTTP serves everybody, but
// no scripts of other origins.
type HTTP struct {
	Build   string          // names the binary: answers of another are not taken for its own (ETag); "" for a name of this process alone
	Version string          // as /metrics tells it
	Origins []string        // whose scripts may ask from a browser, as https://notebook.example.org; * for all
	Token   string          // what readers have to know, 16 characters or more; "" for nothing. Not kept, never logged
	Formats []export.Format // what /export/ writes; nil for export.Formats
}

// Schema answers GraphQL queries over a store. It is safe for concurrent use.
type Schema struct {
	store  graph.Reader
	log    zerolog.Logger
	ready  func(context.Context) error
	limits Limits
	meter  *cost.Meter
	exec   *graphql.Schema

	build   string
	origins origins
	token   token
	zip     func(http.Handler) http.HandlerFunc
	formats []export.Format
	numbers *numbers
}

// New checks the configuration and makes a Schema.
func New(c Config) (*Schema, error) {
	if c.Store == nil {
		return nil, errors.New("schema: Config.Store is missing")
	}
	if c.Ready == nil {
		c.Ready = func(context.Context) error { return nil }
	}
	s := &Schema{log: c.Log, ready: c.Ready, limits: c.Limits.orDefault()}
	if err := s.over(c.HTTP); err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	s.store = s.numbers.watching(c.Store)
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

// over sets what the handler needs.
func (s *Schema) over(h HTTP) (err error) {
	s.build = cmp.Or(h.Build, newBuild())
	s.numbers = newNumbers(h.Version)
	if s.formats = h.Formats; s.formats == nil {
		s.formats = export.Formats()
	}
	if s.zip, err = newZip(); err != nil {
		return err
	}
	if s.origins, err = newOrigins(h.Origins); err != nil {
		return err
	}
	s.token, err = newToken(h.Token)
	return err
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
		return refused(ctx, err)
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
			out = refused(ctx, errInternal)
		}
	}()
	return tidy(ctx, s.exec.Exec(ctx, r.Query, r.OperationName, r.Variables))
}
