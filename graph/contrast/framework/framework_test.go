package framework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph/contrast/framework"
)

func TestGrounded(t *testing.T) {
	const in, out, undecided = framework.In, framework.Out, framework.Undecided
	for _, c := range []struct {
		name string
		f    framework.Framework
		want []framework.Label
	}{
		{"none", framework.Framework{}, []framework.Label{}},
		{"one, unattacked", framework.Framework{Size: 1}, []framework.Label{in}},
		{"one against itself", of(1, 0, 0), []framework.Label{undecided}},
		{"reinstatement", of(3, 0, 1, 1, 2), []framework.Label{in, out, in}},
		{"two against each other", of(2, 0, 1, 1, 0), []framework.Label{undecided, undecided}},
		{"an even cycle, one of it defeated from outside", of(3, 0, 1, 1, 0, 2, 1), []framework.Label{in, out, in}},
		{"an odd cycle", of(3, 0, 1, 1, 2, 2, 0), []framework.Label{undecided, undecided, undecided}},
		{"an odd cycle, broken", of(4, 0, 1, 1, 2, 2, 0, 3, 0), []framework.Label{out, in, out, in}},
		{"attacked by something undecided only", of(2, 0, 0, 0, 1), []framework.Label{undecided, undecided}},
		{"attacked by itself and by what is in", of(2, 0, 0, 1, 0), []framework.Label{out, in}},
		{"the same attack twice", of(3, 0, 1, 0, 1, 1, 2), []framework.Label{in, out, in}},
		{"the framework of the design notes", of(4, 0, 1, 0, 2, 1, 0, 1, 2, 2, 3, 3, 2), []framework.Label{undecided, undecided, undecided, undecided}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.f.Grounded()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// of makes a framework of pairs: by, on, by, on …
func of(size int, ends ...int) framework.Framework {
	f := framework.Framework{Size: size}
	for i := 0; i < len(ends); i += 2 {
		f.Attacks = append(f.Attacks, framework.Attack{By: ends[i], On: ends[i+1]})
	}
	return f
}

// naive labels by the definition, over and over until nothing changes.
func naive(f framework.Framework) []framework.Label {
	labels := make([]framework.Label, f.Size)
	for changed := true; changed; {
		changed = false
		for i := range labels {
			if labels[i] != framework.Undecided {
				continue
			}
			every, some := true, false
			for _, a := range f.Attacks {
				if a.On == i {
					every = every && labels[a.By] == framework.Out
					some = some || labels[a.By] == framework.In
				}
			}
			switch {
			case every:
				labels[i], changed = framework.In, true
			case some:
				labels[i], changed = framework.Out, true
			}
		}
	}
	return labels
}

func TestGroundedIsTheLeastFixedPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := framework.Framework{Size: rapid.IntRange(1, 12).Draw(t, "size")}
		end := rapid.IntRange(0, f.Size-1)
		for range rapid.IntRange(0, 2*f.Size).Draw(t, "attacks") {
			f.Attacks = append(f.Attacks, framework.Attack{By: end.Draw(t, "by"), On: end.Draw(t, "on")})
		}
		if diff := cmp.Diff(naive(f), f.Grounded()); diff != "" {
			t.Errorf("%v: %s", f, diff)
		}
	})
}

// A long chain and a dense block: linear, or this test takes minutes.
func TestGroundedIsFast(t *testing.T) {
	const chain, block = 300_000, 1_000
	f := framework.Framework{Size: chain + block}
	for i := range chain - 1 {
		f.Attacks = append(f.Attacks, framework.Attack{By: i, On: i + 1})
	}
	for i := range block {
		for j := range block {
			f.Attacks = append(f.Attacks, framework.Attack{By: chain + i, On: chain + j})
		}
	}
	counts := map[framework.Label]int{}
	for _, l := range f.Grounded() {
		counts[l]++
	}
	want := map[framework.Label]int{framework.In: chain / 2, framework.Out: chain / 2, framework.Undecided: block}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}
