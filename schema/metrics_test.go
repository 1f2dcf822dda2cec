package schema_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/schema"
)

// numbersIn are the lines of /metrics that begin with one of these names,
// without what depends on the clock.
func numbersIn(t *testing.T, h http.Handler, names ...string) []string {
	t.Helper()
	var out []string
	w := asked{url: "/metrics"}.of(t, h)
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain; version=0.0.4") {
		t.Fatalf("got %d %q", w.Code, w.Header().Get("Content-Type"))
	}
	for _, l := range strings.Split(w.Body.String(), "\n") {
		for _, name := range names {
			if strings.HasPrefix(l, name+"{") || strings.HasPrefix(l, name+" ") {
				out = append(out, l)
			}
		}
	}
	return out
}

// TestMetrics counts what was asked, by few routes, whatever the paths were.
func TestMetrics(t *testing.T) {
	h := newSchema(t, schema.Config{HTTP: schema.HTTP{Version: "v1.2.3"}}).Handler()
	for _, a := range []asked{
		{method: "POST", url: "/graphql", body: `{"query":"{ revision }"}`},
		{method: "POST", url: "/graphql", body: `{"query":"{ claim(id: \"d:x\") { id } }"}`},
		{method: "POST", url: "/graphql", body: `{"query":"{"}`, headers: []string{"Accept", graphqlType}},
		{method: "PUT", url: "/graphql", body: `{}`},
		{url: "/graphiql/start.js"}, {url: "/graphiql/nope.js"}, {url: "/"}, {url: "/nope"}, {url: "/nope/2"}, {method: "POST", url: "/healthz"},
	} {
		a.of(t, h)
	}
	want := []string{
		`onus_http_requests_total{route="/",status="200",code=""} 1`,
		`onus_http_requests_total{route="/graphiql/{file}",status="200",code=""} 1`,
		`onus_http_requests_total{route="/graphiql/{file}",status="404",code=""} 1`,
		`onus_http_requests_total{route="/graphql",status="200",code=""} 1`,
		`onus_http_requests_total{route="/graphql",status="200",code="NOT_FOUND"} 1`,
		`onus_http_requests_total{route="/graphql",status="400",code="BAD_INPUT"} 1`,
		`onus_http_requests_total{route="/graphql",status="405",code="BAD_INPUT"} 1`,
		`onus_http_requests_total{route="none",status="404",code=""} 2`,
		`onus_http_requests_total{route="none",status="405",code=""} 1`,
		`onus_http_request_duration_seconds_count{route="/"} 1`,
		`onus_http_request_duration_seconds_count{route="/graphiql/{file}"} 2`,
		`onus_http_request_duration_seconds_count{route="/graphql"} 4`,
		`onus_http_request_duration_seconds_count{route="none"} 3`,
		`onus_http_requests_in_flight 1`,
		`onus_store_call_duration_seconds_count{call="revision"} 2`,
		`onus_store_call_duration_seconds_count{call="walk"} 1`,
		`onus_store_up 1`,
		`onus_graph_revision 1`,
	}
	got := numbersIn(t, h, "onus_http_requests_total", "onus_http_request_duration_seconds_count", "onus_http_requests_in_flight",
		"onus_store_call_duration_seconds_count", "onus_store_up", "onus_graph_revision")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if info := numbersIn(t, h, "onus_build_info"); len(info) != 1 || !strings.Contains(info[0], `version="v1.2.3",go="go1`) {
		t.Errorf("got %q", info)
	}
}

// awayStore is one that does not answer.
type awayStore struct{ failing }

func (*awayStore) Revision(context.Context) (int64, error) { return 0, graph.ErrUnavailable }

// TestMetricsWhileAway tells that the store is away, and no revision.
func TestMetricsWhileAway(t *testing.T) {
	h := newSchema(t, schema.Config{Store: &awayStore{failing{Store: graphtest.NewModel(), err: graph.ErrUnavailable}}}).Handler()
	asked{method: "POST", url: "/graphql", body: `{"query":"{ scales { id } }"}`}.of(t, h)
	got := numbersIn(t, h, "onus_store_up", "onus_graph_revision", "onus_store_errors_total", "onus_http_requests_total")
	want := []string{
		`onus_http_requests_total{route="/graphql",status="200",code="UNAVAILABLE"} 1`,
		`onus_store_errors_total{call="revision",code="UNAVAILABLE"} 1`,
		`onus_store_errors_total{call="walk",code="UNAVAILABLE"} 1`,
		`onus_store_up 0`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
