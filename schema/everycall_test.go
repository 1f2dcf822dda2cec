package schema_test

import (
	"slices"
	"strings"
	"testing"
)

// rows are, by type, a query for as many of it as there are men; what is asked
// of each goes where the X is. Of types that are not here there are never many
// side by side, or those that hold them are here with a field.
var rows = map[string]string{
	"Person":         `{ persons(first: 200) { nodes { X } } }`,
	"Agent":          `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { subject { X } } } }`,
	"Organization":   `{ organizations(first: 200) { nodes { X } } }`,
	"Position":       `{ positions(first: 200) { nodes { X } } }`,
	"Event":          `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { event { X } } } }`,
	"Source":         `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { source { X } } } }`,
	"Passage":        `{ passages(first: 200) { nodes { X } } }`,
	"Scale":          `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { scale { X } } } }`,
	"Claim":          `{ claims(first: 200) { nodes { X } } }`,
	"Question":       `{ questions(first: 200) { nodes { X } } }`,
	"Record":         `{ search(words: "man", kinds: [PERSON, CLAIM], first: 200) { nodes { X } } }`,
	"Answer":         `{ questions(first: 200) { nodes { answers { X } } } }`,
	"Contrast":       `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { X } } } }`,
	"Evidence":       `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { against { X } } } } }`,
	"Reading":        `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { readings { X } } } } }`,
	"Root":           `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { rootsAgainst { X } } } } }`,
	"Interest":       `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { interests { X } } } } }`,
	"Hinge":          `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { hinges { X } } } } }`,
	"Silence":        `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { silent { X } } } } }`,
	"LeftOut":        `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast(lens: {without: ["d:minutes"]}) { leftOut { X } } } } }`,
	"Dataset":        `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { datasets { X } } } } }`,
	"Profile":        `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { contrast { readings { profile { X } } } } } }`,
	"Derivation":     `{ claims(first: 200, where: {form: [ATTRIBUTION]}) { nodes { source { derivesFrom { X } } } } }`,
	"Group":          `{ claims(first: 200) { nodes { groups { X } } } }`,
	"Placement":      `{ claims(first: 200) { nodes { groups { placements { X } } } } }`,
	"Counts":         `{ claims(first: 200) { nodes { counts { X } } } }`,
	"Act":            `{ claims(first: 200) { nodes { act { X } } } }`,
	"Implication":    `{ claims(first: 200) { nodes { act { implies { X } } } } }`,
	"DrawingNode":    `{ graph(where: {form: [ATTRIBUTION]}, limit: 5000) { nodes { X } } }`,
	"Presumption":    `{ node(id: "d:ten-lists") { ... on Presumption { X } } }`,
	"Identity":       `{ node(id: "d:not-him") { ... on Identity { X } } }`,
	"Comparison":     `{ compare(sources: ["d:memoir", "d:minutes"], scale: "d:knowledge", event: "d:terror") { X } }`,
	"ComparisonRow":  `{ compare(sources: ["d:memoir", "d:minutes"], scale: "d:knowledge", event: "d:terror") { rows { X } } }`,
	"ComparisonCell": `{ compare(sources: ["d:memoir", "d:minutes"], scale: "d:knowledge", event: "d:terror") { rows { cells { X } } } }`,
	"Apart":          `{ compare(sources: ["d:memoir", "d:minutes"], scale: "d:knowledge", event: "d:terror") { disagreements { X } } }`,
}

// flat are types whose fields need no store, or that data's tests count on the
// founding dossier: whoever adds a type has to say which it is.
const flat = `Query Attribute ComparisonPlace Date Drawing Figure Grade Holder Holders KindCount Name Omission PageInfo PlacedTwice
	SilentSource SourcePair SourceTestimony Spell TenureAccount`

// TestEveryFieldIsLoadedForAll asks for each field of each type, of 2 and of
// many: it takes as many calls of the store, and no more than a few.
func TestEveryFieldIsLoadedForAll(t *testing.T) {
	few, many := newFastWorld(t, 2), newFastWorld(t, 100)
	types := few.introspect()
	tried := 0
	for _, typ := range types {
		if strings.HasPrefix(typ.Name, "__") || typ.Kind != "OBJECT" && typ.Kind != "INTERFACE" ||
			strings.HasSuffix(typ.Name, "Connection") || strings.HasSuffix(typ.Name, "Edge") {
			continue
		}
		query, ok := rows[typ.Name]
		if !ok {
			if !slices.Contains(strings.Fields(flat), typ.Name) {
				t.Errorf("%s: the test knows no way to have many of it", typ.Name)
			}
			continue
		}
		for _, f := range typ.Fields {
			q := strings.Replace(query, "X", f.Name+" "+selectionOf(types, f.Type), 1)
			if strings.Contains(q, f.Name+" { __typename }") {
				continue
			}
			tried++
			var calls [2]int
			for i, w := range []*world{few, many} {
				w.t = t
				w.store.Calls()
				w.get(q, new(any))
				calls[i] = w.store.Calls()
			}
			if calls[0] != calls[1] || calls[1] > 5 {
				t.Errorf("%s.%s: %d calls of few, %d of many: %s", typ.Name, f.Name, calls[0], calls[1], q)
			}
		}
	}
	if tried < 250 {
		t.Errorf("only %d fields were tried", tried)
	}
}
