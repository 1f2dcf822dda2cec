package schema

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
)

// longestID is how long an id of a client may be.
const longestID = 64

// requestID is the client's X-Request-Id if it is harmless, else a new one.
func requestID(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	if id == "" || len(id) > longestID || !harmless(id) {
		b := make([]byte, 8)
		_, _ = rand.Read(b) // never fails
		return hex.EncodeToString(b)
	}
	return id
}

func harmless(id string) bool {
	for _, c := range id {
		if c != '-' && c != '_' && c != '.' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// idOf is the id of the request that is answered; "" without HTTP.
func idOf(ctx context.Context) string {
	if l, ok := ctx.Value(lineKey{}).(*line); ok {
		return l.id
	}
	return ""
}
