package schema_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"onus/graph"
	"onus/graph/export"
	"onus/graph/graphtest"
	"onus/schema"
)

func whereQuery(json string) string { return "?where=" + url.QueryEscape(json) }

// TestExportsOverHTTP: what is asked for comes with its headers, or a status
// and words that say what was wrong.
func TestExportsOverHTTP(t *testing.T) {
	server := serve(t, newWorld(t, 2, schema.Limits{BodyBytes: 4096}).schema)
	csvType := "text/csv; charset=utf-8; header=present"
	for _, c := range []call{
		{"claims", "GET", "/export/claims.csv", "", "", "", 200, csvType, "\nd:man-01-full,d,"},
		{"some claims", "GET", "/export/claims.csv" + whereQuery(`{"form":["TENURE"]}`), "", "", "", 200, csvType, "\nd:form-tenure,d,"},
		{"one value for a list", "GET", "/export/claims.csv" + whereQuery(`{"form":"TENURE"}`), "", "", "", 200, csvType, "\nd:form-tenure,d,"},
		{"of a dataset", "GET", "/export/persons.csv?dataset=d", "", "", "", 200, csvType, "\nd:author,d,"},
		{"tenures", "GET", "/export/tenures.csv", "", "", "", 200, csvType, "Member of the Presidium"},
		{"pairs", "GET", "/export/claim-evidence.csv", "", "", "", 200, csvType, ",against,"},
		{"arguments", "GET", "/export/iccma?profile=d:documents-first", "", "", "", 200, "text/plain; charset=utf-8", "p af "},
		{"bibliography", "GET", "/export/csl" + whereQuery(`{"genre":["MEMOIR"]}`), "", "", "", 200, "application/vnd.citationstyles.csl+json", `"id":"d:memoir"`},
		{"the list", "GET", "/export/", "", "", "", 200, jsonType + "; charset=utf-8", `"address":"/export/claims.csv"`},

		{"no such format", "GET", "/export/clams.csv", "", "", "", 404, jsonType + "; charset=utf-8", "nearest: claims.csv"},
		{"a table without its end", "GET", "/export/claims", "", "", "", 404, jsonType + "; charset=utf-8", "nearest: claims.csv"},
		{"deeper", "GET", "/export/csv/claims", "", "", "", 404, jsonType + "; charset=utf-8", "NOT_FOUND"},
		{"no such parameter", "GET", "/export/claims.csv?datset=d", "", "", "", 400, jsonType + "; charset=utf-8", "nearest: dataset"},
		{"one of another format", "GET", "/export/claims.csv?profile=d:level", "", "", "", 400, jsonType + "; charset=utf-8", "claims.csv takes no parameter"},
		{"twice", "GET", "/export/claims.csv?dataset=d&dataset=e", "", "", "", 400, jsonType + "; charset=utf-8", "2 times"},
		{"no JSON", "GET", "/export/claims.csv?where={", "", "", "", 400, jsonType + "; charset=utf-8", "no JSON"},
		{"no such field", "GET", "/export/claims.csv" + whereQuery(`{"sources":["d:memoir"]}`), "", "", "", 400, jsonType + "; charset=utf-8", "nearest: source"},
		{"no such value", "GET", "/export/claims.csv" + whereQuery(`{"form":["TENUR"]}`), "", "", "", 400, jsonType + "; charset=utf-8", "nearest: TENURE"},
		{"a filter of another kind", "GET", "/export/persons.csv" + whereQuery(`{"form":["TENURE"]}`), "", "", "", 400, jsonType + "; charset=utf-8", "PersonFilter"},
		{"no filter on evidence", "GET", "/export/evidence.csv" + whereQuery(`{}`), "", "", "", 400, jsonType + "; charset=utf-8", "takes no parameter"},
		{"no such dataset", "GET", "/export/claims.csv?dataset=e", "", "", "", 404, jsonType + "; charset=utf-8", "there is no dataset e"},
		{"no such profile", "GET", "/export/iccma?profile=d:author", "", "", "", 404, jsonType + "; charset=utf-8", "d:author"},
		{"not encoded", "GET", "/export/claims.csv?where=%zz", "", "", "", 400, jsonType + "; charset=utf-8", "URL-encoded"},
		{"too long", "GET", "/export/claims.csv?where=" + strings.Repeat("x", 5000), "", "", "", 400, jsonType + "; charset=utf-8", "limit"},
		{"posted", "POST", "/export/claims.csv", "", "", "", 405, "text/plain; charset=utf-8", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.send(t, server)
			if media := got.header.Get("Content-Type"); got.status != c.status || media != c.media || !strings.Contains(got.body, c.holds) {
				t.Errorf("%d %s %.400s; want %d %s with %q", got.status, media, got.body, c.status, c.media, c.holds)
			}
			if c.status >= 400 && c.status != 405 {
				var body struct {
					Errors []struct{ Extensions struct{ Code string } }
				}
				if err := json.Unmarshal([]byte(got.body), &body); err != nil || len(body.Errors) != 1 || body.Errors[0].Extensions.Code == "" {
					t.Errorf("no error with a code: %s", got.body)
				}
				if got.header.Get("Content-Disposition") != "" || got.header.Get("ETag") != "" {
					t.Errorf("headers of a file: %v", got.header)
				}
			}
		})
	}
}

