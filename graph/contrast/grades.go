package contrast

import (
	"math/bits"
	"slices"

	"onus/graph"
)

// grades is a set of grades of one scale, a bit for each in the order of
// ranks. Scales have at most graph.MaxGrades.
type grades uint64

// gradesOf is the set of those slugs; grades that the scale does not have (it
// may have changed since) are left out.
func gradesOf(s *graph.Scale, slugs []string) grades {
	var g grades
	for i, grade := range s.Grades {
		if slices.Contains(slugs, grade.Slug) {
			g |= 1 << i
		}
	}
	return g
}

func allOf(s *graph.Scale) grades { return 1<<len(s.Grades) - 1 }

func (g grades) slugs(s *graph.Scale) []string {
	var out []string
	for i, grade := range s.Grades {
		if g&(1<<i) != 0 {
			out = append(out, grade.Slug)
		}
	}
	return out
}

func (g grades) within(other grades) bool { return g&^other == 0 }
func (g grades) lowest() int              { return bits.TrailingZeros64(uint64(g)) }
func (g grades) highest() int             { return 63 - bits.LeadingZeros64(uint64(g)) }

// upTo holds all grades up to the highest of g, from all from its lowest up.
func (g grades) upTo() grades           { return 1<<(g.highest()+1) - 1 }
func (g grades) from(all grades) grades { return all &^ (1<<g.lowest() - 1) }
