package data_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/graphtest/scenario"
)

// everyContrast gives the contrast of each claim of each scenario.
func everyContrast(t *testing.T, look func(t *testing.T, part *graph.Part, c *contrast.Contrast)) {
	t.Helper()
	each(t, func(t *testing.T, _ *scenario.File, s *scenario.Scenario) {
		part := scenario.Derived(slices.Concat(baseRecords(), expanded(s))...)
		for id, r := range part.Records {
			if r.Kind() != graph.KindClaim {
				continue
			}
			c, err := contrast.Of(part, id, contrast.Lens{})
			if err != nil {
				t.Fatal(err)
			}
			look(t, part, c)
		}
	})
}

// TestScenariosKeepInvariants: in every scenario, of two claims that conflict
// no profile lets both prevail; and who is against me, I am against him, unless
// he is so by what his complete source leaves out.
func TestScenariosKeepInvariants(t *testing.T) {
	everyContrast(t, func(t *testing.T, part *graph.Part, c *contrast.Contrast) {
		for _, x := range c.Against {
			if x.Rule != contrast.Direct || !c.Claim.Modality.Counts() {
				continue
			}
			other, err := contrast.Of(part, x.From, contrast.Lens{})
			if err != nil {
				t.Fatal(err)
			}
			if !isComplete(part, other.Claim) && !slices.ContainsFunc(slices.Concat(other.Against, other.Undercut), func(y *contrast.Testimony) bool { return y.From == c.Claim.ID }) {
				t.Errorf("%s is against %s, which is not against it", x.From, c.Claim.ID)
			}
			for i, r := range c.Readings {
				if r.Standing == contrast.Prevails && other.Readings[i].Standing == contrast.Prevails {
					t.Errorf("%s and %s conflict, and both prevail under %s", x.From, c.Claim.ID, r.Profile.ID)
				}
			}
		}
	})
}

func isComplete(part *graph.Part, c *graph.Claim) bool {
	src := graph.Get[*graph.Source](part, c.Source)
	return src != nil && src.Complete
}

// areStoredAsRead: what derivation copies onto a claim is what its contrast
// says.
func areStoredAsRead(t *testing.T, store graph.Reader) {
	t.Helper()
	each(t, func(t *testing.T, f *scenario.File, s *scenario.Scenario) {
		var claims []graph.ID
		for _, r := range expanded(s) {
			if r.Kind() == graph.KindClaim {
				claims = append(claims, r.Base().ID)
			}
		}
		part, err := store.Walk(t.Context(), contrast.Route(claims...))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range claims {
			storedAsRead(t, part, id)
		}
	})
}

func storedAsRead(t *testing.T, part *graph.Part, claim graph.ID) {
	t.Helper()
	c, err := contrast.Of(part, claim, contrast.Lens{})
	if err != nil {
		t.Fatal(err)
	}
	type standing struct {
		Standings []string
		Robust    string
		Disputed  bool
	}
	stored := standing{c.Claim.Derived.Standings, c.Claim.Derived.Robust, c.Claim.Derived.Disputed}
	disputed := slices.ContainsFunc(c.Against, func(x *contrast.Testimony) bool { return !x.Flagged })
	read := standing{standingsOf(c), string(c.Robust), disputed}
	if diff := cmp.Diff(read, stored); diff != "" {
		t.Errorf("%s (-read +stored):\n%s", claim, diff)
	}
}

func standingsOf(c *contrast.Contrast) []string {
	var out []string
	for _, r := range c.Readings {
		out = append(out, r.Profile.ID.Slug()+"="+string(r.Standing))
	}
	slices.Sort(out)
	return out
}
