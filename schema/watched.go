package schema

import (
	"net/http"
	"strings"
	"time"
)

// watched remembers what was answered, and sees to it that neither a client
// who sends slowly nor one who reads slowly holds a connection for long.
type watched struct {
	http.ResponseWriter
	status, bytes int
	paced         time.Duration // each piece has to be taken within it; 0: one time for all is set
	control       *http.ResponseController
}

// watch sets the times of a request: for its body, and for its answer. An
// export may take as long as it will, so long as the client goes on reading.
func (s *Schema) watch(w http.ResponseWriter, r *http.Request, route string) *watched {
	c := http.NewResponseController(w)
	if r.ContentLength != 0 {
		_ = c.SetReadDeadline(time.Now().Add(s.limits.BodyTimeout)) // what cannot be timed is a test's
	}
	seen := &watched{ResponseWriter: w, control: c}
	if strings.HasPrefix(route, "/export/") {
		seen.paced = s.limits.WriteTimeout
	}
	_ = c.SetWriteDeadline(time.Now().Add(s.limits.Deadline + s.limits.WriteTimeout))
	return seen
}

// bodyIsRead ends the time for the body: it must not cut off the answer.
func bodyIsRead(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Time{})
}

// WriteHeader remembers the status.
func (w *watched) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write remembers how much.
func (w *watched) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	if w.paced > 0 {
		_ = w.control.SetWriteDeadline(time.Now().Add(w.paced))
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController through.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }
