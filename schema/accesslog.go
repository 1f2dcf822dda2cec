package schema

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/rs/zerolog"
)

// line is what the access log says of a request beside what HTTP says.
type line struct{ operation, code string }

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

// logged gives each request an id and a logger, and writes its line. A panic
// outside a resolver ends in it too.
func (s *Schema) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := requestID(r)
		w.Header().Set("X-Request-Id", id)
		log := s.log.With().Str("request", id).Logger()
		l := &line{}
		ctx := context.WithValue(log.WithContext(r.Context()), lineKey{}, l)
		seen := &watched{ResponseWriter: w}
		defer func() {
			if v := recover(); v != nil {
				log.Error().Any("panic", v).Bytes("stack", debug.Stack()).Msg("panic in a handler")
				if seen.status == 0 {
					respond(seen, mediaJSON, http.StatusInternalServerError, refused(errInternal))
				}
			}
			write(log.Info(), r, seen, l, time.Since(start))
		}()
		next.ServeHTTP(seen, r.WithContext(ctx))
	})
}

func write(e *zerolog.Event, r *http.Request, seen *watched, l *line, took time.Duration) {
	e = e.Str("method", r.Method).Str("path", r.URL.Path).Int("status", seen.status).Int("bytes", seen.bytes).Dur("took", took)
	if l.operation != "" {
		e = e.Str("operation", l.operation)
	}
	if l.code != "" {
		e = e.Str("code", l.code)
	}
	e.Msg("request")
}

// watched remembers what was answered.
type watched struct {
	http.ResponseWriter
	status, bytes int
}

// WriteHeader remembers the status.
func (w *watched) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write remembers how much.
func (w *watched) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController through.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// longestID is how long an id of a client may be.
const longestID = 64

// requestID is the client's X-Request-Id if it is harmless, else a new one.
func requestID(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	if id == "" || len(id) > longestID || !harmless(id) {
		b := make([]byte, 8)
		_, _ = rand.Read(b) // never fails
		return hex.EncodeToString(b)
	}
	return id
}

func harmless(id string) bool {
	for _, c := range id {
		if c != '-' && c != '_' && c != '.' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}
