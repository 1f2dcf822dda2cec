package synth_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/bench/synth"
	"onus/data"
	"onus/graph"
	"onus/loaders"
	"onus/loaders/dossier"
)

// TestSame: the same seed makes the same graph, another one another.
func TestSame(t *testing.T) {
	one, same, other := text(t, 1), text(t, 1), text(t, 2)
	if diff := cmp.Diff(one, same); diff != "" {
		t.Errorf("made twice (-first +second):\n%s", diff)
	}
	if cmp.Equal(one, other) {
		t.Error("another seed made the same")
	}
}

func text(t *testing.T, seed uint64) []string {
	t.Helper()
	var out []string
	for _, r := range synth.New(synth.Options{Claims: 1000, Seed: seed}).Records {
		b, err := graph.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(r.Kind())+" "+string(b))
	}
	return out
}

// TestSound: a loader finds nothing wrong with it, and it is as skewed as it
// says.
func TestSound(t *testing.T) {
	g := synth.New(synth.Options{Claims: 1000})
	problems, err := loaders.Check(t.Context(), nil, g.Bundle(), dossier.Read(data.Base()))
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v\n%v", err, problems)
	}
	claims, on := 0, map[graph.ID]int{}
	for _, r := range g.Records {
		switch x := r.(type) {
		case *graph.Claim:
			claims++
		case *graph.Evidence:
			on[x.On]++
		}
	}
	if claims != 1000 {
		t.Errorf("%d claims", claims)
	}
	if len(g.Ordinary) < claims/2 || len(g.Many) == 0 {
		t.Errorf("%d ordinary claims, %d with many pieces", len(g.Ordinary), len(g.Many))
	}
	for _, c := range []struct {
		ids  []graph.ID
		want int
	}{{g.Ordinary, synth.Ordinary}, {g.Many, synth.Many}} {
		for _, id := range c.ids {
			if on[id] != c.want {
				t.Fatalf("%s has %d pieces of evidence, not %d", id, on[id], c.want)
			}
		}
	}
}

// TestSkewed: a loader finds nothing wrong with it, it has as many claims as
// asked for, each record comes after those that it refers to, and a few have
// most.
func TestSkewed(t *testing.T) {
	const claims = 4000
	g := synth.NewSkewed(synth.Options{Claims: claims})
	base := dossier.Read(data.Base())
	problems, err := loaders.Check(t.Context(), nil, (&synth.Graph{Records: g.Records}).Bundle(), base)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v\n%.1000v", err, problems)
	}
	known, about, n := map[graph.ID]bool{}, map[graph.ID]int{}, 0
	for _, it := range base.Items {
		known[it.Record.Base().ID] = true
	}
	for _, r := range g.Records {
		for _, l := range graph.Links(r) {
			if !known[l.To] {
				t.Fatalf("%s refers to %s, which comes later", r.Base().ID, l.To)
			}
			if r.Kind() == graph.KindClaim && l.Rel == graph.About {
				about[l.To]++
			}
		}
		known[r.Base().ID] = true
		if r.Kind() == graph.KindClaim {
			n++
		}
	}
	if n != claims || g.Answers != claims/10 {
		t.Errorf("%d claims, %d answers to one question", n, g.Answers)
	}
	if hub := about["synth:person-0"]; hub < claims/10 {
		t.Errorf("the hub has %d claims", hub)
	}
}
