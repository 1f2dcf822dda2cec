package scenario_test

import (
	"os"
	"strings"
	"testing"

	"onus/graph/graphtest/scenario"
)

// docsWorld declares the names that the examples of docs/scenarios.md use and
// do not declare.
const docsWorld = `body party
body politburo
event repressions
event plea 1956-01
event decision 1956-02
position cand of presidium candidate
act pleaded
source weekly (press) made 1996
source memoir (memoir) by ann made 1970
source minutes (minutes) made 1956-02-09
source list (list) made 1937
source lists (list) made 1937
source roll (reference) made 1990
source history (scholarship) made 1992
source archive (scholarship) made 1992
`

// TestDocs: what docs/scenarios.md shows can be read, all of it together.
func TestDocs(t *testing.T) {
	text, err := os.ReadFile("../../../docs/scenarios.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(text), "```")
	if len(parts) != 3 {
		t.Fatalf("one example between fences, not %d", len(parts)/2)
	}
	if _, err := scenario.Parse("docs.txt", parts[1], options()); err != nil {
		t.Errorf("the example:\n%v", err)
	}
	if _, err := scenario.Parse("docs.txt", docsWorld+"scenario: all that is shown\n"+indented(parts[2]), options()); err != nil {
		t.Errorf("the lines:\n%v", err)
	}
}

// indented are the lines that are set off as examples, in their order.
func indented(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if rest, ok := strings.CutPrefix(line, "    "); ok {
			out = append(out, rest)
		}
	}
	return strings.Join(out, "\n") + "\n"
}
