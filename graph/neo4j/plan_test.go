package neo4j

import (
	"testing"

	"onus/graph"
)

// Equal branches of a route become one step, so that a statement grows with
// what is different in it.
func TestMovesOfEqualBranches(t *testing.T) {
	claim := []graph.Hop{{Rel: graph.SaidIn}, {Rel: graph.Cites, Then: []graph.Hop{{Rel: graph.In}}}}
	hops := append(claim, graph.Hop{Rel: graph.Answers, Then: []graph.Hop{{Rel: graph.Answers, Back: true, Then: claim}}})
	moves := movesOf(hops)
	if len(moves) != 5 {
		t.Fatalf("%d moves, want 5", len(moves))
	}
	for i, m := range moves {
		for _, in := range m.inputs {
			if in > i {
				t.Errorf("move %d starts from the set of a later one, %d", i+1, in)
			}
		}
		if m.hop.Rel == graph.SaidIn && len(m.inputs) != 2 {
			t.Errorf("sources are fetched from the sets %v, want two", m.inputs)
		}
	}
}

func TestMovesRepeat(t *testing.T) {
	plain := movesOf([]graph.Hop{{Rel: graph.PartOf, Times: 8}})
	if len(plain) != 1 || !plain[0].deep {
		t.Errorf("%+v, want one pattern", plain)
	}
	then := []graph.Hop{{Rel: graph.Concerns, Back: true}}
	back := movesOf([]graph.Hop{{Rel: graph.PartOf, Back: true, Times: 3, Then: then}})
	if len(back) != 4 || len(back[3].inputs) != 3 {
		t.Errorf("%+v, want three and one from all of them", back)
	}
}

func TestCaptionsAreShort(t *testing.T) {
	long := "Молотов подписал список, и ещё один, и ещё один, и ещё один, и ещё один"
	if got := short(long); len([]rune(got)) > captionRunes || got == "" {
		t.Errorf("%q", got)
	}
}
