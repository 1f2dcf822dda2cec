package schema

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// smallest is the length, in bytes, from which an answer is compressed: about
// what one packet holds.
const smallest = 1024

// newZip makes what compresses answers for clients that take it. What is
// compressed already passes as it is; a Flush sends what is there.
func newZip() (func(http.Handler) http.HandlerFunc, error) {
	return gzhttp.NewWrapper(gzhttp.MinSize(smallest), gzhttp.EnableZstd(false))
}

// takesGzip reads Accept-Encoding, for files that are stored compressed.
func takesGzip(accepted string) bool {
	wildcard := false
	for _, coding := range strings.Split(accepted, ",") {
		name, params, _ := strings.Cut(coding, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != "gzip" && name != "x-gzip" && name != "*" {
			continue
		}
		q := 1.0
		if _, value, given := strings.Cut(params, "="); given {
			q, _ = strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
		if name != "*" {
			return q > 0
		}
		wildcard = q > 0
	}
	return wildcard
}
