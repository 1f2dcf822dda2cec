package schema

import "onus/graph"

// scale resolves the type Scale.
type scale struct {
	base
	s *graph.Scale
}

func newScale(s *graph.Scale, in *cohort) *scale {
	return &scale{base{s, in}, s}
}

// Question is what it asks.
func (s *scale) Question() *string { return text(s.s.Question) }

// Grades are its grades, lowest first.
func (s *scale) Grades() []*grade {
	out := make([]*grade, len(s.s.Grades))
	for i, g := range s.s.Grades {
		out[i] = &grade{g}
	}
	return out
}

// BlameLowest says at which end the blame is.
func (s *scale) BlameLowest() bool { return s.s.BlameLowest }

// Monotone says that nobody falls on it.
func (s *scale) Monotone() bool { return s.s.Monotone }

// Inherits says how grades reach parts and wholes.
func (s *scale) Inherits() []string {
	out := make([]string, len(s.s.Inherits))
	for i, way := range s.s.Inherits {
		out[i] = string(way)
	}
	return out
}

// grade resolves the type Grade.
type grade struct{ g graph.Grade }

// Slug is its short name.
func (g *grade) Slug() string { return g.g.Slug }

// Label is its name in words.
func (g *grade) Label() string { return g.g.Label }

// Rank is its place.
func (g *grade) Rank() int32 { return int32(g.g.Rank) }
