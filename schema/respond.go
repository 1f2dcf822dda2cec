package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/graph-gophers/graphql-go"
)

// reject answers what is no GraphQL request, or too large a one.
func (s *Schema) reject(w http.ResponseWriter, r *http.Request, media string, err error) {
	status := http.StatusBadRequest
	var wrong *httpError
	if errors.As(err, &wrong) {
		status, err = wrong.status, badInput("%s", err)
	}
	note(r.Context(), "code", asError(err).Code)
	respond(w, media, status, refused(r.Context(), err))
}

// answer executes a request and answers it.
func (s *Schema) answer(w http.ResponseWriter, r *http.Request, media string, req Request) {
	note(r.Context(), "operation", req.OperationName)
	var known *stamp
	if r.Method != http.MethodPost {
		known = s.stamped(r.Context(), media, req)
		if known != nil && holds(r.Header.Values("If-None-Match"), known.tag) {
			s.identify(w, known.tag)
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	out := s.Exec(r.Context(), req)
	if len(out.Errors) > 0 {
		code, _ := out.Errors[0].Extensions["code"].(string)
		note(r.Context(), "code", code)
	} else if known != nil && s.still(r.Context(), known) {
		s.identify(w, known.tag)
	}
	respond(w, media, statusOf(media, out), out)
}

// statusOf is the status of an answer. To clients of application/json it is
// always 200, as GraphQL-over-HTTP has it: a proxy's errors differ from ours by
// it. Others see whether the request was executed.
func statusOf(media string, out *graphql.Response) int {
	if media == mediaJSON || out.Data != nil && !bytes.Equal(out.Data, []byte("null")) || len(out.Errors) == 0 {
		return http.StatusOK
	}
	switch out.Errors[0].Extensions["code"] {
	case Unavailable:
		return http.StatusServiceUnavailable
	case Internal:
		return http.StatusInternalServerError
	}
	if out.Data != nil {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

func respond(w http.ResponseWriter, media string, status int, out *graphql.Response) {
	body, err := json.Marshal(out)
	if err != nil {
		body, status = []byte(`{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}`), http.StatusInternalServerError
	}
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	if h.Get("ETag") == "" {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // who has gone away reads no answer
}
