package schema_test

import (
	"fmt"
	"testing"
)

const wholeContrast = `{ claim { id text source { name authors { name } } subjects { name } event { name } }
  questions { id form subject { name } event { name } scale { name grades { slug } } }
  for { ...e } against { ...e } consistent { ...e } qualifying { ...e } undercut { ...e }
  rootsFor { claimant { name } source { name } through { name } } rootsAgainst { claimant { name } source { name } }
  readings { profile { name } standing presumptive because decidedBy { id } }
  robust truncated revision datasets { id version digest } }`

const evidenceFragment = ` fragment e on Evidence { id stance origin because rule opposition force certainty permalink
  claim { id text claimants { name } source { name } passages { locator quote source { name } } }
  passages { quote } premises { id } undercutBy { id because claim { text } editor } }`

// TestCalls counts store calls: as many for 2 rows as for 50.
func TestCalls(t *testing.T) {
	few, many := newFastWorld(t, 2), newFastWorld(t, 50)
	for _, c := range []struct {
		name, query string
		calls       int
	}{
		{"a claim", `{ claim(id: "d:man-01-none") { text says form } }`, 1},
		{"a claim and its references", `{ claim(id: "d:man-01-none") { source { name } passages { quote } subject { name } scale { name } } }`, 2},
		{"a contrast by claim", `{ contrast(claim: "d:man-01-none") { claim { id } against { because claim { text source { name } passages { quote source { name } } claimants { name } } } readings { profile { name } standing } } }`, 1},
		{"a contrast under a claim", `{ claim(id: "d:man-01-none") { text contrast { robust against { id claim { text source { name } } } } } }`, 1},
		{"a contrast under a node", `{ node(id: "d:man-01-none") { ... on Claim { contrast { robust } } } }`, 1},
		{"a page", `{ claims(first: 50, where: {form: [ATTRIBUTION]}) { nodes { id } pageInfo { hasNextPage } edges { cursor } } }`, 1},
		{"a page and its count", `{ claims { totalCount nodes { id } } }`, 2},
		{"only the count", `{ claims { totalCount } }`, 1},
		{"a page and references", `{ claims(first: 50) { nodes { source { name authors { name } } passages { source { name } } subjects { name } event { name } claimants { name } questions { id } } } }`, 2},
		{"a page by edges", `{ claims(first: 50) { edges { node { source { name } } } nodes { source { name } } } }`, 2},
		{"a page of contrasts", `{ claims(first: 50, where: {form: [ATTRIBUTION]}) { nodes { id contrast { robust against { rule claim { text source { name } passages { quote source { name } } claimants { name } } } readings { standing } datasets { version } } } } }`, 2},
		{"a page of contrasts under two lenses", `{ claims(first: 50, where: {form: [ATTRIBUTION]}) { nodes { a: contrast { robust } b: contrast(lens: {profile: "d:level"}) { robust } } } }`, 2},
		{"a whole contrast", `{ contrast(claim: "d:man-01-none") ` + wholeContrast + ` }` + evidenceFragment, 1},
		{"a whole contrast under a claim", `{ claim(id: "d:man-01-none") { contrast ` + wholeContrast + ` } }` + evidenceFragment, 1},
		{"a page of whole contrasts", `{ claims(first: 50, where: {form: [ATTRIBUTION]}) { nodes { contrast ` + wholeContrast + ` } } }` + evidenceFragment, 2},
		{"a page of contrasts of all forms", `{ claims(first: 50) { nodes { contrast ` + wholeContrast + ` } } }` + evidenceFragment, 2},
		{"contrasts of contrasts", `{ claims(first: 50, where: {form: [ATTRIBUTION]}) { nodes { contrast { against { claim { contrast { robust } } } } } } }`, 2},
		{"contrasts of half of them", `{ claims(first: 50, where: {source: ["d:memoir"], form: [ATTRIBUTION]}) { nodes { contrast { against { claim { contrast { robust } } } } } } }`, 3},
		{"questions and their answers", `{ questions(first: 50) { nodes { id answers { says claims { id text source { name } } evidence { rule } roots { source { name } } readings { standing } } } } }`, 2},
		{"permalinks", `{ claims(first: 50) { nodes { permalink source { permalink } } } }`, 3},
		{"undercuts of evidence", `{ nodes(ids: ["d:doubt"]) { ... on Evidence { undercutBy { id } claim { id } } } }`, 3},
		{"vocabularies", `{ scales { name } profiles { name } }`, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got [2]int
			for i, w := range []*world{few, many} {
				w.t = t
				w.store.Calls()
				w.get(c.query, new(any))
				got[i] = w.store.Calls()
			}
			if want := [2]int{c.calls, c.calls}; got != want {
				t.Errorf("calls for 2 and 50 men: %v, want %v", got, want)
			}
		})
	}
}

// TestConcurrentSiblings asks the same from many sides at once.
func TestConcurrentSiblings(t *testing.T) {
	w := newFastWorld(t, 20)
	q := "{"
	for i := range 12 {
		q += fmt.Sprintf(" a%d: claims(first: 40) { nodes { source { name authors { name } } questions { answers { says claims { contrast { robust } } } } } }", i)
	}
	w.get(q+"}", new(any))
}
