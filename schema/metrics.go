package schema

import (
	"context"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"onus/schema/prom"
)

// numbers are what /metrics tells.
type numbers struct {
	prom.Registry
	underWay atomic.Int64
	requests *prom.Counter
	took     *prom.Histogram
	calls    *prom.Histogram
	failed   *prom.Counter
}

func newNumbers(version string) *numbers {
	n := &numbers{}
	n.Info("onus_build_info", "The version of Onus, and of Go.", []string{"version", "go"}, []string{version, runtime.Version()})
	n.requests = n.Counter("onus_http_requests_total",
		"Requests that were answered, by route, status and the code of the first GraphQL error.", "route", "status", "code")
	n.took = n.Histogram("onus_http_request_duration_seconds", "From the headers of a request to the end of its answer.", prom.Seconds, "route")
	n.Number("onus_http_requests_in_flight", "gauge", "Requests that are being answered, this one too.", func() (float64, bool) {
		return float64(n.underWay.Load()), true
	})
	n.calls = n.Histogram("onus_store_call_duration_seconds", "How long the store took to answer, by kind of call.", prom.Seconds, "call")
	n.failed = n.Counter("onus_store_errors_total", "Calls of the store that failed, by kind of call and code of the error.", "call", "code")
	n.Runtime()
	return n
}

func (n *numbers) started() { n.underWay.Add(1) }

func (n *numbers) ended(route string, status int, code string, took time.Duration) {
	n.underWay.Add(-1)
	n.requests.Add(1, route, strconv.Itoa(status), code)
	n.took.Observe(took.Seconds(), route)
}

// noRoute is the route of requests for what there is not.
const noRoute = "none"

// routeOf is the pattern of the handler that will answer, without its method:
// there are few, whatever is asked for.
func routeOf(mux *http.ServeMux, r *http.Request) string {
	_, pattern := mux.Handler(r)
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	if pattern == "" {
		return noRoute
	}
	return strings.TrimSuffix(pattern, "{$}")
}

// revisionWithin is how long the store has for its revision: numbers are asked
// for when it is away too.
const revisionWithin = time.Second

func (s *Schema) serveMetrics(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), revisionWithin)
	defer cancel()
	revision, err := s.store.Revision(ctx)
	var now prom.Registry
	now.Number("onus_store_up", "gauge", "1 if the store answers, else 0.", func() (float64, bool) { return truth(err == nil), true })
	now.Number("onus_graph_revision", "gauge", "The number of the last update of the graph.", func() (float64, bool) {
		return float64(revision), err == nil
	})
	w.Header().Set("Content-Type", prom.Type)
	w.Header().Set("Cache-Control", "no-store")
	if s.numbers.Write(w) == nil {
		_ = now.Write(w) // who has gone away reads no answer
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
