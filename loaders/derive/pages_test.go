package derive_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
	"onus/loaders/derive"
)

// What a question comes to does not hang on what else is derived with it: page
// by page, it is the same as all at once.
func TestPagesAreNothing(t *testing.T) {
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		h := &history{ctx: ctx, world: arbitrary.New(t, arbitrary.Options{})}
		want := h.fresh(t, graphtest.NewModel())
		back := derive.SetPages(1, 1)
		defer back()
		got := h.fresh(t, graphtest.NewModel())
		if got != want {
			t.Fatalf("%s\none by one it is derived otherwise (-all at once +one by one):\n%s", h, strings.Join(differing(want, got), "\n"))
		}
	})
}
