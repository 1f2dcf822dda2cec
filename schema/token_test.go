package schema_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"onus/schema"
)

// TestWrongSettings are refused when the server starts, with what was expected
// and without the token.
func TestWrongSettings(t *testing.T) {
	for name, c := range map[string]struct {
		http schema.HTTP
		says string
	}{
		"a path":          {schema.HTTP{Origins: []string{"https://a.example/"}}, "without a path"},
		"no scheme":       {schema.HTTP{Origins: []string{"localhost:8888"}}, "no origin"},
		"a pattern":       {schema.HTTP{Origins: []string{"https://*.example.org:x"}}, "no origin"},
		"nothing":         {schema.HTTP{Origins: []string{""}}, "no origin"},
		"a short token":   {schema.HTTP{Token: "hunter2"}, "16 characters"},
		"a spaced token":  {schema.HTTP{Token: "hunter2 hunter2 hunter2"}, "no spaces"},
		"a token by line": {schema.HTTP{Token: "hunter2hunter2hunter2\n"}, "no spaces"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := schema.New(schema.Config{Store: newFastStore(t), HTTP: c.http})
			if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

// TestToken keeps everything behind the token but what says nothing of the
// graph; and the token is in no log.
func TestToken(t *testing.T) {
	const secret = "s3cr3t-s3cr3t-s3cr3t"
	var log bytes.Buffer
	h := newSchema(t, schema.Config{Log: zerolog.New(&log), HTTP: schema.HTTP{Token: secret}}).Handler()
	get := queryURL("{ revision }")
	for _, c := range []struct {
		name      string
		ask       asked
		status    int
		challenge string
	}{
		{"right", asked{url: get, headers: []string{"Authorization", "Bearer " + secret}}, 200, ""},
		{"right, in other words", asked{url: get, headers: []string{"Authorization", "bearer  " + secret}}, 200, ""},
		{"none", asked{url: get}, 401, `Bearer realm="onus"`},
		{"wrong", asked{url: get, headers: []string{"Authorization", "Bearer " + secret + "x"}}, 401, `Bearer realm="onus", error="invalid_token"`},
		{"a part", asked{url: get, headers: []string{"Authorization", "Bearer " + secret[:16]}}, 401, `Bearer realm="onus", error="invalid_token"`},
		{"empty", asked{url: get, headers: []string{"Authorization", "Bearer "}}, 401, `Bearer realm="onus", error="invalid_token"`},
		{"another scheme", asked{url: get, headers: []string{"Authorization", "Basic " + secret}}, 401, `Bearer realm="onus", error="invalid_token"`},
		{"in the address", asked{url: get + "&access_token=" + secret}, 401, `Bearer realm="onus"`},
		{"post", asked{method: "POST", url: "/graphql", body: `{"query":"{ revision }"}`}, 401, `Bearer realm="onus"`},
		{"known answer", asked{url: get, headers: []string{"If-None-Match", "*"}}, 401, `Bearer realm="onus"`},
		{"a query from the address line", asked{url: get, headers: []string{"Accept", "text/html"}}, 401, `Bearer realm="onus"`},
		{"numbers", asked{url: "/metrics"}, 401, `Bearer realm="onus"`},
		{"schema", asked{url: "/schema.graphql"}, 401, `Bearer realm="onus"`},
		{"what there is not", asked{url: "/nope"}, 401, `Bearer realm="onus"`},
		{"a detour", asked{url: "/graphiql/../metrics"}, 307, ""},
		{"health", asked{url: "/healthz"}, 200, ""},
		{"readiness", asked{url: "/readyz"}, 200, ""},
		{"the page", asked{url: "/"}, 200, ""},
		{"the page at the API", asked{url: "/graphql", headers: []string{"Accept", "text/html"}}, 200, ""},
		{"its scripts", asked{url: "/graphiql/start.js"}, 200, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := c.ask.of(t, h)
			if w.Code != c.status || w.Header().Get("WWW-Authenticate") != c.challenge {
				t.Errorf("got %d %q, want %d %q", w.Code, w.Header().Get("WWW-Authenticate"), c.status, c.challenge)
			}
			if c.status == 401 && strings.HasPrefix(c.ask.url, "/graphql") && !strings.Contains(w.Body.String(), `"code":"UNAUTHENTICATED"`) {
				t.Errorf("got %s", w.Body)
			}
			if strings.Contains(w.Body.String(), "s3cr3t") {
				t.Error("it tells the token")
			}
		})
	}
	if strings.Contains(log.String(), "s3cr3t") || !strings.Contains(log.String(), `"code":"UNAUTHENTICATED"`) {
		t.Errorf("log: %s", &log)
	}
}
