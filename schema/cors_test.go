package schema_test

import (
	"net/http"
	"strings"
	"testing"

	"onus/schema"
)

// TestOrigins lets scripts of listed origins ask, and no others.
func TestOrigins(t *testing.T) {
	list := []string{"https://notebook.example.org", "http://localhost:8888"}
	some := newSchema(t, schema.Config{HTTP: schema.HTTP{Origins: list, Token: "0123456789abcdef"}}).Handler()
	all := newSchema(t, schema.Config{HTTP: schema.HTTP{Origins: []string{"*"}}}).Handler()
	none := newSchema(t, schema.Config{}).Handler()
	get := queryURL("{ revision }")
	preflight := []string{"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization,content-type"}
	for _, c := range []struct {
		name, origin string
		handler      http.Handler
		preflight    bool
		status       int
		allowed      string
	}{
		{"listed", "http://localhost:8888", some, false, 401, "http://localhost:8888"},
		{"not listed", "http://localhost:8889", some, false, 401, ""},
		{"longer", "https://notebook.example.org.evil.example", some, false, 401, ""},
		{"none", "", some, false, 401, ""},
		{"asks before", "https://notebook.example.org", some, true, 204, "https://notebook.example.org"},
		{"asks before, not listed", "https://evil.example", some, true, 403, ""},
		{"all", "https://anything.example", all, false, 200, "https://anything.example"},
		{"all, a sandboxed frame", "null", all, true, 204, "null"},
		{"no list", "http://localhost:8888", none, false, 200, ""},
		{"no list, asks before", "http://localhost:8888", none, true, 405, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := asked{url: get}
			if c.origin != "" {
				a.headers = []string{"Origin", c.origin}
			}
			if c.preflight {
				a.method, a.headers = "OPTIONS", append(a.headers, preflight...)
			}
			w := a.of(t, c.handler)
			h := w.Header()
			if w.Code != c.status || h.Get("Access-Control-Allow-Origin") != c.allowed {
				t.Errorf("got %d for %q, want %d for %q", w.Code, h.Get("Access-Control-Allow-Origin"), c.status, c.allowed)
			}
			if h.Get("Access-Control-Allow-Credentials") != "" {
				t.Error("with credentials")
			}
			if vary := strings.Join(h.Values("Vary"), ", "); !strings.HasPrefix(c.name, "no list") && !strings.Contains(vary, "Origin") {
				t.Errorf("got Vary %q", vary)
			}
			if reads := h.Get("Access-Control-Expose-Headers"); c.allowed != "" && (!strings.Contains(reads, "ETag") || !strings.Contains(reads, "X-Request-Id")) {
				t.Errorf("scripts may read %q", reads)
			}
			if c.status == 204 {
				for _, want := range []string{"GET", "HEAD", "POST"} {
					if !strings.Contains(h.Get("Access-Control-Allow-Methods"), want) {
						t.Errorf("may not %s", want)
					}
				}
				for _, want := range []string{"Content-Type", "Authorization", "If-None-Match"} {
					if !strings.Contains(h.Get("Access-Control-Allow-Headers"), want) {
						t.Errorf("may not send %s", want)
					}
				}
			}
		})
	}
}
