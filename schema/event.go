package schema

import (
	"context"

	"onus/graph"
)

// event resolves the type Event.
type event struct {
	base
	e *graph.Event
}

func newEvent(e *graph.Event, in *cohort) *event {
	return &event{base{e, in}, e}
}

// EventKind tells what happened from what was proposed.
func (e *event) EventKind() string { return enumOr(e.e.EventKind, "EVENT") }

// Period is the editor's period.
func (e *event) Period() *date { return newDate(e.e.Period) }

// Place is where it was.
func (e *event) Place() *string { return text(e.e.Place) }

// PartOf is the event it is part of.
func (e *event) PartOf(ctx context.Context) (*event, error) {
	return ref(ctx, e.in, e.e.PartOf, newEvent)
}

// Valence says to whose credit it is.
func (e *event) Valence() string { return enumOr(e.e.Valence, "NEUTRAL") }

// SameAs are ids elsewhere.
func (e *event) SameAs() []string { return list(e.e.SameAs) }

// Description is a note by the editors.
func (e *event) Description() *string { return text(e.e.Description) }
