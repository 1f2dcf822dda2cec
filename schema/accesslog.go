package schema

import (
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/rs/zerolog"
)

// line is what the access log says of a request beside what HTTP says. There
// is no address in it, no query and no header: who asks what is his affair.
type line struct{ id, operation, code string }

type lineKey struct{}

// note adds to the request's line in the log.
func note(ctx context.Context, field, value string) {
	l, ok := ctx.Value(lineKey{}).(*line)
	if !ok {
		return
	}
	switch field {
	case "operation":
		l.operation = value
	case "code":
		l.code = value
	}
}

// logged gives each request an id and a logger, counts it and writes its line.
// A panic outside a resolver ends in it too.
func (s *Schema) logged(mux *http.ServeMux, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, route := time.Now(), routeOf(mux, r)
		l := &line{id: requestID(r)}
		w.Header().Set("X-Request-Id", l.id)
		log := s.log.With().Str("request", l.id).Logger()
		ctx := context.WithValue(log.WithContext(r.Context()), lineKey{}, l)
		seen := s.watch(w, r, route)
		s.numbers.started()
		defer func() {
			if v := recover(); v != nil && s.halfway(ctx, seen, v) {
				defer panic(http.ErrAbortHandler) // half an answer must not look like a whole one
			}
			took := time.Since(start)
			s.numbers.ended(route, seen.status, l.code, took)
			l.write(log.Info(), r, seen, took)
		}()
		next.ServeHTTP(seen, r.WithContext(ctx))
	})
}

// halfway ends a request whose handler panicked: with an answer if none was
// begun, else it reports that the answer has to be cut off. A handler that
// cuts off its own has said why.
func (s *Schema) halfway(ctx context.Context, seen *watched, v any) bool {
	if err, is := v.(error); !is || !errors.Is(err, http.ErrAbortHandler) {
		zerolog.Ctx(ctx).Error().Any("panic", v).Bytes("stack", debug.Stack()).Msg("panic in a handler")
		note(ctx, "code", Internal)
	}
	if seen.status != 0 {
		return true
	}
	note(ctx, "code", Internal)
	respond(seen, mediaJSON, http.StatusInternalServerError, refused(ctx, errInternal))
	return false
}

func (l *line) write(e *zerolog.Event, r *http.Request, seen *watched, took time.Duration) {
	e = e.Str("method", r.Method).Str("path", r.URL.Path).Int("status", seen.status).Int("bytes", seen.bytes).Dur("took", took)
	if l.operation != "" {
		e = e.Str("operation", l.operation)
	}
	if l.code != "" {
		e = e.Str("code", l.code)
	}
	e.Msg("request")
}
