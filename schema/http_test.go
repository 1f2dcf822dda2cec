package schema_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/schema"
)

const (
	jsonType    = "application/json"
	graphqlType = "application/graphql-response+json"
)

type call struct {
	name, method, url, accept, contentType, body string
	status                                       int
	media, holds                                 string
}

type reply struct {
	status int
	header http.Header
	body   string
}

func (c call) send(t *testing.T, server *httptest.Server) reply {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), c.method, server.URL+c.url, strings.NewReader(c.body))
	if err != nil {
		t.Fatal(err)
	}
	if c.accept != "" {
		req.Header.Set("Accept", c.accept)
	}
	if c.contentType != "" {
		req.Header.Set("Content-Type", c.contentType)
	}
	res, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{res.StatusCode, res.Header, string(b)}
}

func serve(t *testing.T, s *schema.Schema) *httptest.Server {
	server := httptest.NewServer(s.Handler())
	t.Cleanup(func() {
		server.Client().CloseIdleConnections()
		server.Close()
	})
	return server
}

// TestHTTP is the table of what GraphQL-over-HTTP asks for, and of the rest.
func TestHTTP(t *testing.T) {
	server := serve(t, newWorld(t, 1, schema.Limits{BodyBytes: 4096}).schema)
	ok, bad, typeless := `{"query":"{ revision }"}`, `{"query":"{"}`, `{"query":"{ nosuch }"}`
	get := "/graphql?query=" + url.QueryEscape("{ revision }")
	for _, c := range []call{
		{"post", "POST", "/graphql", jsonType, jsonType, ok, 200, jsonType, `{"data":{"revision":1}}`},
		{"post, new type", "POST", "/graphql", graphqlType, jsonType, ok, 200, graphqlType, `"revision":1`},
		{"any type", "POST", "/graphql", "*/*", jsonType, ok, 200, jsonType, `"revision":1`},
		{"no accept", "POST", "/graphql", "", jsonType + "; charset=utf-8", ok, 200, jsonType, `"revision":1`},
		{"both types", "POST", "/graphql", graphqlType + ", " + jsonType + ";q=0.9", jsonType, ok, 200, graphqlType, `"revision":1`},
		{"old type preferred", "POST", "/graphql", graphqlType + ";q=0.5, " + jsonType, jsonType, ok, 200, jsonType, `"revision":1`},
		{"new type and anything", "POST", "/graphql", graphqlType + ", */*", jsonType, ok, 200, graphqlType, `"revision":1`},
		{"no such type", "POST", "/graphql", "image/png", jsonType, ok, 406, jsonType, "BAD_INPUT"},
		{"no such charset", "POST", "/graphql", jsonType + ";charset=latin1", jsonType, ok, 406, jsonType, "BAD_INPUT"},
		{"get", "GET", get, jsonType, "", "", 200, jsonType, `"revision":1`},
		{"get from a browser's address line", "GET", get, "text/html,*/*;q=0.8", "", "", 200, jsonType, `"revision":1`},
		{"get with variables", "GET", "/graphql?query=" + url.QueryEscape("query($n:Int){claims(first:$n){nodes{id}}}") + "&variables=" + url.QueryEscape(`{"n":1}`), jsonType, "", "", 200, jsonType, `"nodes":[{"id":`},
		{"get with broken variables", "GET", get + "&variables={", jsonType, "", "", 400, jsonType, "variables is no JSON"},
		{"get without a query", "GET", "/graphql", jsonType, "", "", 400, jsonType, "has to be there"},
		{"get a mutation", "GET", "/graphql?query=" + url.QueryEscape("mutation { x }"), graphqlType, "", "", 405, graphqlType, "queries only"},
		{"page for a browser", "GET", "/graphql", "text/html,application/xhtml+xml,*/*;q=0.8", "", "", 200, "text/html", `<meta charset="utf-8">`},
		{"page", "GET", "/", "text/html", "", "", 200, "text/html", "graphiql"},
		{"put", "PUT", "/graphql", jsonType, jsonType, ok, 405, jsonType, "POST or GET"},
		{"no content type", "POST", "/graphql", jsonType, "", ok, 415, jsonType, "UTF-8"},
		{"form", "POST", "/graphql", jsonType, "application/x-www-form-urlencoded", "query={revision}", 415, jsonType, "UTF-8"},
		{"latin1", "POST", "/graphql", jsonType, jsonType + "; charset=latin1", ok, 415, jsonType, "UTF-8"},
		{"no body", "POST", "/graphql", jsonType, jsonType, "", 400, jsonType, "no JSON"},
		{"broken JSON", "POST", "/graphql", jsonType, jsonType, `{"query`, 400, jsonType, "no JSON"},
		{"two values", "POST", "/graphql", jsonType, jsonType, ok + ok, 400, jsonType, "no JSON"},
		{"a list", "POST", "/graphql", jsonType, jsonType, `[` + ok + `]`, 400, jsonType, "no JSON"},
		{"no UTF-8", "POST", "/graphql", jsonType, jsonType, "{\"query\":\"{ revision } #\xff\"}", 400, jsonType, "not UTF-8"},
		{"no query", "POST", "/graphql", graphqlType, jsonType, `{"qeury":"{ revision }"}`, 400, graphqlType, "has to be there"},
		{"query of another type", "POST", "/graphql", jsonType, jsonType, `{"query":[]}`, 400, jsonType, "as text"},
		{"null query", "POST", "/graphql", jsonType, jsonType, `{"query":null}`, 400, jsonType, "as text"},
		{"operation of another type", "POST", "/graphql", jsonType, jsonType, `{"query":"{ revision }","operationName":0}`, 400, jsonType, "operationName"},
		{"variables of another type", "POST", "/graphql", jsonType, jsonType, `{"query":"{ revision }","variables":["a"]}`, 400, jsonType, "variables"},
		{"extensions of another type", "POST", "/graphql", jsonType, jsonType, `{"query":"{ revision }","extensions":"a"}`, 400, jsonType, "extensions"},
		{"all null", "POST", "/graphql", jsonType, jsonType, `{"query":"{ revision }","operationName":null,"variables":null,"extensions":null}`, 200, jsonType, `{"data":{"revision":1}}`},
		{"extensions", "POST", "/graphql", jsonType, jsonType, `{"query":"{ revision }","extensions":{"a":1}}`, 200, jsonType, `{"data":{"revision":1}}`},
		{"operation", "POST", "/graphql", jsonType, jsonType, `{"query":"query A { revision } query B { a: revision }","operationName":"B"}`, 200, jsonType, `{"a":1}`},
		{"no such operation", "POST", "/graphql", jsonType, jsonType, `{"query":"query A { revision }","operationName":"B"}`, 200, jsonType, `no operation \"B\"`},
		{"big body", "POST", "/graphql", jsonType, jsonType, ok + strings.Repeat(" ", 5000), 413, jsonType, "limit of 4096 bytes"},
		{"big URL", "GET", "/graphql?query=" + strings.Repeat("a", 5000), jsonType, "", "", 414, jsonType, "limit of 4096 bytes"},
		{"syntax, old type", "POST", "/graphql", jsonType, jsonType, bad, 200, jsonType, `{"errors":[{"message":"syntax error`},
		{"syntax, new type", "POST", "/graphql", graphqlType, jsonType, bad, 400, graphqlType, `{"errors":[{"message":"syntax error`},
		{"validation, old type", "POST", "/graphql", jsonType, jsonType, typeless, 200, jsonType, "nosuch"},
		{"validation, new type", "POST", "/graphql", graphqlType, jsonType, typeless, 400, graphqlType, "nosuch"},
		{"variables, old type", "POST", "/graphql", jsonType, jsonType, `{"query":"query($id: ID!){ claim(id:$id) { id } }","variables":{"id":null}}`, 200, jsonType, "null"},
		{"variables, new type", "POST", "/graphql", graphqlType, jsonType, `{"query":"query($id: ID!){ claim(id:$id) { id } }","variables":{"id":null}}`, 400, graphqlType, "null"},
		{"argument, new type", "POST", "/graphql", graphqlType, jsonType, `{"query":"{ claims(first: 99999999999) { totalCount } }"}`, 400, graphqlType, "32-bit"},
		{"too costly, new type", "POST", "/graphql", graphqlType, jsonType, `{"query":"{` + aliases(101) + `}"}`, 400, graphqlType, "TOO_COSTLY"},
		{"not found, new type", "POST", "/graphql", graphqlType, jsonType, `{"query":"{ claim(id: \"d:x\") { id } }"}`, 200, graphqlType, `"data":{"claim":null}`},
		{"health", "GET", "/healthz", "", "", "", 200, "text/plain", "ok"},
		{"ready", "GET", "/readyz", "", "", "", 200, "text/plain", "ready"},
		{"schema", "GET", "/schema.graphql", "", "", "", 200, "text/plain", "type Query"},
		{"script", "GET", "/graphiql/start.js", "", "", "", 200, "text/javascript", "createFetcher"},
		{"zipped script", "GET", "/graphiql/graphiql.min.js", "", "", "", 200, "text/javascript", "GraphiQL"},
		{"no such file", "GET", "/graphiql/nope.js", "", "", "", 404, "text/plain", "not found"},
		{"outside", "GET", "/graphiql/..%2fschema.go", "", "", "", 404, "text/plain", "not found"},
		{"no such page", "GET", "/nope", "", "", "", 404, "text/plain", "not found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := c.send(t, server)
			if r.status != c.status || !strings.HasPrefix(r.header.Get("Content-Type"), c.media) || !strings.Contains(r.body, c.holds) {
				t.Errorf("got %d %q %.300s\nwant %d %q with %s", r.status, r.header.Get("Content-Type"), r.body, c.status, c.media, c.holds)
			}
			if c.status >= 400 && strings.HasPrefix(c.url, "/graphql") && strings.Contains(r.body, `"data"`) {
				t.Errorf("a refused request has data: %s", r.body)
			}
		})
	}
}

