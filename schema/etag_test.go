package schema_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/schema"
)

// asked is a request whose headers matter.
type asked struct {
	method, url, body string
	headers           []string // name, value, name, value
}

func (a asked) of(t *testing.T, h http.Handler) *httptest.ResponseRecorder {
	t.Helper()
	method := a.method
	if method == "" {
		method = "GET"
	}
	r := httptest.NewRequestWithContext(t.Context(), method, a.url, strings.NewReader(a.body))
	if a.body != "" {
		r.Header.Set("Content-Type", jsonType)
	}
	for i := 0; i+1 < len(a.headers); i += 2 {
		r.Header.Add(a.headers[i], a.headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func newSchema(t *testing.T, c schema.Config) *schema.Schema {
	t.Helper()
	if c.Store == nil {
		store := graphtest.NewModel()
		fill(t, store, 1)
		c.Store = store
	}
	s, err := schema.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func queryURL(query string, more ...string) string {
	v := url.Values{"query": {query}}
	for i := 0; i+1 < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return "/graphql?" + v.Encode()
}

func touch(t *testing.T, store graph.Store, slug string) {
	t.Helper()
	p := &graph.Person{Meta: graph.Meta{ID: id(slug), Dataset: "d", Name: slug}}
	if _, err := store.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), p) }); err != nil {
		t.Fatal(err)
	}
}

const robust = `query($id: ID!, $lens: Lens) { contrast(claim: $id, lens: $lens) { robust } }`

// TestETag asks again with the tag of the first answer: the client is told
// that it has it if, and only if, everything is as it was.
func TestETag(t *testing.T) {
	store := graphtest.NewModel()
	fill(t, store, 1)
	ours := newSchema(t, schema.Config{Store: store, HTTP: schema.HTTP{Build: "1"}}).Handler()
	query := queryURL(robust, "variables", `{"id":"d:man-01-none"}`)
	first := asked{url: query}.of(t, ours)
	tag := first.Header().Get("ETag")
	if first.Code != 200 || !strings.HasPrefix(tag, `W/"1-`) || first.Header().Get("Cache-Control") != "no-cache" {
		t.Fatalf("got %d, ETag %q, Cache-Control %q", first.Code, tag, first.Header().Get("Cache-Control"))
	}
	other := graphtest.NewModel()
	fill(t, other, 1)
	_, err := other.Update(t.Context(), func(tx graph.Tx) error {
		return tx.Put(t.Context(), &graph.Dataset{Meta: graph.Meta{ID: id("dataset"), Dataset: "d", Name: "Another"}, State: graph.Ready})
	})
	if err != nil {
		t.Fatal(err)
	}
	grown := graphtest.NewModel()
	fill(t, grown, 1)
	touch(t, grown, "one-more")
	over := func(store graph.Store, build string) http.Handler {
		return newSchema(t, schema.Config{Store: store, HTTP: schema.HTTP{Build: build}}).Handler()
	}
	for _, c := range []struct {
		name    string
		handler http.Handler
		ask     asked
		status  int
	}{
		{"the same", ours, asked{url: query, headers: []string{"If-None-Match", tag}}, 304},
		{"by HEAD", ours, asked{method: "HEAD", url: query, headers: []string{"If-None-Match", tag}}, 304},
		{"a strong tag", ours, asked{url: query, headers: []string{"If-None-Match", strings.TrimPrefix(tag, "W/")}}, 304},
		{"one of several", ours, asked{url: query, headers: []string{"If-None-Match", `"a", ` + tag}}, 304},
		{"in a second header", ours, asked{url: query, headers: []string{"If-None-Match", `"a"`, "If-None-Match", tag}}, 304},
		{"compressed", ours, asked{url: query, headers: []string{"If-None-Match", tag, "Accept-Encoding", "gzip"}}, 304},
		{"variables written otherwise", ours, asked{url: queryURL(robust, "variables", ` { "id" : "d:man-01-none" } `), headers: []string{"If-None-Match", tag}}, 304},
		{"another process of this build", over(store, "1"), asked{url: query, headers: []string{"If-None-Match", tag}}, 304},
		{"no tag", ours, asked{url: query}, 200},
		{"another tag", ours, asked{url: query, headers: []string{"If-None-Match", `W/"1-x"`}}, 200},
		{"under a lens", ours, asked{url: queryURL(robust, "variables", `{"id":"d:man-01-none","lens":{"profile":"d:level"}}`), headers: []string{"If-None-Match", tag}}, 200},
		{"of another claim", ours, asked{url: queryURL(robust, "variables", `{"id":"d:man-01-full"}`), headers: []string{"If-None-Match", tag}}, 200},
		{"another query", ours, asked{url: queryURL(robust+" ", "variables", `{"id":"d:man-01-none"}`), headers: []string{"If-None-Match", tag}}, 200},
		{"another media type", ours, asked{url: query, headers: []string{"If-None-Match", tag, "Accept", graphqlType}}, 200},
		{"another build", over(store, "2"), asked{url: query, headers: []string{"If-None-Match", tag}}, 200},
		{"a build without a name", over(store, ""), asked{url: query, headers: []string{"If-None-Match", tag}}, 200},
		{"another store", over(other, "1"), asked{url: query, headers: []string{"If-None-Match", tag}}, 200},
		{"after an update", over(grown, "1"), asked{url: query, headers: []string{"If-None-Match", tag}}, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := c.ask.of(t, c.handler)
			got := w.Header().Get("ETag")
			switch {
			case w.Code != c.status:
				t.Errorf("got %d %s, want %d", w.Code, w.Body, c.status)
			case w.Code == 304 && (w.Body.Len() > 0 || got != tag):
				t.Errorf("got ETag %q and %q", got, w.Body)
			case w.Code == 200 && got == tag && c.name != "no tag" && c.name != "another tag":
				t.Error("another answer has the same tag")
			case !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept"):
				t.Errorf("got Vary %q", w.Header().Values("Vary"))
			}
		})
	}
}

