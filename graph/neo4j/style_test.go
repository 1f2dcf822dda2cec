package neo4j

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
)

// rule is one of a style file: "node.Claim { color: #F2E2B6; … }".
type rule struct {
	what       string
	properties map[string]string
}

var (
	ruleText     = regexp.MustCompile(`\s*(node|relationship)(\.[A-Za-z_]+)? \{\n([^{}]*(?:"[^"]*";\n[^{}]*)*)\}\n`)
	propertyText = regexp.MustCompile(`^  ([a-z-]+): (#[0-9A-F]{6}|[0-9]+px|"(?:<type>|\{[a-z]+\})");$`)
)

// styles reads docs/onus.grass, all of it.
func styles(t *testing.T) []rule {
	t.Helper()
	text, err := os.ReadFile("../../docs/onus.grass")
	if err != nil {
		t.Fatal(err)
	}
	var out []rule
	for _, m := range ruleText.FindAllStringSubmatch(string(text), -1) {
		r := rule{m[1] + m[2], map[string]string{}}
		for line := range strings.Lines(m[3]) {
			p := propertyText.FindStringSubmatch(strings.TrimRight(line, "\n"))
			if p == nil || r.properties[p[1]] != "" {
				t.Fatalf("%s: %q is no property of its own", r.what, line)
			}
			r.properties[p[1]] = p[2]
		}
		out = append(out, r)
	}
	if rest := strings.TrimSpace(ruleText.ReplaceAllString(string(text), "")); rest != "" {
		t.Fatalf("not understood: %.80q", rest)
	}
	return out
}

// Every label and every type of relationship has its style, once, with a
// caption that exists there; and nothing else has. Record is on every node:
// its style would be everybody's.
func TestStyles(t *testing.T) {
	want := []string{"node", "relationship", "node.OnusState", "node.OnusTurn", "node.OnusLock"}
	for _, k := range graph.Kinds() {
		want = append(want, "node."+string(k))
	}
	for _, f := range graph.FormNames() {
		want = append(want, "node."+formLabel(f))
	}
	for _, rel := range slices.Concat(texts(graph.Rels()), folded) {
		want = append(want, "relationship."+rel)
	}
	var got []string
	for _, r := range styles(t) {
		got = append(got, r.what)
		if caption := r.properties["caption"]; caption != captionIn(r.what) {
			t.Errorf("%s: its caption is %s, want %s", r.what, caption, captionIn(r.what))
		}
		if r.properties["color"] == "" {
			t.Errorf("%s has no colour", r.what)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-what there is +docs/onus.grass):\n%s", diff)
	}
}

func captionIn(what string) string {
	kind, name, _ := strings.Cut(what, ".")
	switch {
	case strings.HasPrefix(name, "Onus"):
		return `"{id}"`
	case kind == "node" || slices.Contains(folded, name):
		return `"{` + propCaption + `}"`
	case name == string(graph.DerivesFrom):
		return `"{how}"`
	}
	return `"<type>"`
}