// TestPageIsOurs looks for addresses outside in what the query page loads.
func TestPageIsOurs(t *testing.T) {
	server := serve(t, newWorld(t, 1, schema.Limits{}).schema)
	page := call{method: "GET", url: "/"}.send(t, server)
	if !strings.Contains(page.header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error("no policy")
	}
	loads := regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(page.body, -1)
	if len(loads) < 6 {
		t.Errorf("only %d files", len(loads))
	}
	for _, l := range loads {
		if strings.HasPrefix(l[1], "data:") {
			continue
		}
		r := call{method: "GET", url: l[1]}.send(t, server)
		if r.status != 200 || strings.Contains(r.body, "sourceMappingURL") || regexp.MustCompile(`url\(["']?(https?:)?//`).MatchString(r.body) {
			t.Errorf("%s: %d", l[1], r.status)
		}
	}
}

// TestReady says no while the store is away, and not what its address is.
func TestReady(t *testing.T) {
	why := errors.New("dataset d is loading from bolt://secret")
	s, err := schema.New(schema.Config{Store: graphtest.NewModel(), Log: zerolog.Nop(), Ready: func(context.Context) error { return why }})
	if err != nil {
		t.Fatal(err)
	}
	server := serve(t, s)
	for _, err := range []error{errors.New("loading from bolt://secret"), graph.ErrUnavailable} {
		why = err
		if r := (call{method: "GET", url: "/readyz"}).send(t, server); r.status != 503 || strings.Contains(r.body, "secret") {
			t.Errorf("got %d %s", r.status, r.body)
		}
	}
	why = &schema.Error{Code: schema.Unavailable, Message: "the founding dataset is being loaded"}
	if r := (call{method: "GET", url: "/readyz"}).send(t, server); r.status != 503 || !strings.Contains(r.body, "being loaded") || r.header.Get("Retry-After") == "" {
		t.Errorf("got %d %s", r.status, r.body)
	}
	if r := (call{method: "GET", url: "/healthz"}).send(t, server); r.status != 200 {
		t.Errorf("got %d", r.status)
	}
}

