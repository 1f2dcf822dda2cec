package data_test

import (
	"slices"
	"strings"
	"testing"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
)

func asked(t *testing.T, store graph.Store, slug string, lens contrast.Lens) *contrast.Contrast {
	t.Helper()
	id := graph.ID("khrushchev-1956:" + slug)
	part, err := ask.Contrasts(t.Context(), store, lens, id)
	if err != nil {
		t.Fatal(err)
	}
	c, err := contrast.Of(part, id, lens)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestAsKnownIn1990: before the archives were opened, neither the records of
// the sessions nor the lists nor the weekly speak, and the contrast says so.
func TestAsKnownIn1990(t *testing.T) {
	onEachStore(t, "khrushchev-1956", func(t *testing.T, store graph.Store) {
		lens := contrast.Lens{AsKnownOn: graph.On("1990-01-01")}
		left := map[contrast.Reason][]graph.ID{}
		for _, slug := range []string{"memoir-groups--khrushchev--knowledge", "memoir-groups--molotov--knowledge"} {
			if today := asked(t, store, slug, contrast.Lens{}); len(today.Against) == 0 {
				t.Fatalf("%s: nothing is against it even today", slug)
			}
			c := asked(t, store, slug, lens)
			for _, x := range slices.Concat(c.For, c.Against, c.Consistent) {
				if claim := graph.Get[*graph.Claim](mustWalk(t, store, x.From), x.From); !available(claim, "1990-01-01") {
					t.Errorf("%s: %s speaks before it could be read", slug, x.From)
				}
			}
			for _, l := range c.LeftOut {
				left[l.Reason] = append(left[l.Reason], l.Sources...)
			}
		}
		all := slices.Concat(left[contrast.NotYet], left[contrast.UnknownWhen])
		for _, want := range []string{"record-1956-02-09", "list-004", "weekly-1996"} {
			if !slices.ContainsFunc(all, func(id graph.ID) bool { return id.Slug() == want }) {
				t.Errorf("the contrasts do not say that %s is left out: %v", want, left)
			}
		}
	})
}

func available(c *graph.Claim, on string) bool {
	day, ok := c.Derived.Available.Latest()
	limit, _ := graph.On(on).Latest()
	return ok && day <= limit
}

func mustWalk(t *testing.T, store graph.Store, ids ...graph.ID) *graph.Part {
	t.Helper()
	part, err := store.Walk(t.Context(), graph.Route{From: ids})
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// TestLenses: a source, a presumption, a dataset, an identity taken away.
func TestLenses(t *testing.T) {
	onEachStore(t, "khrushchev-1956", func(t *testing.T, store graph.Store) {
		full := func(slugs ...string) []graph.ID {
			var out []graph.ID
			for _, s := range slugs {
				out = append(out, graph.ID("khrushchev-1956:"+s))
			}
			return out
		}
		against := func(lens contrast.Lens, slug string) []string {
			var out []string
			for _, x := range asked(t, store, slug, lens).Against {
				out = append(out, x.Rule+" "+x.From.Slug())
			}
			return sorted(out)
		}
		const ignorant = "memoir-groups--khrushchev--knowledge"
		for _, test := range []struct {
			name, ask string
			lens      contrast.Lens
			want      string
		}{
			{"everything", ignorant, contrast.Lens{}, "collective s-aristov-knew, collective s-pervukhin-knew, implied-knowledge w-order-moscow"},
			{"without the record of the ninth", ignorant, contrast.Lens{Without: full("record-1956-02-09")}, "collective s-pervukhin-knew, implied-knowledge w-order-moscow"},
			{"without Moscow, Ukraine remains", ignorant, contrast.Lens{Without: full("w-order-moscow")}, "collective s-aristov-knew, collective s-pervukhin-knew, implied-knowledge w-order-ukraine"},
			{"only the memoirs", ignorant, contrast.Lens{Sources: full("memoirs-khrushchev")}, ""},
			{"only another dataset", ignorant, contrast.Lens{Datasets: []graph.ID{"base"}}, ""},
			{"without the presumption", "memoir-groups--kaganovich--knowledge", contrast.Lens{Without: full("ten-lists")}, ""},
		} {
			if got := strings.Join(against(test.lens, test.ask), ", "); got != test.want {
				t.Errorf("%s: against %s: got %q, want %q", test.name, test.ask, got, test.want)
			}
		}
		if _, err := ask.Contrasts(t.Context(), store, contrast.Lens{Without: full("nobody-knows")}, full(ignorant)...); err == nil {
			t.Error("a lens may name what is not there")
		}
	})
}
