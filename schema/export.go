package schema

import (
	"bufio"
	"context"
	"errors"
	"mime"
	"net/http"
	"strings"

	"github.com/rs/zerolog"

	"onus/graph"
	"onus/graph/export"
)

// pieceBytes is how much of an export is sent at once.
const pieceBytes = 64 << 10

// serveExport writes the graph, or what a filter leaves of it, in a format:
// /export/claims.csv?where={"form":["TENURE"]}; at /export/ it lists them. The
// deadline of queries does not apply. What goes wrong before the first piece
// is sent is answered as JSON with a status; afterwards the connection is cut,
// so that half a file is never taken for a whole one.
func (s *Schema) serveExport(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("format")
	if name == "" {
		s.listExports(w)
		return
	}
	note(r.Context(), "operation", name)
	f, ask, err := s.asked(r, name)
	if err != nil {
		s.refuseExport(w, r, err)
		return
	}
	unchanged, err := s.withETag(w, r, "export", name, r.URL.Query().Encode())
	if err != nil {
		s.refuseExport(w, r, err)
		return
	}
	if unchanged {
		return
	}
	if r.Method == http.MethodHead {
		describe(w, f, ask)
		return
	}
	s.stream(w, r, f, ask)
}

// stream sends an export in pieces.
func (s *Schema) stream(w http.ResponseWriter, r *http.Request, f export.Format, ask export.Ask) {
	out := &pieces{w: w, begin: func() { describe(w, f, ask) }}
	buffer := bufio.NewWriterSize(out, pieceBytes)
	err := f.Write(r.Context(), s.store, ask, buffer)
	if err == nil {
		err = buffer.Flush()
	}
	switch {
	case err == nil:
		out.start() // of what is empty
	case r.Context().Err() != nil && !out.begun: // the client has gone away: nobody reads an answer
	case !out.begun:
		s.refuseExport(w, r, err)
	default:
		told := exportError(err)
		if r.Context().Err() == nil {
			note(r.Context(), "code", told.Code)
			zerolog.Ctx(r.Context()).Error().Err(err).Str("code", told.Code).Msg("export cut off")
		}
		panic(http.ErrAbortHandler)
	}
}

// describe sets what HTTP says of a file.
func describe(w http.ResponseWriter, f export.Format, ask export.Ask) {
	h := w.Header()
	h.Set("Content-Type", f.Media)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(f, ask)}))
}

// fileName is one that says what is in the file: khrushchev-1956-claims.csv.
func fileName(f export.Format, ask export.Ask) string {
	name := f.Name
	if !strings.HasSuffix(name, "."+f.Extension) {
		name += "." + f.Extension
	}
	if ask.Dataset != "" {
		return ask.Dataset + "-" + name
	}
	return "onus-" + name
}

// pieces sends what is written, each time at once.
type pieces struct {
	w     http.ResponseWriter
	begin func()
	begun bool
}

func (p *pieces) start() {
	if !p.begun {
		p.begun = true
		p.begin()
	}
}

// Write sends a piece.
func (p *pieces) Write(b []byte) (int, error) {
	p.start()
	n, err := p.w.Write(b)
	if err == nil {
		err = http.NewResponseController(p.w).Flush()
	}
	if errors.Is(err, http.ErrNotSupported) {
		err = nil // it is sent all the same
	}
	return n, err
}

// refuseExport answers what cannot be exported, as other errors are answered.
func (s *Schema) refuseExport(w http.ResponseWriter, r *http.Request, err error) {
	told := exportError(err)
	note(r.Context(), "code", told.Code)
	if told.Code == Internal || told.Code == Unavailable {
		zerolog.Ctx(r.Context()).Error().Err(err).Str("code", told.Code).Msg("export failed")
	}
	w.Header().Del("ETag")
	if told.Code == Unavailable {
		w.Header().Set("Retry-After", "1")
	}
	respond(w, mediaJSON, statusOfError(told), refused(r.Context(), told))
}

func statusOfError(e *Error) int {
	switch e.Code {
	case NotFound:
		return http.StatusNotFound
	case Unavailable:
		return http.StatusServiceUnavailable
	case Internal:
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}

// exportError is an error of an export as a client sees it.
func exportError(err error) *Error {
	var unknown *export.UnknownFormat
	switch told := asError(err); {
	case errors.As(err, &unknown):
		return &Error{NotFound, unknown.Error()}
	case errors.Is(err, graph.ErrConflict):
		return &Error{Unavailable, "the graph is being written to at the moment, or the loading of a dataset was cut off"}
	case errors.Is(err, context.DeadlineExceeded):
		return errUnavailable // no deadline is ours
	default:
		return told
	}
}
