package contrast

import (
	"slices"

	"onus/graph"
)

// fellPresumptively: one of the fallen fell to presumptive testimony alone.
func (s *survival) fellPresumptively(fallen []*testimony) bool {
	var strict []*testimony
	seen := map[int]bool{}
	for _, t := range s.ones {
		if t.Force != graph.Presumptive && !seen[t.says] {
			seen[t.says] = true
			strict = append(strict, t)
		}
	}
	clear(seen)
	for _, f := range fallen {
		if seen[f.says] {
			continue
		}
		seen[f.says] = true
		if !slices.ContainsFunc(strict, func(t *testimony) bool { return defeats(t, f) }) {
			return true
		}
	}
	return false
}
