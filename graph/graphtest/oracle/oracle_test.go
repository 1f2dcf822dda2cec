package oracle_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph/graphtest/oracle"
)

// Each group's programs are there, and answer what their own manuals say.
func TestTheProgramsAnswer(t *testing.T) {
	for _, c := range []struct {
		name, script string
		in, want     any
	}{
		{"arguments", `
import json, sys
from pygarg.dung import solver
args, atts = json.load(sys.stdin)
print(json.dumps(sorted(map(sorted, solver.extension_enumeration(args, atts, "PR")))))`,
			[]any{[]string{"a", "b"}, [][]string{{"a", "b"}, {"b", "a"}}},
			[]any{[]any{"a"}, []any{"b"}}},
		{"statistics", `
import json, sys
import krippendorff
from sklearn.metrics import adjusted_rand_score
print(json.dumps(adjusted_rand_score(*json.load(sys.stdin))))`,
			[][]int{{0, 0, 1, 1}, {1, 1, 0, 0}},
			1.0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got any
			oracle.Ask(t, c.name, c.script, c.in, &got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
