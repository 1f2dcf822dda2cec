package schema

import (
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"
	"strings"
)

// ShortestToken is how many characters a read token has at least.
const ShortestToken = 16

// token is what has to be known to read; nil: everybody may. Only its digest
// is kept, so that it can stand in no log and no dump.
type token []byte

func newToken(text string) (token, error) {
	switch {
	case text == "":
		return nil, nil
	case len(text) < ShortestToken:
		return nil, errors.New("the read token is too short: expected 16 characters or more")
	case strings.ContainsFunc(text, func(c rune) bool { return c <= ' ' || c > '~' }):
		return nil, errors.New("the read token holds what no header can carry: expected letters, digits and signs of ASCII, no spaces")
	}
	sum := sha256.Sum256([]byte(text))
	return sum[:], nil
}

// opens reports whether the request shows the token. How long that takes says
// nothing about the token.
func (t token) opens(r *http.Request) bool {
	scheme, given, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	sum := sha256.Sum256([]byte(strings.TrimSpace(given)))
	return strings.EqualFold(scheme, "Bearer") && subtle.ConstantTimeCompare(sum[:], t) == 1
}

// guarded asks for the token, but for what says nothing of the graph: whether
// the server is up, and GraphiQL's page.
func (s *Schema) guarded(next http.Handler) http.Handler {
	if s.token == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isOpen(r) || s.token.opens(r) {
			next.ServeHTTP(w, r)
			return
		}
		challenge := `Bearer realm="onus"`
		if r.Header.Get("Authorization") != "" {
			challenge += `, error="invalid_token"`
		}
		w.Header().Set("WWW-Authenticate", challenge)
		note(r.Context(), "code", Unauthenticated)
		if r.URL.Path != "/graphql" {
			plain(w, http.StatusUnauthorized, errToken.Message)
			return
		}
		media, _ := answerType(r)
		respond(w, media, http.StatusUnauthorized, refused(r.Context(), errToken))
	})
}

func isOpen(r *http.Request) bool {
	switch p := r.URL.Path; p {
	case "/", "/healthz", "/readyz":
		return true
	case "/graphql":
		return wantsPage(r)
	default:
		return strings.HasPrefix(p, "/graphiql/")
	}
}
