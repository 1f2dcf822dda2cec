package schema_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"onus/schema"
)

// TestSlowBody: who sends a body by drops is cut off, whoever should read it.
func TestSlowBody(t *testing.T) {
	s := newSchema(t, schema.Config{Limits: schema.Limits{BodyTimeout: 50 * time.Millisecond}})
	server := serve(t, s)
	for path, want := range map[string]string{
		"/graphql": "HTTP/1.1 408",
		"/readyz":  "HTTP/1.1 405", // does not read it
	} {
		c, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":", path)
		_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
		b, err := io.ReadAll(c) // until the server closes
		if err != nil || !strings.HasPrefix(string(b), want) {
			t.Errorf("%s: %.200q, %v", path, b, err)
		}
		c.Close()
	}
}

// TestBodyTimeoutEnds: the time for the body is none for the answer.
func TestBodyTimeoutEnds(t *testing.T) {
	store := &slowStore{failing: failing{Store: newFastStore(t)}, takes: 200 * time.Millisecond}
	server := serve(t, newSchema(t, schema.Config{Store: store, Limits: schema.Limits{BodyTimeout: 50 * time.Millisecond}}))
	r := call{method: "POST", url: "/graphql", contentType: jsonType, body: `{"query":"{ persons { totalCount nodes { id } } }"}`}.send(t, server)
	if r.status != 200 || !strings.Contains(r.body, `"totalCount":0`) {
		t.Errorf("got %d %s", r.status, r.body)
	}
}

// TestSlowReaders: an answer is written for so long and no longer, but an
// export for as long as its reader reads.
func TestSlowReaders(t *testing.T) {
	s := newSchema(t, schema.Config{Limits: schema.Limits{Deadline: time.Millisecond, WriteTimeout: 500 * time.Millisecond}})
	piece := []byte(strings.Repeat("\x00\x01", 32<<10))
	writes := func(beyond time.Duration, ended chan<- error) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			var err error
			for start := time.Now(); err == nil && time.Since(start) < beyond; {
				_, err = w.Write(piece)
			}
			ended <- err
		}
	}
	for _, c := range []struct {
		name, pattern string
		beyond        time.Duration
		reads, whole  bool
	}{
		{"an export that is read", "/export/csv", time.Second, true, true},
		{"an answer that is read", "/graphql", time.Second, true, false},
		{"an export that nobody reads", "/export/csv", time.Minute, false, false},
		{"an answer that nobody reads", "/graphql", time.Minute, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ended := make(chan error, 1)
			server := httptest.NewServer(s.Around(c.pattern, writes(c.beyond, ended)))
			defer server.Close()
			conn, err := net.Dial("tcp", server.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", c.pattern)
			read := int64(0)
			if c.reads {
				read, _ = io.Copy(io.Discard, conn)
			}
			if err := <-ended; (err == nil) != c.whole {
				t.Errorf("the handler ended with %v after %d bytes were read", err, read)
			}
		})
	}
}
