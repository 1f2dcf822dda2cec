package framework_test

import (
	"math/rand"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph/contrast/framework"
	"onus/graph/graphtest/oracle"
)

// script answers, for each case, all extensions under the semantics asked for.
const script = `
import json, sys
from pygarg.dung import solver
def answer(case):
    names = [str(i) for i in range(case["size"])]
    attacks = [[str(a), str(b)] for a, b in case["attacks"]]
    found = solver.extension_enumeration(names, attacks, case["semantics"]) if names else [[]]
    return sorted(sorted(map(int, e)) for e in found)
print(json.dumps([answer(c) for c in json.load(sys.stdin)]))`

type question struct {
	Size      int      `json:"size"`
	Attacks   [][2]int `json:"attacks"`
	Semantics string   `json:"semantics"`
}

func ask(f framework.Framework, semantics string) question {
	q := question{Size: f.Size, Semantics: semantics, Attacks: [][2]int{}}
	for _, a := range f.Attacks {
		q.Attacks = append(q.Attacks, [2]int{a.By, a.On})
	}
	return q
}

// TestOracle holds the grounded labelling against pygarg's, on one framework
// of which all semantics are known and on random ones.
func TestOracle(t *testing.T) {
	known := of(4, 0, 1, 0, 2, 1, 0, 1, 2, 2, 3, 3, 2)
	frameworks := append([]framework.Framework{known}, random(240)...)
	var questions []question
	for _, f := range frameworks {
		questions = append(questions, ask(f, "GR"))
	}
	questions = append(questions, ask(known, "PR"), ask(known, "ST"), ask(known, "ID"), ask(known, "CO"))
	var answers [][][]int
	oracle.Ask(t, "arguments", script, questions, &answers)
	wanted := [][][]int{{{0, 3}, {1, 3}}, {{0, 3}, {1, 3}}, {{3}}, {{}, {0, 3}, {1, 3}, {3}}}
	if diff := cmp.Diff(wanted, answers[len(frameworks):]); diff != "" {
		t.Errorf("pygarg on the known framework (PR, ST, ID, CO): %s", diff)
	}
	labels := map[framework.Label]int{}
	for i, f := range frameworks {
		got := f.Grounded()
		if diff := cmp.Diff(labelled(f, answers[i][0]), got); diff != "" || len(answers[i]) != 1 {
			t.Errorf("framework %d, %+v: %s", i, f, diff)
		}
		for _, l := range got {
			labels[l]++
		}
	}
	for _, l := range []framework.Label{framework.In, framework.Out, framework.Undecided} {
		if labels[l] < 100 {
			t.Errorf("only %d arguments are %s: the cases are too tame", labels[l], l)
		}
	}
}

// labelled makes labels of an extension: out is what it attacks.
func labelled(f framework.Framework, extension []int) []framework.Label {
	labels := make([]framework.Label, f.Size)
	for _, i := range extension {
		labels[i] = framework.In
	}
	for _, a := range f.Attacks {
		if labels[a.By] == framework.In {
			labels[a.On] = framework.Out
		}
	}
	return labels
}

// random makes frameworks of up to 40 arguments: sparse ones that grounded
// semantics decides, dense ones, cycles of odd and even length, arguments
// against themselves.
func random(n int) []framework.Framework {
	var out []framework.Framework
	for seed := range int64(n) {
		r := rand.New(rand.NewSource(seed))
		f := framework.Framework{Size: 1 + r.Intn(40)}
		density := []float64{0.3, 0.7, 1, 1.5, 4}[seed%5]
		for range int(density * float64(f.Size)) {
			f.Attacks = append(f.Attacks, framework.Attack{By: r.Intn(f.Size), On: r.Intn(f.Size)})
		}
		if seed%3 == 0 {
			cycle := min(f.Size, 2+r.Intn(5))
			for i := range cycle {
				f.Attacks = append(f.Attacks, framework.Attack{By: i, On: (i + 1) % cycle})
			}
		}
		out = append(out, f)
	}
	return out
}
