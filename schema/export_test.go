package schema

import "net/http"

// WithETag is what exports call.
func (s *Schema) WithETag(w http.ResponseWriter, r *http.Request, asked ...string) (bool, error) {
	return s.withETag(w, r, asked...)
}

// Around puts a handler where ours stands: behind the log, the origins, the
// token and the compression.
func (s *Schema) Around(pattern string, h http.HandlerFunc) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(pattern, h)
	return s.around(mux)
}

// Defaults are the limits of who sets none.
func Defaults() Limits { return Limits{}.orDefault() }

// The limits that nobody sets.
const (
	DeepestJSON   = deepestJSON
	MaxPage       = maxPage
	MaxConditions = maxConditions
	MaxLayers     = maxLayers
	MostWords     = mostWords
)
