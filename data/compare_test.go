package data_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wholeComparison selects every field of Comparison, and of what is in it.
const wholeComparison = `query($sources: [ID!]!, $scale: ID!, $event: ID!) { compare(sources: $sources, scale: $scale, event: $event) {
	sources { id } scale { id } event { id }
	rows { subject { id name } cells { source { id } grades claims { id } passages { id locator quote }
		places { asOf { edtf } grades certainty undercut testimony { ...t } } } }
	disagreements { ...apart } movers { ...apart }
	leftOut { source { id } subject { id name } placedBy { id } grouping { id } certainty because }
	twice { source { id } subject { id } first { ...t } second { ...t } excludes }
	silent { source { id } claimsOnEvent }
	pairs { a { id } b { id } both agree disagree apartInTime adjustedRand { ...figure } variationOfInformation { ...figure } }
	alpha { ...figure } truncated datasets { id digest } revision } }
fragment t on SourceTestimony { source { id } grades evidence { id rule because asOf { edtf } certainty claim { id } premises { id } undercutBy { id } } }
fragment apart on Apart { subject { id } from { ...t } to { ...t } distance excludes }
fragment figure on Figure { value n reason }`

// comparisons are what is asked of both stores: on a scale that rises and on
// two that are fixed, with a part of an event, acts, a grouping, silence.
func comparisons() []map[string]any {
	of := func(scale, event string, sources ...string) map[string]any {
		ids := make([]any, len(sources)) // as JSON would have them
		for i, s := range sources {
			ids[i] = "khrushchev-1956:" + s
		}
		return map[string]any{"scale": "base:" + scale, "event": "khrushchev-1956:" + event, "sources": ids}
	}
	return []map[string]any{
		of("knowledge", "terror", "memoirs-khrushchev", "record-1956-02-01", "record-1956-02-09", "recollections-mikoyan", "weekly-1996", "list-020"),
		of("knowledge", "terror-ukraine", "memoirs-khrushchev", "weekly-1996"),
		of("agency", "terror", "memoirs-khrushchev", "weekly-1996"),
		of("stance", "truth", "record-1956-02-01", "record-1956-02-09", "recollections-mikoyan", "weekly-1996"),
	}
}

// TestNeo4jComparesAsSQLite asks both stores for every field of comparisons;
// the answers are the same to the byte, but for the revision.
func TestNeo4jComparesAsSQLite(t *testing.T) {
	file := onSQLite(t, "khrushchev-1956")
	checkSelects(t, file, wholeComparison,
		"Comparison", "ComparisonRow", "ComparisonCell", "ComparisonPlace", "SourceTestimony", "Apart", "PlacedTwice", "SourcePair", "Figure", "Omission")
	server := onNeo4j(t, "khrushchev-1956")
	for _, c := range comparisons() {
		a, b := answer(t, file, wholeComparison, c), answer(t, server, wholeComparison, c)
		if a != b {
			t.Errorf("%v (-SQLite +Neo4j):\n%s", c, cmp.Diff(strings.Split(a, ","), strings.Split(b, ",")))
		}
		if !strings.Contains(a, `"disagreements":[`) || !strings.Contains(a, `"rows":[{`) {
			t.Errorf("%v: nothing was compared: %.300s", c, a)
		}
	}
}
