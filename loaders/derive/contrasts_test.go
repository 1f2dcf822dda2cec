package derive_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
)

// answered is a world, derived, with the contrast of each of its claims in the
// whole graph: what any route could bring.
type answered struct {
	store     *graphtest.Model
	records   []graph.Record // derived ones too
	claims    []*graph.Claim
	contrasts map[graph.ID]*contrast.Contrast
}

func answerAll(ctx context.Context, t *rapid.T, w *arbitrary.World) *answered {
	a := &answered{store: graphtest.NewModel(), contrasts: map[graph.ID]*contrast.Contrast{}}
	h := &history{ctx: ctx, world: w}
	h.fresh(t, a.store)
	for _, k := range graph.Kinds() {
		for r, err := range a.store.Scan(ctx, graph.Query{Kind: k}) {
			if err != nil {
				t.Fatal(err)
			}
			a.records = append(a.records, r)
			if c, ok := r.(*graph.Claim); ok {
				a.claims = append(a.claims, c)
			}
		}
	}
	part := wholePart(a.records)
	for _, c := range a.claims {
		a.contrasts[c.ID] = contrastIn(t, part, c.ID)
	}
	return a
}

// wholePart holds the records with all links between them, walked both ways.
// Those of a Route's With come in the order of Sort, as a store gives them.
func wholePart(records []graph.Record) *graph.Part {
	part := graph.NewPart(1)
	sorted := slices.SortedFunc(slices.Values(records), func(a, b graph.Record) int { return cmp.Compare(a.Base().Sort, b.Base().Sort) })
	for _, r := range sorted {
		if slices.Contains(contrast.VocabularyKinds(), r.Kind()) {
			part.AddWith(r)
		}
	}
	for _, r := range records {
		part.Records[r.Base().ID] = r
		for _, l := range graph.Links(r) {
			part.Link(r.Base().ID, l.Rel, false, l.To)
			part.Link(l.To, l.Rel, true, r.Base().ID)
		}
	}
	return part
}

func contrastIn(t *rapid.T, part *graph.Part, claim graph.ID) *contrast.Contrast {
	c, err := contrast.Of(part, claim, contrast.Lens{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// everyWorld checks something of the contrasts of random worlds, as drawn or
// without what keep leaves out.
func everyWorld(t *testing.T, keep func(graph.Record) bool, f func(t *rapid.T, a *answered)) {
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		w := arbitrary.New(t, arbitrary.Options{Evidence: 6})
		for _, r := range w.Records() {
			if !keep(r) {
				w.Remove(r.Base().ID)
			}
		}
		f(t, answerAll(ctx, t, w))
	})
}

func all(graph.Record) bool { return true }

// told is all that a contrast says, in lines.
func told(c *contrast.Contrast) []string {
	var out []string
	for _, list := range []struct {
		name string
		of   []*contrast.Testimony
	}{{"for", c.For}, {"against", c.Against}, {"consistent", c.Consistent}, {"qualifying", c.Qualifying}, {"undercut", c.Undercut}} {
		for _, x := range list.of {
			out = append(out, fmt.Sprintf("%s %s %s from %s: %s, %s %s, opposition %q, flagged %t, undercut by %v",
				list.name, x.Rule, x.ID, x.From, contrast.SaysValue(x.Value), x.Force, x.Certainty, x.Opposition, x.Flagged, namesOf(x.UndercutBy)))
		}
	}
	for _, r := range c.Readings {
		line := fmt.Sprintf("%s %s, presumptive %t, by", r.Profile.ID, r.Standing, r.Presumptive)
		for _, by := range r.DecidedBy {
			line += " " + string(by.ID)
		}
		out = append(out, line)
	}
	out = append(out, fmt.Sprintf("robust %q", c.Robust), fmt.Sprintf("roots for %v, against %v", c.RootsFor, c.RootsAgainst))
	for _, q := range c.Questions {
		out = append(out, "question "+string(q.ID))
	}
	return out
}

func namesOf(es []*graph.Evidence) []graph.ID {
	var out []graph.ID
	for _, e := range es {
		out = append(out, e.ID)
	}
	slices.Sort(out)
	return out
}

// What is walked brings all that counts: a contrast is the same in it as in the
// whole graph.
func TestContrastIsThatOfTheWholeGraph(t *testing.T) {
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		a := answerAll(ctx, t, arbitrary.New(t, arbitrary.Options{Evidence: 6}))
		for _, c := range a.claims {
			part, err := ask.Contrasts(ctx, a.store, contrast.Lens{}, c.ID)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(told(a.contrasts[c.ID]), told(contrastIn(t, part, c.ID))); diff != "" {
				t.Errorf("%s (-of the whole graph +as walked):\n%s", c.ID, diff)
			}
		}
	})
}

