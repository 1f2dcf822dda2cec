package schema_test

import (
	"strings"
	"testing"

	"onus/schema"
)

// wholeComparison selects what a comparison has, two records deep.
const wholeComparison = ` {
	sources { name authors { name } } scale { name } event { name }
	rows { subject { name } cells { source { name } grades places { grades testimony { source { name } evidence { rule claim { text subjects { name } event { name } } passages { quote source { name } } } } }
		claims { text source { name } passages { locator source { name } } claimants { name } } passages { quote } } }
	disagreements { subject { name } from { source { name } evidence { claim { text } } } to { evidence { claim { text } } } distance excludes }
	movers { subject { name } } leftOut { source { name } subject { name } placedBy { name } grouping { text } } twice { subject { name } }
	silent { source { name } } pairs { a { name } b { name } agree both } alpha { value n reason } datasets { version } revision }`

// TestCompareCalls wants one store call for a comparison, however many people
// there are; the authors of a source are not walked along.
func TestCompareCalls(t *testing.T) {
	few, many := newFastWorld(t, 2), newFastWorld(t, 50)
	const of = `compare(sources: ["d:memoir", "d:minutes"], scale: "d:knowledge", event: "d:terror")`
	for _, c := range []struct {
		name, query string
		calls       int
	}{
		{"figures", `{ ` + of + ` { pairs { agree both } alpha { reason } } }`, 1},
		{"the table", `{ ` + of + ` { rows { subject { name } cells { source { name } grades claims { text } passages { quote } } } } }`, 1},
		{"all of it", `{ ` + of + wholeComparison + ` }`, 1},
		{"contrasts of its claims", `{ ` + of + ` { rows { cells { claims { contrast { robust } } } } } }`, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, w := range []*world{few, many} {
				w.t = t
				w.store.Calls()
				w.get(c.query, new(any))
				if got := w.store.Calls(); got != c.calls {
					t.Errorf("%d calls, want %d", got, c.calls)
				}
			}
		})
	}
}

// TestCompareErrors names what is wrong, and what was most probably meant.
func TestCompareErrors(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	for _, c := range []struct{ args, code, message string }{
		{`sources: ["d:memoir", "d:minuets"], scale: "d:knowledge", event: "d:terror"`, schema.NotFound, `there is no source with the id "d:minuets"; nearest: d:minutes`},
		{`sources: ["d:memoir", "d:minutes"], scale: "d:knowlege", event: "d:terror"`, schema.NotFound, `there is no scale with the id "d:knowlege"; nearest: d:knowledge`},
		{`sources: ["d:memoir", "d:minutes"], scale: "d:knowledge", event: "d:terorr"`, schema.NotFound, `there is no event with the id "d:terorr"; nearest: d:terror`},
		{`sources: ["d:memoir", "x:zyzzyva"], scale: "d:knowledge", event: "d:terror"`, schema.NotFound, `there is no source with the id "x:zyzzyva"`},
		{`sources: ["d:memoir"], scale: "d:knowledge", event: "d:terror"`, schema.BadInput, "expected 2 to 20 sources, not 1"},
		{`sources: ["d:memoir", "d:memoir"], scale: "d:knowledge", event: "d:terror"`, schema.BadInput, "source d:memoir is named twice"},
	} {
		a := w.ask(`{ compare(`+c.args+`) { revision } }`, nil)
		if a.code() != c.code || !strings.Contains(a.Errors[0].Message, c.message) || strings.HasSuffix(c.message, `yva"`) && a.Errors[0].Message != c.message {
			t.Errorf("%s: got %v", c.args, a.Errors)
		}
	}
}
