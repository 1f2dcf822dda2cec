package schema

import (
	"context"

	"onus/graph/contrast"
)

// interest resolves the type Interest.
type interest struct {
	i  contrast.Interest
	in *cohort
}

// Evidence is the testimony.
func (i *interest) Evidence() *evidence { return newTestimony(i.i.Testimony, i.in) }

// Motives are what its witness has to gain.
func (i *interest) Motives() []string {
	out := make([]string, len(i.i.Motives))
	for n, m := range i.i.Motives {
		out[n] = enum(string(m))
	}
	return out
}

// Because is one sentence.
func (i *interest) Because() string { return i.i.Because }

// hinge resolves the type Hinge.
type hinge struct {
	h  contrast.Hinge
	in *cohort
}

// Evidence is what the standing hangs on.
func (h *hinge) Evidence() *evidence { return newTestimony(h.h.Testimony, h.in) }

// Because is one sentence.
func (h *hinge) Because() string { return h.h.Because }

// silence resolves the type Silence.
type silence struct {
	s  contrast.Silence
	in *cohort
}

// Source is the one that is silent.
func (s *silence) Source(ctx context.Context) (*source, error) {
	return must(ctx, s.in, s.s.Source, newSource)
}

// Event is of what it tells.
func (s *silence) Event(ctx context.Context) (*event, error) {
	return must(ctx, s.in, s.s.Event, newEvent)
}

// Because is one sentence.
func (s *silence) Because() string { return s.s.Because }
