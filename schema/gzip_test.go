package schema_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"onus/schema"
)

// TestGzip compresses once, what is long enough, for who takes it.
func TestGzip(t *testing.T) {
	h := newSchema(t, schema.Config{}).Handler()
	long, short := queryURL("{ __schema { types { name description } } }"), queryURL("{ revision }")
	for _, c := range []struct {
		name, url, accepts string
		zipped             bool
	}{
		{"long", long, "gzip", true},
		{"among others", long, "br, gzip;q=0.8, zstd", true},
		{"refused", long, "gzip;q=0", false},
		{"refused in spaces", long, "gzip ; q=0.000, *", false},
		{"only others", long, "br", false},
		{"nothing said", long, "", false},
		{"short", short, "gzip", false},
		{"a script that is stored compressed", "/graphiql/react.min.js", "gzip", true},
		{"a script, refused", "/graphiql/react.min.js", "gzip;q=0", false},
		{"a script, anything", "/graphiql/react.min.js", "*", true},
		{"a script, anything but this", "/graphiql/react.min.js", "*, gzip;q=0", false},
		{"a script, nothing said", "/graphiql/react.min.js", "", false},
		{"the schema", "/schema.graphql", "gzip", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			plain := asked{url: c.url}.of(t, h)
			w := asked{url: c.url, headers: []string{"Accept-Encoding", c.accepts}}.of(t, h)
			body := w.Body.Bytes()
			if got := w.Header().Get("Content-Encoding"); (got == "gzip") != c.zipped || got != "" && got != "gzip" {
				t.Fatalf("got Content-Encoding %q", got)
			}
			if c.zipped {
				if !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept-Encoding") || len(body) >= plain.Body.Len() {
					t.Errorf("got %d bytes of %d, Vary %q", len(body), plain.Body.Len(), w.Header().Values("Vary"))
				}
				body = unzip(t, body)
			}
			if !bytes.Equal(body, plain.Body.Bytes()) || plain.Body.Len() == 0 {
				t.Errorf("got %.100q, want %.100q", body, plain.Body)
			}
		})
	}
}

func unzip(t *testing.T, b []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestStreamArrives: what a handler flushes reaches the client, compressed,
// before the handler ends.
func TestStreamArrives(t *testing.T) {
	read := make(chan struct{})
	s := newSchema(t, schema.Config{})
	server := httptest.NewServer(s.Around("GET /export/{format}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		fmt.Fprint(w, strings.Repeat("first,row\n", 200))
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		select {
		case <-read:
		case <-r.Context().Done():
			t.Error("the client has gone")
		}
		fmt.Fprint(w, "last,row\n")
	}))
	defer server.Close()
	req, err := http.NewRequestWithContext(t.Context(), "GET", server.URL+"/export/csv", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := server.Client().Do(req) // asks for gzip and unzips by itself
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	first := make([]byte, 2000)
	if _, err := io.ReadFull(res.Body, first); err != nil || !res.Uncompressed {
		t.Fatalf("%v, compressed: %v", err, res.Uncompressed)
	}
	close(read)
	if rest, err := io.ReadAll(res.Body); err != nil || string(rest) != "last,row\n" {
		t.Errorf("got %q, %v", rest, err)
	}
	server.Client().CloseIdleConnections()
}
