package contrast

import (
	"slices"

	"onus/graph"
)

// isLeft reports whether the lens leaves one of these out.
func (k *court) isLeft(ids ...graph.ID) bool {
	for _, id := range ids {
		if id != "" && slices.Contains(k.lens.Without, id) {
			return true
		}
	}
	return false
}

// left reports whether the lens leaves a claim out: itself, or its source.
func (k *court) left(c *graph.Claim) bool {
	return len(k.lens.Without) > 0 && k.isLeft(c.ID, c.Source, c.Derived.Root, c.Grouping)
}

// leftOut reports whether the lens leaves out derived evidence, or something
// that it rests on. (An aggregating rule has dropped such rows before.)
func (k *court) leftOut(e *graph.Evidence) bool {
	if len(k.lens.Without) == 0 {
		return false
	}
	if k.isLeft(e.ID) || k.isLeft(e.Premises...) {
		return true
	}
	for _, id := range e.Premises {
		if c := graph.Get[*graph.Claim](k.part, id); c != nil && k.left(c) {
			return true
		}
	}
	return false
}
