package compare_test

import (
	"slices"
	"testing"

	"onus/data"
	"onus/graph"
	"onus/graph/compare"
	"onus/graph/contrast"
)

func founding(sources ...string) compare.Ask {
	ask := compare.Ask{Scale: "base:knowledge", Event: "khrushchev-1956:terror"}
	for _, s := range sources {
		ask.Sources = append(ask.Sources, graph.ID("khrushchev-1956:"+s))
	}
	return ask
}

var memoirAndOthers = founding("memoirs-khrushchev", "record-1956-02-01", "record-1956-02-09", "recollections-mikoyan", "weekly-1996", "list-020")

// TestFoundingAgainstContrasts sets each claim of the memoir's groups in its
// contrast: what is definitely against it there, from a source that is
// compared, is a disagreement here, and nothing else is.
func TestFoundingAgainstContrasts(t *testing.T) {
	store := loaded(t, data.Founding())
	c := compared(t, store, memoirAndOthers)
	memoir := memoirAndOthers.Sources[0]
	found := 0
	for _, row := range c.Rows {
		claims := row.Cells[0].Claims()
		if len(claims) != 1 {
			continue
		}
		part, err := store.Walk(t.Context(), contrast.Route(claims[0]))
		if err != nil {
			t.Fatal(err)
		}
		k, err := contrast.Of(part, claims[0], contrast.Lens{})
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range row.Cells[1:] {
			against := slices.ContainsFunc(k.Against, func(x *contrast.Testimony) bool {
				from := graph.Get[*graph.Claim](part, x.From)
				return from.Source == cell.Source && x.Certainty != graph.PossibleOnly && x.Rule != contrast.ImpliedKnowledge
			})
			disagrees := slices.ContainsFunc(c.Disagreements, func(a compare.Apart) bool {
				return a.Subject == row.Subject && a.From.Source == memoir && a.To.Source == cell.Source && a.To.Rule != contrast.ImpliedKnowledge
			})
			if against != disagrees {
				t.Errorf("%s, %s: against in the contrast %v, a disagreement %v", claims[0], cell.Source, against, disagrees)
			}
			if disagrees {
				found++
			}
		}
	}
	if len(c.Rows) < 10 || found == 0 {
		t.Errorf("%d rows, %d disagreements: nothing was compared", len(c.Rows), found)
	}
}

// TestTurnedRound compares the same sources in another order: the same is
// apart and agrees, seen from the other side.
func TestTurnedRound(t *testing.T) {
	store := loaded(t, data.Founding())
	ask := memoirAndOthers
	c := compared(t, store, ask)
	ask.Sources = slices.Clone(ask.Sources)
	slices.Reverse(ask.Sources)
	back := compared(t, store, ask)
	pairs := map[[2]graph.ID]compare.Pair{}
	for _, p := range back.Pairs {
		pairs[[2]graph.ID{p.B, p.A}] = p
	}
	for _, p := range c.Pairs {
		q := pairs[[2]graph.ID{p.A, p.B}]
		if p.Both != p.Agree+p.Disagree+p.Apart || p.Both != q.Both || p.Agree != q.Agree || p.Disagree != q.Disagree {
			t.Errorf("%+v\n%+v", p, q)
		}
	}
	if len(c.Pairs) != 15 || len(c.Disagreements) != len(back.Disagreements) || len(c.LeftOut) != len(back.LeftOut) || c.Alpha.N != back.Alpha.N {
		t.Errorf("%d pairs, %d and %d disagreements", len(c.Pairs), len(c.Disagreements), len(back.Disagreements))
	}
	for _, a := range c.Disagreements {
		if !slices.ContainsFunc(back.Disagreements, func(b compare.Apart) bool {
			return b.Subject == a.Subject && b.From.Source == a.To.Source && b.To.Source == a.From.Source && b.Distance == a.Distance
		}) {
			t.Errorf("%s is not apart from the other side", apart(a))
		}
	}
}
