package schema_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/sqlite"
	"onus/schema"
)

// BenchmarkContrast sets a contrast over HTTP beside the walk that it takes
// and the pure function behind it.
func BenchmarkContrast(b *testing.B) {
	store := benchStore(b, 200)
	s, err := schema.New(schema.Config{Store: store, Log: zerolog.Nop()})
	if err != nil {
		b.Fatal(err)
	}
	claim := id("man-01-none")
	b.Run("walk", func(b *testing.B) {
		for b.Loop() {
			if _, err := store.Walk(b.Context(), contrast.Route(claim)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("of", func(b *testing.B) {
		part, err := store.Walk(b.Context(), contrast.Route(claim))
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := contrast.Of(part, claim, contrast.Lens{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	part, err := store.Walk(b.Context(), contrast.Route(claim))
	if err != nil {
		b.Fatal(err)
	}
	from, err := schema.New(schema.Config{Store: memory{store, part}, Log: zerolog.Nop()})
	if err != nil {
		b.Fatal(err)
	}
	for name, query := range map[string]string{
		"http": `query($id: ID!) { contrast(claim: $id) { claim { id text } for { ...e } against { ...e } readings { profile { id } standing } robust } }
			fragment e on Evidence { id rule because claim { id text source { name } passages { locator quote } } }`,
		"http-whole": `query($id: ID!) { contrast(claim: $id) ` + wholeContrast + ` } ` + evidenceFragment,
		"http-least": `query($id: ID!) { contrast(claim: $id) { robust } }`,
	} {
		body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"id": claim}})
		if err != nil {
			b.Fatal(err)
		}
		for where, h := range map[string]http.Handler{"": s.Handler(), "-memory": from.Handler()} {
			b.Run(name+where, func(b *testing.B) { post(b, h, string(body)) })
		}
	}
}

// memory is a store that has walked already: what is left is ours.
type memory struct {
	graph.Store
	part *graph.Part
}

func (m memory) Walk(context.Context, graph.Route) (*graph.Part, error) { return m.part, nil }

func post(b *testing.B, h http.Handler, body string) {
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != 200 || strings.Contains(w.Body.String(), `"errors"`) {
			b.Fatal(w.Body.String())
		}
	}
}

func benchStore(b *testing.B, men int) *sqlite.Store {
	store, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "x.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	fill(b, store, men)
	return store
}
