package schema

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"fmt"
	"io"
	"net/http"
	"path"
	"time"
)

// GraphiQL and what it needs, as it was built by its authors (see
// graphiql/README.md); large files are gzipped.
//
//go:embed graphiql
var graphiql embed.FS

// policy lets the page load from here alone. GraphiQL's editor writes styles
// into the page, and its style sheet holds its fonts.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:; " +
	"connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func servePage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "no-referrer")
	serveFile(w, r, "index.html")
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	serveFile(w, r, r.PathValue("file"))
}

// serveFile serves one of the embedded files, gzipped if it is so and the
// client takes it. A browser asks each time whether it has changed.
func serveFile(w http.ResponseWriter, r *http.Request, name string) {
	zipped := false
	b, err := graphiql.ReadFile(path.Join("graphiql", path.Base(name)))
	if err != nil {
		zipped = true
		b, err = graphiql.ReadFile(path.Join("graphiql", path.Base(name)+".gz"))
	}
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", typeOf(name))
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", fmt.Sprintf(`W/"%x"`, sha256.Sum256(b)))
	if zipped {
		w.Header().Add("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Get("Accept-Encoding")) {
			w.Header().Set("Content-Encoding", "gzip")
		} else if b, err = unzipped(b); err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}

func unzipped(b []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

func typeOf(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	}
	return "text/plain; charset=utf-8"
}
