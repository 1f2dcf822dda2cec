package schema

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// origins are the web pages whose scripts may ask.
type origins struct {
	all    bool
	listed map[string]bool
}

// newOrigins reads a list of them: https://notebook.example.org, with a port
// where it is not the usual one, or * for all.
func newOrigins(list []string) (origins, error) {
	o := origins{listed: map[string]bool{}}
	for _, text := range list {
		if text == "*" {
			o.all = true
			continue
		}
		u, err := url.Parse(text)
		if err != nil || u.Scheme == "" || u.Host == "" || text != u.Scheme+"://"+u.Host {
			return o, fmt.Errorf("%q is no origin: expected as https://notebook.example.org or http://localhost:8888, without a path, or *", text)
		}
		o.listed[strings.ToLower(text)] = true
	}
	return o, nil
}

func (o origins) allow(origin string) bool { return o.all || o.listed[origin] }

// What scripts of other origins may send, and may read.
const (
	corsMethods = "GET, HEAD, POST"
	corsSends   = "Accept, Authorization, Content-Type, If-None-Match, X-Request-Id"
	corsReads   = "ETag, X-Request-Id, Retry-After, Content-Disposition"
	corsMaxAge  = "600" // seconds
)

// shared lets the scripts of listed origins read answers, without cookies or
// other credentials of the browser. Without a list it does nothing.
func (o origins) shared(next http.Handler) http.Handler {
	if !o.all && len(o.listed) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, origin := w.Header(), r.Header.Get("Origin")
		h.Add("Vary", "Origin")
		allowed := origin != "" && o.allow(origin)
		if allowed {
			h.Set("Access-Control-Allow-Origin", origin)
			h.Set("Access-Control-Expose-Headers", corsReads)
		}
		if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
			next.ServeHTTP(w, r)
			return
		}
		h.Add("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers")
		if !allowed {
			plain(w, http.StatusForbidden, "pages of this origin may not ask: it is not in the list of the server")
			return
		}
		h.Set("Access-Control-Allow-Methods", corsMethods)
		h.Set("Access-Control-Allow-Headers", corsSends)
		h.Set("Access-Control-Max-Age", corsMaxAge)
		w.WriteHeader(http.StatusNoContent)
	})
}
