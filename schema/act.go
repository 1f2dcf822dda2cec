package schema

import (
	"context"

	"onus/graph"
)

// act resolves the type Act.
type act struct {
	base
	a *graph.Act
}

func newAct(a *graph.Act, in *cohort) *act {
	return &act{base{a, in}, a}
}

// Credit is what it does to a name.
func (a *act) Credit() string { return enumOr(a.a.Credit, "NONE") }

// Implies is what it implies.
func (a *act) Implies() []*implication {
	out := make([]*implication, len(a.a.Implies))
	for i, im := range a.a.Implies {
		out[i] = &implication{im, a.in}
	}
	return out
}

// Needs is a position that it takes.
func (a *act) Needs(ctx context.Context) (*position, error) {
	return ref(ctx, a.in, a.a.Needs, newPosition)
}

// Note is a note by the editors.
func (a *act) Note() *string { return text(a.a.Note) }

// implication resolves the type Implication.
type implication struct {
	i  graph.Implication
	in *cohort
}

// Scale is the scale.
func (i *implication) Scale(ctx context.Context) (*scale, error) {
	return must(ctx, i.in, i.i.Scale, newScale)
}

// Grades are slugs of grades.
func (i *implication) Grades() []string { return list(i.i.Grades) }

// Event is the event.
func (i *implication) Event(ctx context.Context) (*event, error) {
	return must(ctx, i.in, i.i.Event, newEvent)
}
