package schema

import (
	"context"

	"onus/graph"
)

// presumption resolves the type Presumption.
type presumption struct {
	base
	p *graph.Presumption
}

func newPresumption(p *graph.Presumption, in *cohort) *presumption {
	return &presumption{base{p, in}, p}
}

// Act is the act.
func (p *presumption) Act(ctx context.Context) (*act, error) {
	return ref(ctx, p.in, p.p.Act, newAct)
}

// AtLeast is how many it takes.
func (p *presumption) AtLeast() int32 { return int32(p.p.AtLeast) }

// Scale is the scale.
func (p *presumption) Scale(ctx context.Context) (*scale, error) {
	return ref(ctx, p.in, p.p.Scale, newScale)
}

// Grades are slugs of grades.
func (p *presumption) Grades() *[]string { return &p.p.Grades }

// Event is the event.
func (p *presumption) Event(ctx context.Context) (*event, error) {
	return ref(ctx, p.in, p.p.Event, newEvent)
}

// By is the editor.
func (p *presumption) By() *string { return text(p.p.By) }

// Reason says why.
func (p *presumption) Reason() *string { return text(p.p.Reason) }