// The order in which records and links come to a part is nothing.
func TestOrderOfThePartIsNothing(t *testing.T) {
	everyWorld(t, all, func(t *rapid.T, a *answered) {
		part := wholePart(rapid.Permutation(a.records).Draw(t, "order"))
		for _, c := range a.claims {
			if diff := gocmp.Diff(told(a.contrasts[c.ID]), told(contrastIn(t, part, c.ID))); diff != "" {
				t.Errorf("%s (-by kind and id +shuffled):\n%s", c.ID, diff)
			}
		}
	})
}

// What is stored with a claim is what its contrast says.
func TestStoredStandingsAreTheContrasts(t *testing.T) {
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		a := answerAll(ctx, t, arbitrary.New(t, arbitrary.Options{Evidence: 6}))
		for _, c := range a.claims {
			var want []string
			disputed := slices.ContainsFunc(a.contrasts[c.ID].Against, func(x *contrast.Testimony) bool { return !x.Flagged })
			for _, r := range a.contrasts[c.ID].Readings {
				if r.Profile.Shipped {
					want = append(want, r.Profile.ID.Slug()+"="+string(r.Standing))
				}
			}
			slices.Sort(want)
			if diff := gocmp.Diff(want, c.Derived.Standings); diff != "" {
				t.Errorf("%s (-contrast +stored):\n%s", c.ID, diff)
			}
			if disputed && !c.Derived.Disputed {
				t.Errorf("%s: something is against it, and it is not stored as disputed", c.ID)
			}
		}
	})
}

func stands(s contrast.Standing) bool { return s == contrast.Prevails || s == contrast.Unopposed }

// No two conflicting claims both prevail, under any profile.
func TestNoTwoConflictingClaimsBothStand(t *testing.T) {
	everyWorld(t, all, func(t *rapid.T, a *answered) {
		for id, c := range a.contrasts {
			for _, x := range c.Against {
				other := a.contrasts[x.From]
				if x.ID != contrast.DirectID(x.From) || other == nil || len(other.Readings) != len(c.Readings) {
					continue
				}
				for i, r := range c.Readings {
					if stands(r.Standing) && stands(other.Readings[i].Standing) {
						t.Errorf("under %s stand both %s (%s) and %s (%s), which conflict", r.Profile.ID, id, r.Standing, x.From, other.Readings[i].Standing)
					}
				}
			}
		}
	})
}

// Where nobody undercuts anything, level decides nothing on what is asserted.
func TestLevelDecidesNothingWithoutUndercuts(t *testing.T) {
	undercuts := func(r graph.Record) bool {
		e, ok := r.(*graph.Evidence)
		return ok && e.Stance == graph.Undercuts
	}
	everyWorld(t, func(r graph.Record) bool { return !undercuts(r) }, func(t *rapid.T, a *answered) {
		for _, c := range a.claims {
			for _, r := range a.contrasts[c.ID].Readings {
				decided := r.Standing == contrast.Prevails || r.Standing == contrast.Yields
				if r.Profile.Rule == "never" && c.Modality.Counts() && decided {
					t.Errorf("%s %s under level: %v", c.ID, r.Standing, told(a.contrasts[c.ID]))
				}
			}
		}
	})
}

// Unopposed means that nothing conflicts, not even possibly.
func TestUnopposedMeansNoConflictAtAll(t *testing.T) {
	everyWorld(t, all, func(t *rapid.T, a *answered) {
		for id, c := range a.contrasts {
			opposed := len(c.Against) > 0 || slices.ContainsFunc(c.Qualifying, func(x *contrast.Testimony) bool {
				return x.Opposition == contrast.Tension && (len(x.UndercutBy) == 0 || x.Flagged)
			})
			for _, r := range c.Readings {
				if r.Standing == contrast.Unopposed && opposed {
					t.Errorf("%s is unopposed under %s: %v", id, r.Profile.ID, told(c))
				}
			}
		}
	})
}

// Robust is the one decided standing, if a profile decides and none the other
// way; unopposed if all say so; else none. Readings of undecided claims name
// nobody who decided.
func TestRobustAgreesWithTheReadings(t *testing.T) {
	everyWorld(t, all, func(t *rapid.T, a *answered) {
		for id, c := range a.contrasts {
			n := map[contrast.Standing]int{}
			for _, r := range c.Readings {
				n[r.Standing]++
				if decided := r.Standing == contrast.Prevails || r.Standing == contrast.Yields; decided != (len(r.DecidedBy) > 0) {
					t.Errorf("%s %s under %s, by %d testimonies", id, r.Standing, r.Profile.ID, len(r.DecidedBy))
				}
			}
			var want contrast.Standing
			switch {
			case len(c.Readings) > 0 && n[contrast.Unopposed] == len(c.Readings):
				want = contrast.Unopposed
			case n[contrast.Prevails] > 0 && n[contrast.Yields] == 0:
				want = contrast.Prevails
			case n[contrast.Yields] > 0 && n[contrast.Prevails] == 0:
				want = contrast.Yields
			}
			if c.Robust != want {
				t.Errorf("%s is robustly %q, its readings say %q: %v", id, c.Robust, want, told(c))
			}
		}
	})
}
