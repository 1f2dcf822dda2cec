package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
)

// A question is short, and who opposes whom is kept for the eye, if so many
// claims answer it at the most, and so many testimonies are on it.
const (
	shortAnswers   = 12
	shortTestimony = 4 * shortAnswers
)

func (h *hearing) isShort() bool {
	if h.cut || len(h.testimony) > shortTestimony {
		return false
	}
	answers := 0
	for _, t := range h.testimony {
		if t.itself {
			answers++
		}
	}
	return answers <= shortAnswers
}

// sortedOpponents are a claim's, each once; no claim is its own opponent.
func sortedOpponents(c *graph.Claim, os []graph.Opponent) []graph.Opponent {
	os = slices.DeleteFunc(slices.Clone(os), func(o graph.Opponent) bool { return o.Claim == c.ID })
	slices.SortFunc(os, func(a, b graph.Opponent) int {
		return cmp.Or(cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Evidence, b.Evidence))
	})
	if os = slices.Compact(os); len(os) == 0 {
		return nil
	}
	return os
}