// TestExportIsTheCommandLines: the same bytes as the package writes, of a
// filter too; HEAD has the same headers and no body.
func TestExportIsTheCommandLines(t *testing.T) {
	w := newWorld(t, 5, schema.Limits{})
	server := serve(t, w.schema)
	where, err := schema.ParseFilter(graph.KindClaim, `{"source":["d:memoir"]}`)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats() {
		address, ask := "/export/"+f.Name, export.Ask{}
		if f.Kind == graph.KindClaim {
			address, ask = address+whereQuery(`{"source":["d:memoir"]}`), export.Ask{Where: where}
		}
		var want bytes.Buffer
		if err := f.Write(t.Context(), w.store, ask, &want); err != nil {
			t.Fatal(err)
		}
		got := call{method: "GET", url: address}.send(t, server)
		if diff := cmp.Diff(want.String(), got.body); diff != "" || got.status != 200 || want.Len() == 0 {
			t.Errorf("%s: %d %s", f.Name, got.status, diff)
		}
		head := call{method: "HEAD", url: address}.send(t, server)
		for _, h := range []string{"Content-Type", "Content-Disposition", "ETag"} {
			if head.header.Get(h) != got.header.Get(h) || got.header.Get(h) == "" {
				t.Errorf("%s: %s is %q, of HEAD %q", f.Name, h, got.header.Get(h), head.header.Get(h))
			}
		}
		if head.body != "" || head.status != 200 {
			t.Errorf("%s: HEAD: %d %q", f.Name, head.status, head.body)
		}
	}
	if got := (call{method: "GET", url: "/export/claims.csv?dataset=d"}).send(t, server).header.Get("Content-Disposition"); got != "attachment; filename=d-claims.csv" {
		t.Error(got)
	}
}

// lost is a store that goes away after so many records of a scan.
type lost struct {
	graph.Store
	after int
	err   error
}

func (l lost) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		n := 0
		for r, err := range l.Store.Scan(ctx, q) {
			if n++; n > l.after {
				yield(nil, l.err)
				return
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// deadline is what a query may take there.
const deadline = 50 * time.Millisecond

func serveOver(t *testing.T, store graph.Reader) *httptest.Server {
	t.Helper()
	s, err := schema.New(schema.Config{Store: store, Log: zerolog.New(zerolog.NewTestWriter(t)), Limits: schema.Limits{Deadline: deadline}})
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, s)
}

// TestExportOfALostStore: before the first byte a status and no file; after it
// the connection breaks, compressed or not, and no client has a whole file.
func TestExportOfALostStore(t *testing.T) {
	model := graphtest.NewModel()
	fill(t, model, 900)
	for _, c := range []struct {
		after  int
		err    error
		status int
	}{{3, graph.ErrUnavailable, 503}, {3, errors.New("secret"), 500}, {1700, graph.ErrUnavailable, 200}} {
		server := serveOver(t, lost{model, c.after, c.err})
		for _, encoding := range []string{"identity", "gzip"} {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/export/claims.csv", nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Accept-Encoding", encoding)
			res, err := server.Client().Do(req)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(res.Body)
			_ = res.Body.Close()
			if res.StatusCode != c.status || (err != nil) != (c.status == 200) {
				t.Errorf("%s after %d: %d with %d bytes, %v", encoding, c.after, res.StatusCode, len(body), err)
			}
			if bytes.Contains(body, []byte("secret")) || c.status == 503 && res.Header.Get("Retry-After") == "" {
				t.Errorf("%s after %d: %s %v", encoding, c.after, body, res.Header)
			}
		}
	}
}

