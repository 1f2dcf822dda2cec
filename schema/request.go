package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
	"unicode/utf8"
)

// httpError is a request that is no GraphQL request; it has a status of its
// own whatever the media type of the answer.
type httpError struct {
	status  int
	message string
}

func (e *httpError) Error() string { return e.message }

func badRequest(format string, args ...any) error {
	return &httpError{http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

// request reads the GraphQL request out of a POST or a GET.
func (s *Schema) request(w http.ResponseWriter, r *http.Request) (Request, error) {
	switch r.Method {
	case http.MethodPost:
		return s.posted(w, r)
	case http.MethodGet, http.MethodHead:
		return s.fromURL(r)
	}
	w.Header().Set("Allow", "GET, HEAD, POST")
	return Request{}, &httpError{http.StatusMethodNotAllowed, "queries are asked by POST or GET"}
}

func (s *Schema) posted(w http.ResponseWriter, r *http.Request) (Request, error) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != mediaJSON || params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8") {
		return Request{}, &httpError{http.StatusUnsupportedMediaType, "the body of a POST is " + mediaJSON + " in UTF-8"}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(s.limits.BodyBytes)))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return Request{}, &httpError{http.StatusRequestEntityTooLarge, fmt.Sprintf("the body is longer than the limit of %d bytes", large.Limit)}
	case errors.Is(err, os.ErrDeadlineExceeded):
		return Request{}, &httpError{http.StatusRequestTimeout, fmt.Sprintf("the body did not come within %s", s.limits.BodyTimeout)}
	case err != nil:
		return Request{}, badRequest("the body could not be read")
	}
	bodyIsRead(w)
	return s.decode(body)
}

func (s *Schema) fromURL(r *http.Request) (Request, error) {
	if len(r.URL.RawQuery) > s.limits.BodyBytes {
		return Request{}, &httpError{http.StatusRequestURITooLong, fmt.Sprintf("the URL is longer than the limit of %d bytes", s.limits.BodyBytes)}
	}
	q := r.URL.Query()
	b := bytes.NewBufferString("{")
	for _, name := range []string{"variables", "extensions"} {
		if text := q.Get(name); text != "" {
			if !json.Valid([]byte(text)) {
				return Request{}, badRequest("%s is no JSON", name)
			}
			fmt.Fprintf(b, "%q:%s,", name, text)
		}
	}
	for _, name := range []string{"query", "operationName"} {
		if q.Has(name) {
			text, err := json.Marshal(q.Get(name))
			if err != nil {
				return Request{}, badRequest("%s is no text", name)
			}
			fmt.Fprintf(b, "%q:%s,", name, text)
		}
	}
	req, err := s.decode(append(bytes.TrimSuffix(b.Bytes(), []byte(",")), '}'))
	if err != nil {
		return req, err
	}
	return req, s.onlyQuery(req)
}

// onlyQuery refuses a GET of anything but a query.
func (s *Schema) onlyQuery(r Request) error {
	m, err := s.meter.Measure(r.Query, r.OperationName, r.Variables)
	if err == nil && m.Kind != "query" {
		return &httpError{http.StatusMethodNotAllowed, "a GET asks queries only"}
	}
	return nil // what else is wrong with it is said when it is executed
}

// decode reads a JSON body and checks the type of each parameter.
func (s *Schema) decode(body []byte) (Request, error) {
	var fields struct {
		Query         json.RawMessage `json:"query"`
		OperationName json.RawMessage `json:"operationName"`
		Variables     json.RawMessage `json:"variables"`
		Extensions    json.RawMessage `json:"extensions"`
	}
	if !utf8.Valid(body) {
		return Request{}, badRequest("the body is not UTF-8")
	}
	if err := s.checkJSON(body); err != nil {
		return Request{}, err
	}
	if err := json.Unmarshal(body, &fields); err != nil {
		return Request{}, badRequest("the body is no JSON object: %s", err)
	}
	var r Request
	var query *string
	if json.Unmarshal(fields.Query, &query) != nil || query == nil {
		return r, badRequest(`"query" has to be there, as text`)
	}
	r.Query = *query
	if !optional(fields.OperationName, &r.OperationName) {
		return r, badRequest(`"operationName" has to be text or null`)
	}
	if n := len(fields.Variables); n > s.limits.Variables {
		return r, tooCostly("length of the variables", n, s.limits.Variables)
	}
	if !optional(fields.Variables, &r.Variables) {
		return r, badRequest(`"variables" has to be an object or null`)
	}
	if !optional(fields.Extensions, &map[string]any{}) {
		return r, badRequest(`"extensions" has to be an object or null`)
	}
	return r, nil
}

// optional reads a parameter that may be null or missing.
func optional(raw json.RawMessage, into any) bool {
	return len(raw) == 0 || json.Unmarshal(raw, into) == nil
}
