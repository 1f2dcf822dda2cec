package data_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/schema"
)

// wholeContrast selects every field of Contrast, and of what is in it.
const wholeContrast = `contrast {
	claim { id } questions { id form subject { id name } event { id } position { id } scale { id } act { id } object what unit body { id } exclusion disputed claimCount evidenceCount }
	for { ...evidence } against { ...evidence } consistent { ...evidence } qualifying { ...evidence } undercut { ...evidence }
	rootsFor { ...root } rootsAgainst { ...root }
	readings { profile { id } standing presumptive because decidedBy { id } } robust truncated datasets { id version digest } revision
	interests { evidence { id } motives because } hinges { evidence { id } because } hingesCut silent(first: 3) { source { id } event { id } because } left leftOut { reason claims sources { id } }
}`

const fragments = `
fragment evidence on Evidence {
	id kind name dataset stance origin because rule opposition bounds puts flagged force certainty asOf { edtf } claim { id text says source { id name } }
	passages { id locator quote source { id name } } assertedIn { id } editor premises { id name } undercutBy { id claim { id } }
}
fragment root on Root { claimant { id name } source { id name } through { id } }`

const claimsQuery = `query($after: String) { claims(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id text says ` + wholeContrast + ` } } }` + fragments

// TestNeo4jAnswersAsSQLite asks both stores for every field of the contrast of
// every claim, and for the queries of the README; the answers are the same to
// the byte, but for the revision.
func TestNeo4jAnswersAsSQLite(t *testing.T) {
	const dataset = "khrushchev-1956"
	file, server := onSQLite(t, dataset), onNeo4j(t, dataset)
	checkSelects(t, file, wholeContrast+fragments, "Contrast", "Evidence", "Reading", "Root", "Interest", "Hinge", "Silence", "LeftOut")
	queries := readmeQueries(t)
	if len(queries) == 0 {
		t.Fatal("the README has no query")
	}
	for _, q := range queries {
		if diff := cmp.Diff(answer(t, file, q, nil), answer(t, server, q, nil)); diff != "" {
			t.Errorf("README query (-SQLite +Neo4j):\n%s", diff)
		}
	}
	claims := 0
	var after any
	for more := true; more; {
		a := answer(t, file, claimsQuery, map[string]any{"after": after})
		b := answer(t, server, claimsQuery, map[string]any{"after": after})
		if a != b {
			t.Fatalf("after %v (-SQLite +Neo4j):\n%s", after, cmp.Diff(strings.Split(a, ","), strings.Split(b, ",")))
		}
		page := pageOf(t, a)
		claims += len(page.Nodes)
		more, after = page.PageInfo.HasNextPage, page.PageInfo.EndCursor
	}
	if total, err := file.Count(t.Context(), graph.Query{Kind: graph.KindClaim}, ""); err != nil || claims != total[""] {
		t.Errorf("compared %d claims of %v (%v)", claims, total, err)
	}
}

type claimPage struct {
	PageInfo struct {
		HasNextPage bool
		EndCursor   string
	}
	Nodes []struct{ ID string }
}

func pageOf(t *testing.T, response string) claimPage {
	t.Helper()
	var r struct {
		Data struct{ Claims claimPage }
	}
	if err := json.Unmarshal([]byte(response), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Data.Claims.Nodes) == 0 {
		t.Fatalf("an empty page: %.300s", response)
	}
	return r.Data.Claims
}

var revision = regexp.MustCompile(`"revision":\d+`)

func answer(t *testing.T, store graph.Reader, query string, variables map[string]any) string {
	t.Helper()
	s, err := schema.New(schema.Config{Store: store, Limits: schema.Limits{Cost: 100_000_000}})
	if err != nil {
		t.Fatal(err)
	}
	r := s.Exec(t.Context(), schema.Request{Query: query, Variables: variables})
	if len(r.Errors) > 0 {
		t.Fatalf("%v\n%s", r.Errors, query)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return revision.ReplaceAllString(string(b), `"revision":0`)
}

// checkSelects fails when one of these types has a field that a query does not
// select, but for permalinks, which hold the version of the dataset.
func checkSelects(t *testing.T, store graph.Reader, query string, types ...string) {
	t.Helper()
	for _, name := range types {
		raw := answer(t, store, `{ __type(name: "`+name+`") { fields { name } } }`, nil)
		var r struct {
			Data struct {
				Type struct{ Fields []struct{ Name string } } `json:"__type"`
			}
		}
		if err := json.Unmarshal([]byte(raw), &r); err != nil {
			t.Fatal(err)
		}
		if len(r.Data.Type.Fields) == 0 {
			t.Fatalf("%s has no fields", name)
		}
		for _, f := range r.Data.Type.Fields {
			if f.Name != "permalink" && !regexp.MustCompile(`\b`+f.Name+`\b`).MatchString(query) {
				t.Errorf("%s.%s is not compared", name, f.Name)
			}
		}
	}
}
