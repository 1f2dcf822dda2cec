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
// nothing but where to look, and half an answer does not pass for a whole one.
func TestPanicInAHandler(t *testing.T) {
	var log bytes.Buffer
	s := newSchema(t, schema.Config{Log: zerolog.New(&log)})
	server := httptest.NewServer(s.Around("GET /export/{format}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("format") == "half" {
			fmt.Fprint(w, strings.Repeat("row\n", 2000))
			_ = http.NewResponseController(w).Flush()
		}
		panic("disk on fire")
	}))
	defer server.Close()
	server.Config.ErrorLog = nil
	for _, accepts := range []string{"gzip", "identity"} {
		log.Reset()
		req, err := http.NewRequestWithContext(t.Context(), "GET", server.URL+"/export/whole", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Request-Id", "abc-1")
		req.Header.Set("Accept-Encoding", accepts)
		res, err := server.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		want := `{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL","requestId":"abc-1"}}]}`
		if err != nil || res.StatusCode != 500 || string(body) != want {
			t.Errorf("%s: got %d %q %v", accepts, res.StatusCode, body, err)
		}
		if !strings.Contains(log.String(), "disk on fire") || !strings.Contains(log.String(), `"code":"INTERNAL"`) {
			t.Errorf("%s: log %s", accepts, &log)
		}
		req.URL.Path = "/export/half"
		res, err = server.Client().Do(req)
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