// TestNoETag: what is not to be known again has no tag, and is not kept.
func TestNoETag(t *testing.T) {
	h := newSchema(t, schema.Config{}).Handler()
	for name, a := range map[string]asked{
		"a POST":             {method: "POST", url: "/graphql", body: `{"query":"{ revision }"}`},
		"nothing found":      {url: queryURL(`{ claim(id: "d:x") { id } }`)},
		"no query":           {url: queryURL(`{`)},
		"too costly":         {url: queryURL("{" + aliases(101) + "}")},
		"no GraphQL request": {url: "/graphql?query=%7Brevision%7D&variables=x"},
	} {
		w := a.of(t, h)
		if tag, cache := w.Header().Get("ETag"), w.Header().Get("Cache-Control"); tag != "" || cache != "no-store" {
			t.Errorf("%s: %d, ETag %q, Cache-Control %q", name, w.Code, tag, cache)
		}
	}
	guarded := newSchema(t, schema.Config{HTTP: schema.HTTP{Token: "0123456789abcdef"}}).Handler()
	w := asked{url: queryURL("{ revision }"), headers: []string{"Authorization", "Bearer 0123456789abcdef"}}.of(t, guarded)
	if got := w.Header().Get("Cache-Control"); got != "private, no-cache" {
		t.Errorf("behind a token: Cache-Control %q", got)
	}
}

// loadingStore is one into which somebody loads while it answers.
type loadingStore struct {
	graph.Store
	t *testing.T
	n int
}

func (l *loadingStore) Find(ctx context.Context, q graph.Query) (*graph.Page, error) {
	page, err := l.Store.Find(ctx, q)
	l.n++
	touch(l.t, l.Store, fmt.Sprintf("loaded-%d", l.n))
	return page, err
}