// TestExportOfWhatIsBeingLoaded: 503 while a load goes on, and a status again
// afterwards.
func TestExportOfWhatIsBeingLoaded(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	server := serve(t, w.schema)
	for _, c := range []struct {
		state  graph.State
		status int
	}{{graph.Loading, 503}, {graph.Deriving, 503}, {graph.Ready, 200}} {
		if _, err := w.store.Update(t.Context(), func(tx graph.Tx) error {
			return tx.Put(t.Context(), &graph.Dataset{Meta: graph.Meta{ID: graph.DatasetID("late"), Dataset: "late", Name: "Late"}, State: c.state})
		}); err != nil {
			t.Fatal(err)
		}
		for _, address := range []string{"/export/claims.csv", "/export/csl", "/export/bag", "/export/gexf"} {
			got := call{method: "GET", url: address}.send(t, server)
			if got.status != c.status || (got.header.Get("Retry-After") != "") != (c.status == 503) || (got.header.Get("ETag") != "") != (c.status == 200) {
				t.Errorf("%s, %s: %d %v %s", c.state, address, got.status, got.header, got.body)
			}
		}
	}
}

// slow is a store that waits after each thousand records until it may go on,
// and says how many it gave.
type slow struct {
	graph.Store
	on  chan bool
	end chan int
}

func (s slow) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		n := 0
		defer func() { s.end <- n }()
		for r, err := range s.Store.Scan(ctx, q) {
			if n++; n%1000 == 0 {
				select {
				case <-s.on:
				case <-ctx.Done():
					yield(nil, ctx.Err())
					return
				}
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// TestExportStreams: the first rows arrive while the store still reads, longer
// than a query may take; and who goes away ends the export.
func TestExportStreams(t *testing.T) {
	model := graphtest.NewModel()
	fill(t, model, 1200)
	store := slow{model, make(chan bool), make(chan int, 1)}
	server := serveOver(t, store)
	ask := func(ctx context.Context) io.ReadCloser {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/export/claims.csv", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", "gzip")
		res, err := server.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		return res.Body
	}
	body := ask(t.Context())
	z, err := gzip.NewReader(body)
	if err != nil {
		t.Fatal(err)
	}
	rows := csv.NewReader(z)
	for range 100 { // while the store waits
		if _, err := rows.Read(); err != nil {
			t.Fatal(err)
		}
	}
	<-time.After(2 * deadline) // of queries: it does not apply
	store.on <- true
	store.on <- true
	rest, err := rows.ReadAll()
	if all := 2*1200 + 7; err != nil || len(rest) != all+1-100 || <-store.end != all {
		t.Errorf("%d rows, %v", len(rest), err)
	}
	_ = body.Close()

	ctx, cancel := context.WithCancel(t.Context())
	body = ask(ctx)
	if _, err := io.ReadFull(body, make([]byte, 100)); err != nil {
		t.Fatal(err)
	}
	cancel()
	_ = body.Close()
	if n := <-store.end; n > 1000 {
		t.Errorf("the client went away, and %d claims were read", n)
	}
}

// TestExportIsKnownAgain: an export is not sent twice, unless something was
// written or something else is asked.
func TestExportIsKnownAgain(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	server := serve(t, w.schema)
	again := func(address, tag string) (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+address, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("If-None-Match", tag)
		res, err := server.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		return res.StatusCode, res.Header.Get("ETag")
	}
	_, tag := again("/export/persons.csv", "")
	if status, _ := again("/export/persons.csv", tag); status != http.StatusNotModified {
		t.Errorf("the same again: %d", status)
	}
	if status, _ := again("/export/persons.csv"+whereQuery(`{"id":["d:author"]}`), tag); status != http.StatusOK {
		t.Errorf("another filter: %d", status)
	}
	if _, err := w.store.Update(t.Context(), func(tx graph.Tx) error {
		return tx.Put(t.Context(), &graph.Person{Meta: graph.Meta{ID: id("new"), Dataset: "d", Name: "New"}})
	}); err != nil {
		t.Fatal(err)
	}
	if status, _ := again("/export/persons.csv", tag); status != http.StatusOK {
		t.Errorf("after a write: %d", status)
	}
}
