package contrast

import "onus/graph"

// inheritances are the ways along partOf that a set of grades goes, up or
// down, each with what arrives there.
func inheritances(s *graph.Scale, g grades, up bool) map[graph.Inheritance]grades {
	out := map[graph.Inheritance]grades{}
	for _, way := range s.Inherits {
		isUp := way == graph.AboveLowestUp || way == graph.BelowHighestUp
		if isUp == up {
			if arrived := carriedAlong(s, g, way); arrived != 0 {
				out[way] = arrived
			}
		}
	}
	return out
}

// carriedAlong is what a set of grades comes to along one way; 0 for nothing.
func carriedAlong(s *graph.Scale, g grades, way graph.Inheritance) grades {
	if g == 0 || len(s.Grades) == 0 {
		return 0
	}
	lowest, highest := grades(1), grades(1)<<(len(s.Grades)-1)
	switch way {
	case "":
		return g
	case graph.LowestDown:
		if g == lowest {
			return lowest
		}
	case graph.HighestDown:
		if g == highest {
			return highest
		}
	case graph.AboveLowestUp:
		if g&lowest == 0 {
			return allOf(s) &^ lowest
		}
	case graph.BelowHighestUp:
		if g&highest == 0 {
			return allOf(s) &^ highest
		}
	}
	return 0
}