// TestUnavailable gives status 503 to clients that look at it, and a retry
// may succeed.
func TestUnavailable(t *testing.T) {
	for _, c := range []struct {
		name   string
		err    error
		panic  any
		accept string
		status int
	}{
		{"away", graph.ErrUnavailable, nil, graphqlType, 503},
		{"away, old type", graph.ErrUnavailable, nil, jsonType, 200},
		{"fault", errors.New("x"), nil, graphqlType, 500},
		{"panic", nil, "x", graphqlType, 500},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := schema.New(schema.Config{Store: &failing{graphtest.NewModel(), c.err, c.panic}, Log: zerolog.Nop()})
			if err != nil {
				t.Fatal(err)
			}
			q := call{method: "POST", url: "/graphql", accept: c.accept, contentType: jsonType, body: `{"query":"{ scales { id } }"}`}
			if r := q.send(t, serve(t, s)); r.status != c.status {
				t.Errorf("got %d %s, want %d", r.status, r.body, c.status)
			}
		})
	}
}

// TestAccessLog wants one line a request, with its id.
func TestAccessLog(t *testing.T) {
	var log bytes.Buffer
	s, err := schema.New(schema.Config{Store: graphtest.NewModel(), Log: zerolog.New(&log)})
	if err != nil {
		t.Fatal(err)
	}
	for _, sent := range []string{"abc-1", "has\tcontrol", strings.Repeat("x", 100), ""} {
		log.Reset()
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query":"query Mine { claim(id: \"d:x\") { id } }","operationName":"Mine"}`))
		r.Header.Set("Content-Type", jsonType)
		r.Header.Set("X-Request-Id", sent)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		var line struct {
			Request, Method, Path, Operation, Code string
			Status, Bytes                          int
			Took                                   *float64
		}
		if err := json.Unmarshal(log.Bytes(), &line); err != nil {
			t.Fatalf("%s: %v", log.String(), err)
		}
		id := w.Header().Get("X-Request-Id")
		if id == "" || id != line.Request || len(id) > 64 || sent == "abc-1" && id != sent || strings.Contains(id, "\t") {
			t.Errorf("sent %q, got id %q and line %+v", sent, id, line)
		}
		if line.Method != "POST" || line.Path != "/graphql" || line.Status != 200 || line.Bytes != w.Body.Len() || line.Took == nil || line.Operation != "Mine" || line.Code != "NOT_FOUND" {
			t.Errorf("got line %+v", line)
		}
	}
}

// TestFailureIsLogged wants what went wrong in the log, once, under the id of
// the request, with the words that no client sees.
func TestFailureIsLogged(t *testing.T) {
	for name, store := range map[string]*failing{
		"error": {Store: graphtest.NewModel(), err: errors.New("disk on fire")},
		"panic": {Store: graphtest.NewModel(), panic: "disk on fire"},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			s, err := schema.New(schema.Config{Store: store, Log: zerolog.New(&log)})
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query":"{ scales { id } }"}`))
			r.Header.Set("Content-Type", jsonType)
			r.Header.Set("X-Request-Id", "abc-1")
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, r)
			lines := strings.Split(strings.TrimSpace(log.String()), "\n")
			if len(lines) != 2 || !strings.Contains(lines[0], "disk on fire") || !strings.Contains(lines[0], `"request":"abc-1"`) || !strings.Contains(lines[1], `"code":"INTERNAL"`) {
				t.Errorf("got %q", lines)
			}
			if strings.Contains(w.Body.String(), "fire") {
				t.Errorf("got %s", w.Body.String())
			}
		})
	}
}
