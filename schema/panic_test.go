package schema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"onus/schema"
)

// TestPanicInAHandler ends the request, and nothing else: the client learns
// nothing but where to look.
func TestPanicInAHandler(t *testing.T) {
	var log bytes.Buffer
	s := newSchema(t, schema.Config{Log: zerolog.New(&log)})
	h := s.Around("GET /export/{format}", func(http.ResponseWriter, *http.Request) { panic("disk on fire") })
	for _, accepts := range []string{"gzip", "identity"} {
		log.Reset()
		w := asked{url: "/export/csv", headers: []string{"X-Request-Id", "abc-1", "Accept-Encoding", accepts}}.of(t, h)
		want := `{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL","requestId":"abc-1"}}]}`
		if w.Code != 500 || w.Body.String() != want || w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: got %d %q", accepts, w.Code, w.Body)
		}
		if !strings.Contains(log.String(), "disk on fire") || !strings.Contains(log.String(), `"code":"INTERNAL"`) {
			t.Errorf("%s: log %s", accepts, &log)
		}
	}
}

// TestPanicHalfway: half an answer does not pass for a whole one.
func TestPanicHalfway(t *testing.T) {
	server := httptest.NewServer(newSchema(t, schema.Config{}).Around("GET /export/{format}", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, strings.Repeat("row\n", 2000))
		_ = http.NewResponseController(w).Flush()
		panic("disk on fire")
	}))
	defer server.Close()
	for _, accepts := range []string{"gzip", "identity"} {
		req, err := http.NewRequestWithContext(t.Context(), "GET", server.URL+"/export/csv", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", accepts)
		res, err := server.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = io.ReadAll(res.Body); err == nil {
			t.Errorf("%s: half an answer ends like a whole one", accepts)
		}
		res.Body.Close()
	}
	server.Client().CloseIdleConnections()
}

// TestRequestIDOfFailure: who asks sees in the error where the log has more.
func TestRequestIDOfFailure(t *testing.T) {
	h := newSchema(t, schema.Config{Store: &failing{Store: newFastStore(t), panic: "disk on fire"}}).Handler()
	w := asked{method: "POST", url: "/graphql", body: `{"query":"{ scales { id } profiles { id } }"}`, headers: []string{"X-Request-Id", "abc-1"}}.of(t, h)
	var got answer
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, e := range got.Errors {
		if diff := cmp.Diff(map[string]any{"code": "INTERNAL", "requestId": "abc-1"}, e.Extensions); diff != "" || e.Message != "internal error" {
			t.Errorf("%s %s", e.Message, diff)
		}
	}
	if len(got.Errors) == 0 || strings.Contains(w.Body.String(), "fire") {
		t.Errorf("got %s", w.Body)
	}
	after := asked{url: "/healthz"}.of(t, h)
	if after.Code != 200 {
		t.Errorf("afterwards: %d", after.Code)
	}
}