// TestETagDuringALoad: an answer that may be of two states has no tag.
func TestETagDuringALoad(t *testing.T) {
	store := graphtest.NewModel()
	fill(t, store, 1)
	h := newSchema(t, schema.Config{Store: &loadingStore{Store: store, t: t}}).Handler()
	w := asked{url: queryURL(`{ persons { nodes { id } } revision }`)}.of(t, h)
	if tag := w.Header().Get("ETag"); w.Code != 200 || tag != "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("got %d with ETag %q, want none", w.Code, tag)
	}
}

// TestETagMeansOneAnswer asks from several sides while another loads: who has
// an answer with a tag has the one answer of that tag.
func TestETagMeansOneAnswer(t *testing.T) {
	store := newFastStore(t)
	fill(t, store, 1)
	h := newSchema(t, schema.Config{Store: store, HTTP: schema.HTTP{Build: "1"}}).Handler()
	query := queryURL(`{ persons(first: 200) { totalCount nodes { id } } revision }`)
	var mu sync.Mutex
	bodies, told := map[string]string{}, 0
	done := make(chan struct{})
	var asking sync.WaitGroup
	for range 3 {
		asking.Go(func() {
			tag, last := "", ""
			for end := false; !end; {
				select {
				case <-done:
					end = true // and once more, on a graph at rest
				default:
				}
				w := asked{url: query, headers: []string{"If-None-Match", tag}}.of(t, h)
				mu.Lock()
				switch got := w.Header().Get("ETag"); {
				case w.Code == 304 && (got != tag || bodies[tag] != last):
					t.Errorf("304 with ETag %q for %q", got, tag)
				case w.Code == 304:
					told++
				case got == "":
				default:
					if known, ok := bodies[got]; ok {
						if diff := cmp.Diff(known, w.Body.String()); diff != "" {
							t.Errorf("two answers of the tag %s:\n%s", got, diff)
						}
					}
					tag, last = got, w.Body.String()
					bodies[got] = last
				}
				mu.Unlock()
			}
		})
	}
	for i := range 60 {
		touch(t, store, fmt.Sprintf("loaded-%d", i))
	}
	close(done)
	asking.Wait()
	if w := (asked{url: query}).of(t, h); !strings.Contains(w.Body.String(), `"totalCount":62`) || bodies[w.Header().Get("ETag")] == "" {
		t.Errorf("at rest: %q, %s", w.Header().Get("ETag"), w.Body)
	}
	t.Logf("%d tags, %d times 304", len(bodies), told)
}

// TestWithETag is the same for a handler that streams.
func TestWithETag(t *testing.T) {
	store := graphtest.NewModel()
	fill(t, store, 1)
	s := newSchema(t, schema.Config{Store: store, Log: zerolog.Nop(), HTTP: schema.HTTP{Build: "1"}})
	h := s.Around("GET /export/{format}", func(w http.ResponseWriter, r *http.Request) {
		if unchanged, err := s.WithETag(w, r, r.PathValue("format"), r.URL.RawQuery); err != nil || unchanged {
			return
		}
		fmt.Fprint(w, "rows")
	})
	tag := asked{url: "/export/csv?form=deed"}.of(t, h).Header().Get("ETag")
	if tag == "" {
		t.Fatal("no tag")
	}
	ask := func(method, url string) string {
		w := asked{method: method, url: url, headers: []string{"If-None-Match", tag}}.of(t, h)
		return fmt.Sprint(w.Code, " ", w.Body.String())
	}
	got := []string{ask("GET", "/export/csv?form=deed"), ask("HEAD", "/export/csv?form=deed"), ask("GET", "/export/csv"), ask("GET", "/export/gexf?form=deed")}
	touch(t, store, "one-more")
	got = append(got, ask("GET", "/export/csv?form=deed"))
	if diff := cmp.Diff([]string{"304 ", "304 ", "200 rows", "200 rows", "200 rows"}, got); diff != "" {
		t.Error(diff)
	}
}
