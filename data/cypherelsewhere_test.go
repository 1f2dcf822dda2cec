package data_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"testing"

	"onus/graph"
)

// elsewhere are answers that the API, or the records of the embedded store,
// give to a question of docs/neo4j.md: what has to be in its first columns.
var elsewhere = map[string]struct {
	columns int
	ask     func(*testing.T, graph.Store) []string
}{
	"1": {1, knew},
	"2": {1, func(t *testing.T, s graph.Store) []string {
		return said(t, s, `{ contrast(claim: "khrushchev-1956:memoir-groups--khrushchev--knowledge") { against { claim { text } } } }`, "text")
	}},
	"4": {2, sat},
	"5": {2, signed},
	"6": {1, sunk},
}

// said are the values of a key in the answer to a query.
func said(t *testing.T, s graph.Store, query, key string) []string {
	t.Helper()
	var out []string
	for _, m := range regexp.MustCompile(`"`+key+`":("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(answer(t, s, query, nil), -1) {
		var text string
		if err := json.Unmarshal([]byte(m[1]), &text); err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	return out
}

// holding is a row of holders: somebody in a position, and how surely.
type holding struct {
	Person, Position struct{ Name string }
	Certainty        string
	Disputed         bool
	SaidBy           []struct{ Certainty string }
}

func (h holding) String() string { return h.Person.Name + " | " + h.Position.Name }

// holders are those of question 4, as the API has them.
func holders(t *testing.T, s graph.Store) []holding {
	t.Helper()
	var r struct {
		Data struct{ Holders struct{ Holders []holding } }
	}
	query := `{ holders(position: "khrushchev-1956:presidium", on: "1956-02-09") {
		holders { person { name } position { name } certainty disputed saidBy { certainty } } } }`
	if err := json.Unmarshal([]byte(answer(t, s, query, nil)), &r); err != nil {
		t.Fatal(err)
	}
	return r.Data.Holders.Holders
}

// sat are those whom at least one account surely has there, whatever excludes
// it.
func sat(t *testing.T, s graph.Store) []string {
	t.Helper()
	var out []string
	for _, h := range holders(t, s) {
		for _, by := range h.SaidBy {
			if by.Certainty == "DEFINITE" {
				out = append(out, h.String())
			}
		}
	}
	return out
}

func claimsWhere(t *testing.T, s graph.Store, where graph.Filter) []*graph.Claim {
	t.Helper()
	var out []*graph.Claim
	for r, err := range s.Scan(t.Context(), graph.Query{Kind: graph.KindClaim, Where: where}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r.(*graph.Claim))
	}
	return out
}

// personsNamed are the persons among these ids.
func personsNamed(t *testing.T, s graph.Store, ids ...graph.ID) map[graph.ID]string {
	t.Helper()
	part, err := s.Walk(t.Context(), graph.Route{From: ids})
	if err != nil {
		t.Fatal(err)
	}
	out := map[graph.ID]string{}
	for id, r := range part.Records {
		if r.Kind() == graph.KindPerson {
			out[id] = r.Base().Name
		}
	}
	return out
}

func knew(t *testing.T, s graph.Store) []string {
	var ids []graph.ID
	for _, c := range claimsWhere(t, s, graph.And(graph.Is("canonicalEvents", "khrushchev-1956:terror"), graph.Is("scale", "base:knowledge"))) {
		if c.Modality.Counts() {
			ids = append(ids, c.Derived.Subjects...)
		}
	}
	var out []string
	for _, name := range personsNamed(t, s, ids...) {
		out = append(out, name)
	}
	return out
}

func signed(t *testing.T, s graph.Store) []string {
	lists := map[graph.ID][]string{}
	var ids []graph.ID
	for _, c := range claimsWhere(t, s, graph.And(graph.Is("form", "act"), graph.Is("act", "khrushchev-1956:sign-list"))) {
		if deed := c.Form.(*graph.Deed); !c.Denies && c.Modality.Counts() && !slices.Contains(lists[deed.Subject], deed.Object) {
			lists[deed.Subject] = append(lists[deed.Subject], deed.Object)
			ids = append(ids, deed.Subject)
		}
	}
	var out []string
	for id, name := range personsNamed(t, s, ids...) {
		out = append(out, fmt.Sprintf("%s | %d", name, len(lists[id])))
	}
	return out
}

func sunk(t *testing.T, s graph.Store) []string {
	var out []string
	for _, pair := range [][]string{{"documents-first=yields", "first-hand-first=prevails"}, {"documents-first=prevails", "first-hand-first=yields"}} {
		for _, c := range claimsWhere(t, s, graph.And(graph.Is("standings", pair[0]), graph.Is("standings", pair[1]))) {
			out = append(out, c.Name)
		}
	}
	return out
}
