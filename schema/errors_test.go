package schema_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/schema"
)

// TestBadInput asks what cannot be answered, and wants its code and words.
func TestBadInput(t *testing.T) {
	w := newWorld(t, 2, schema.Limits{})
	for _, c := range []struct{ name, query, code, message string }{
		{"syntax", `{ claims { `, "BAD_INPUT", "syntax error"},
		{"no such field", `{ clams { nodes { id } } }`, "BAD_INPUT", `Did you mean "claims"`},
		{"no such claim", `{ claim(id: "d:nobody") { id } }`, "NOT_FOUND", `no claim with the id "d:nobody"`},
		{"another kind", `{ claim(id: "d:memoir") { id } }`, "NOT_FOUND", "no claim"},
		{"no such contrast", `{ contrast(claim: "d:nobody") { robust } }`, "NOT_FOUND", "no claim"},
		{"no such node", `{ node(id: "d:nobody") { id } }`, "NOT_FOUND", "no record"},
		{"no such profile", `{ contrast(claim: "d:man-01-none", lens: {profile: "d:nope"}) { robust } }`, "NOT_FOUND", `no profile with the id "d:nope"`},
		{"negative page", `{ claims(first: -1) { nodes { id } } }`, "BAD_INPUT", "negative"},
		{"damaged cursor", `{ claims(after: "xyz") { nodes { id } } }`, "BAD_INPUT", "damaged"},
		{"cursor of another order", `{ claims(order: MADE, after: "eyJzb3J0IjoiZDphIn0") { nodes { id } } }`, "BAD_INPUT", "another order"},
		{"cursor of no search", `{ search(words: "man", after: "xyz") { nodes { id } } }`, "BAD_INPUT", "no cursor of this search"},
		{"no date", `{ claims(where: {made: {from: "1956-13"}}) { nodes { id } } }`, "BAD_INPUT", `from: not an EDTF date: "1956-13"`},
		{"to and before", `{ claims(where: {made: {to: "1956", before: "1956"}}) { nodes { id } } }`, "BAD_INPUT", "not by both"},
		{"wrong type", `{ claims(first: "many") { nodes { id } } }`, "BAD_INPUT", ""},
		{"wrong enum", `{ claims(where: {form: [WISH]}) { nodes { id } } }`, "BAD_INPUT", ""},
		{"a mutation", `mutation { claims { nodes { id } } }`, "BAD_INPUT", ""},
		{"fragment cycle", `{ claim(id: "d:a") { ...f } } fragment f on Claim { grouping { ...f } }`, "BAD_INPUT", "spreads itself"},
		{"number too large", `{ claims(first: 99999999999) { nodes { id } } }`, "BAD_INPUT", ""},
		{"variable missing", `query($id: ID!) { claim(id: $id) { id } }`, "BAD_INPUT", "null"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := w.ask(c.query, nil)
			if a.code() != c.code || !strings.Contains(a.Errors[0].Message, c.message) {
				t.Errorf("got %v, want %s with %q", a.Errors, c.code, c.message)
			}
		})
	}
}

// failing is a store of which every read goes wrong.
type failing struct {
	graph.Store
	err   error
	panic any
}

func (f *failing) fail(ctx context.Context) error {
	if f.panic != nil {
		panic(f.panic)
	}
	if f.err == nil {
		<-ctx.Done()
		return fmt.Errorf("walk: %w", ctx.Err())
	}
	return f.err
}

func (f *failing) Walk(ctx context.Context, _ graph.Route) (*graph.Part, error) {
	return nil, f.fail(ctx)
}

func (f *failing) Find(ctx context.Context, _ graph.Query) (*graph.Page, error) {
	return nil, f.fail(ctx)
}

// TestStoreErrors maps what a store says, wrapped or not, to what clients see;
// nothing of what it says inside gets out.
func TestStoreErrors(t *testing.T) {
	secret := "bolt://user:secret@db"
	for _, c := range []struct {
		name  string
		err   error
		panic any
		code  string
	}{
		{"away", fmt.Errorf("walk: %s: %w", secret, graph.ErrUnavailable), nil, "UNAVAILABLE"},
		{"too large", fmt.Errorf("walk: %s: %w", secret, graph.ErrTooLarge), nil, "TOO_COSTLY"},
		{"not found", fmt.Errorf("walk: %s: %w", secret, graph.ErrNotFound), nil, "NOT_FOUND"},
		{"anything", errors.New(secret), nil, "INTERNAL"},
		{"panic", nil, secret, "INTERNAL"},
		{"slow", nil, nil, "UNAVAILABLE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			store := &failing{graphtest.NewModel(), c.err, c.panic}
			s, err := schema.New(schema.Config{Store: store, Log: zerolog.Nop(), Limits: schema.Limits{Deadline: 20 * time.Millisecond}})
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range []string{`{ claim(id: "d:a") { id } }`, `{ claims { nodes { id } } }`, `{ contrast(claim: "d:a") { robust } }`} {
				out, err := json.Marshal(s.Exec(t.Context(), schema.Request{Query: q}))
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(string(out), `"code":"`+c.code+`"`) || strings.Contains(string(out), "secret") {
					t.Errorf("%s: got %s, want %s", q, out, c.code)
				}
			}
		})
	}
}

// TestOneFails lets one of two fields fail: the other is answered.
func TestOneFails(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	a := w.ask(`{ a: claim(id: "d:nobody") { id } b: claim(id: "d:man-01-none") { id } }`, nil)
	if got, want := string(a.Data), `{"a":null,"b":{"id":"d:man-01-none"}}`; got != want || a.code() != "NOT_FOUND" || fmt.Sprint(a.Errors[0].Path) != "[a]" {
		t.Errorf("got %s and %v", got, a.Errors)
	}
}

// slowStore is one that takes its time for a page.
type slowStore struct {
	failing
	takes time.Duration
}

func (s *slowStore) Find(ctx context.Context, q graph.Query) (*graph.Page, error) {
	t := time.NewTimer(s.takes)
	defer t.Stop()
	select {
	case <-t.C:
		return s.Store.Find(ctx, q)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
