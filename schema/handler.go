package schema

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/rs/zerolog"
)

// Handler serves the API: /graphql, GraphiQL at / (and at /graphql, to who
// asks for HTML), /export/, /schema.graphql, /metrics, /healthz and /readyz. It writes
// one line a request to the log, and sets X-Request-Id.
func (s *Schema) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/graphql", s.serveGraphQL)
	mux.HandleFunc("GET /{$}", servePage)
	mux.HandleFunc("GET /graphiql/{file}", serveAsset)
	mux.HandleFunc("GET /schema.graphql", serveSDL)
	mux.HandleFunc("GET /export/{format...}", s.serveExport)
	mux.HandleFunc("GET /metrics", s.serveMetrics)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", s.serveReady)
	return s.around(mux)
}

// around is what every request passes on its way to its handler.
func (s *Schema) around(mux *http.ServeMux) http.Handler {
	return s.logged(mux, s.origins.shared(s.guarded(s.zip(mux))))
}

// readyWithin is how long the store has for saying that it is there.
const readyWithin = 2 * time.Second

// serveReady says whether the graph can be asked, for those who balance loads.
func (s *Schema) serveReady(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
	defer cancel()
	w.Header().Set("Cache-Control", "no-store")
	if err := s.ready(ctx); err != nil {
		zerolog.Ctx(r.Context()).Info().Err(err).Msg("not ready")
		w.Header().Set("Retry-After", "1")
		plain(w, http.StatusServiceUnavailable, "not ready: "+readiness(err))
		return
	}
	plain(w, http.StatusOK, "ready")
}

// readiness is what may be said of why the graph cannot be asked.
func readiness(err error) string {
	if e := asError(err); e.Code != Internal {
		return e.Message
	}
	return "the graph is being loaded or its store is away"
}

func serveSDL(w http.ResponseWriter, _ *http.Request) {
	plain(w, http.StatusOK, strings.TrimSpace(sdl))
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // who has gone away reads no answer
}

// serveGraphQL answers a query over HTTP, as GraphQL-over-HTTP has it.
func (s *Schema) serveGraphQL(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	if wantsPage(r) {
		servePage(w, r)
		return
	}
	media, ok := answerType(r)
	if !ok {
		s.reject(w, r, media, &httpError{http.StatusNotAcceptable, "answers are " + mediaJSON + " or " + mediaGraphQL})
		return
	}
	req, err := s.request(w, r)
	if err != nil {
		s.reject(w, r, media, err)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.limits.Deadline)
	defer cancel()
	s.answer(w, r.WithContext(ctx), media, req)
}
