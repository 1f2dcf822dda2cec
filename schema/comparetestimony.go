package schema

import (
	"context"

	"onus/graph"
	"onus/graph/contrast"
)

// sourceTestimony resolves the type SourceTestimony.
type sourceTestimony struct {
	source graph.ID
	t      *contrast.Testimony
	in     *cohort
}

// Source is the source.
func (t *sourceTestimony) Source(ctx context.Context) (*source, error) {
	return must(ctx, t.in, t.source, newSource)
}

// Grades are what it puts there.
func (t *sourceTestimony) Grades() []string { return list(t.t.Value.Grades) }

// Evidence is the testimony.
func (t *sourceTestimony) Evidence() *evidence { return newTestimony(t.t, t.in) }
