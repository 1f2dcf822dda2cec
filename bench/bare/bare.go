// Package bare answers a contrast as one would without Onus: one handwritten
// statement, its rows as JSON, a handler of net/http. It fetches what a
// contrast is made of (the answers to the claim's question, the evidence on
// them, who says so, where, and what undercuts it) and makes nothing of it.
package bare

import (
	"context"
	"encoding/json"
	"net/http"
)

// Claim is one claim with its places and people.
type Claim struct {
	ID        string    `json:"id"`
	Text      string    `json:"text"`
	Source    string    `json:"source"`
	Claimants []string  `json:"claimants,omitempty"`
	Passages  []Passage `json:"passages,omitempty"`
}

// Passage is a place in a source.
type Passage struct {
	Locator string `json:"locator,omitempty"`
	Quote   string `json:"quote,omitempty"`
	Source  string `json:"source"`
}

// Asker fetches all that the contrast of a claim is made of, as JSON can
// write it; nil if there is no such claim.
type Asker func(ctx context.Context, claim string) (any, error)

// Handler answers GET /?claim=ID.
func Handler(ask Asker) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		found, err := ask(r.Context(), r.URL.Query().Get("claim"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		b, err := json.Marshal(found)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(b)
	})
}
