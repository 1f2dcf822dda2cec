package schema

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"onus/graph"
)

// moment is a state of the graph as an ETag tells it from others: its revision
// and the datasets in it, read at once. A revision alone does not do, for
// another store may have the same.
type moment struct {
	revision int64
	datasets []string
}

func momentOf(ctx context.Context, store graph.Reader) (moment, error) {
	part, err := store.Walk(ctx, graph.Route{With: []graph.Kind{graph.KindDataset}})
	if err != nil {
		return moment{}, err
	}
	m := moment{revision: part.Revision}
	for _, r := range part.With(graph.KindDataset) {
		if d, ok := r.(*graph.Dataset); ok {
			m.datasets = append(m.datasets, string(d.ID), d.Digest, d.Version, d.Content, string(d.State), d.LoadedAt)
		}
	}
	return m, nil
}

// tag is the ETag of what this build answers to a request in that state. It is
// weak: the same answer may be compressed or not.
func (s *Schema) tag(m moment, asked ...string) string {
	text, _ := json.Marshal([]any{s.build, m.revision, m.datasets, asked}) // text and numbers
	sum := sha256.Sum256(text)
	return fmt.Sprintf(`W/"%d-%s"`, m.revision, base64.RawURLEncoding.EncodeToString(sum[:15]))
}

// newBuild is for who gives none: no two processes answer alike.
func newBuild() string { return rand.Text() }

// withETag sets the headers by which the answer to a request is known again,
// and reports whether the client has it: then it is told so, and that is all.
// asked is everything on which the answer depends beside the graph: format,
// filters, media type.
//
// The state is read before the answer, which may see a later one, if somebody
// loads between. Such an answer is not taken for the current one afterwards,
// since the graph has moved on from the state in its tag; unless the store is
// put back to that state from a backup: then it is.
func (s *Schema) withETag(w http.ResponseWriter, r *http.Request, asked ...string) (unchanged bool, err error) {
	m, err := momentOf(r.Context(), s.store)
	if err != nil {
		return false, err
	}
	tag := s.tag(m, asked...)
	s.identify(w, tag)
	if !holds(r.Header.Values("If-None-Match"), tag) {
		return false, nil
	}
	w.WriteHeader(http.StatusNotModified)
	return true, nil
}

// identify sets the headers by which an answer is known again: caches may keep
// it, and ask each time whether it holds.
func (s *Schema) identify(w http.ResponseWriter, tag string) {
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if s.token != nil {
		w.Header().Set("Cache-Control", "private, no-cache")
	}
}

// stamp is the moment before a query was answered, and the tag that its answer
// gets if it is still that moment afterwards.
type stamp struct {
	moment
	tag string
}

// stamped is nil where the store does not say: the answer will say why.
func (s *Schema) stamped(ctx context.Context, media string, req Request) *stamp {
	m, err := momentOf(ctx, s.store)
	if err != nil {
		return nil
	}
	variables, err := json.Marshal(req.Variables) // keys come sorted
	if err != nil {
		return nil
	}
	return &stamp{m, s.tag(m, media, req.Query, req.OperationName, string(variables))}
}

// stillWithin is how long an answer that is there waits for its tag.
const stillWithin = time.Second

// still reports that the graph is as it was: no call between saw another
// state, since revisions only grow.
func (s *Schema) still(ctx context.Context, before *stamp) bool {
	ctx, cancel := context.WithTimeout(ctx, stillWithin)
	defer cancel()
	now, err := s.store.Revision(ctx)
	return err == nil && now == before.revision
}

// holds compares tags as If-None-Match does, weakly.
func holds(given []string, tag string) bool {
	want := strings.TrimPrefix(tag, "W/")
	for _, one := range strings.Split(strings.Join(given, ","), ",") {
		if strings.TrimPrefix(strings.TrimSpace(one), "W/") == want {
			return true
		}
	}
	return false
}
