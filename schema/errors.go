package schema

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/graph-gophers/graphql-go"
	gqlerrors "github.com/graph-gophers/graphql-go/errors"
	"github.com/rs/zerolog"

	"onus/graph"
)

// The codes of errors, in extensions.code.
const (
	NotFound        = "NOT_FOUND"       // there is no such record
	BadInput        = "BAD_INPUT"       // the query, an argument or a variable is at fault
	TooCostly       = "TOO_COSTLY"      // a limit was passed; the message names it
	Unavailable     = "UNAVAILABLE"     // the store is away or took too long; the same query may succeed later
	Internal        = "INTERNAL"        // our fault; the log has more under the request's id, extensions.requestId
	Unauthenticated = "UNAUTHENTICATED" // the read token is missing or wrong; with status 401
)

// Error is an error as a client sees it.
type Error struct {
	Code    string
	Message string
}

func (e *Error) Error() string { return e.Message }

var (
	errInternal    = &Error{Internal, "internal error"}
	errUnavailable = &Error{Unavailable, "the store cannot be reached at the moment"}
	errSlow        = &Error{Unavailable, "answering took longer than is allowed"}
	errToken       = &Error{Unauthenticated, "this graph is read with a token: send the header Authorization: Bearer TOKEN"}
)

func notFound(kind string, id graph.ID) error {
	return &Error{NotFound, fmt.Sprintf("there is no %s with the id %q", kind, brief(string(id)))}
}

func badInput(format string, args ...any) error {
	return &Error{BadInput, fmt.Sprintf(format, args...)}
}

func tooCostly(what string, used, limit int) error {
	return &Error{TooCostly, fmt.Sprintf("the %s is %d, more than the limit of %d", what, used, limit)}
}

// asError is the one place where errors become what clients see.
func asError(err error) *Error {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return errSlow
	case errors.Is(err, graph.ErrNotFound):
		return &Error{NotFound, "there is no such record"}
	case errors.Is(err, graph.ErrInvalid):
		return &Error{BadInput, reason(err)}
	case errors.Is(err, graph.ErrTooLarge):
		return &Error{TooCostly, "this asks for more of the graph than is given at once"}
	case errors.Is(err, graph.ErrUnavailable):
		return errUnavailable
	}
	return errInternal
}

// reason is what an ErrInvalid says, without the layers that wrapped it.
func reason(err error) string {
	_, why, ok := strings.Cut(err.Error(), graph.ErrInvalid.Error()+": ")
	if !ok {
		return "invalid input"
	}
	return why
}

func (e *Error) query(ctx context.Context) *gqlerrors.QueryError {
	return &gqlerrors.QueryError{Message: brief(e.Message), Extensions: e.extensions(ctx)}
}

// extensions hold the code, and for what only the log explains where to look.
func (e *Error) extensions(ctx context.Context) map[string]any {
	out := map[string]any{"code": e.Code}
	if id := idOf(ctx); e.Code == Internal && id != "" {
		out["requestId"] = id
	}
	return out
}

// refused is the response to a request that was not executed.
func refused(ctx context.Context, err error) *graphql.Response {
	return &graphql.Response{Errors: []*gqlerrors.QueryError{asError(err).query(ctx)}}
}

// What a client sends comes back in errors; no more of it than helps.
const (
	longestMessage = 500 // bytes
	mostErrors     = 20  // of one query that was not executed
)

func brief(message string) string {
	if len(message) <= longestMessage {
		return message
	}
	return strings.ToValidUTF8(message[:longestMessage], "") + " …"
}

// few cuts the errors of a query that was not executed.
func few(ctx context.Context, r *graphql.Response) {
	more := len(r.Errors) - mostErrors
	if r.Data != nil || more <= 0 {
		return
	}
	last := &Error{BadInput, fmt.Sprintf("and %d errors more", more)}
	r.Errors = append(r.Errors[:mostErrors:mostErrors], last.query(ctx))
}

// tidy gives every error of a response its code and only such words as are
// meant for clients. Errors of resolvers are mapped here, so that wrapping
// them loses nothing. A response that was not executed loses its data.
func tidy(ctx context.Context, r *graphql.Response) *graphql.Response {
	logged := map[string]bool{} // one failed walk fails a whole cohort
	for _, e := range r.Errors {
		if e.Extensions["code"] != nil {
			continue // a panic
		}
		told := described(e)
		if (told.Code == Internal || told.Code == Unavailable) && !logged[e.Message] {
			logged[e.Message] = true
			zerolog.Ctx(ctx).Error().Err(e).Str("code", told.Code).Any("path", e.Path).Msg("query failed")
		}
		if e.Path == nil && e.ResolverError == nil {
			r.Data = nil
		}
		e.Message, e.Extensions = brief(told.Message), told.extensions(ctx)
	}
	few(ctx, r)
	return r
}

// described finds what a client may know of an error of the library.
func described(e *gqlerrors.QueryError) *Error {
	switch {
	case e.ResolverError != nil:
		return asError(e.ResolverError)
	case errors.Is(e, context.DeadlineExceeded), errors.Is(e, context.Canceled):
		return errSlow
	case errors.Is(e, graphql.ErrTooManySelections), e.Rule == "OverlapValidationLimitExceeded", e.Rule == "MaxDepthExceeded":
		return &Error{TooCostly, e.Message}
	case e.Path == nil: // syntax, validation, variables and arguments
		return &Error{BadInput, e.Message}
	}
	return errInternal // null where the schema allows none
}

type panicHandler struct{}

// MakePanicError hides a panic from the client.
func (panicHandler) MakePanicError(ctx context.Context, _ any) *gqlerrors.QueryError {
	return errInternal.query(ctx)
}

type panicLogger struct{}

// LogPanic writes a panic to the request's log.
func (panicLogger) LogPanic(ctx context.Context, value any) {
	zerolog.Ctx(ctx).Error().Any("panic", value).Bytes("stack", debug.Stack()).Msg("panic in a resolver")
}
