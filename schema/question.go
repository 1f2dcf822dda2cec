package schema

import (
	"context"

	"onus/graph"
)

// question resolves the type Question.
type question struct {
	base
	q *graph.Question
}

func newQuestion(q *graph.Question, in *cohort) *question {
	return &question{base{q, in}, q}
}

// Form is that of the claims that answer it.
func (q *question) Form() string { return enum(string(q.q.Form)) }

// Subject is whom it is about.
func (q *question) Subject(ctx context.Context) (*agent, error) {
	return agentOf(ctx, q.in, q.q.Subject)
}

// Each says that it is about each member of the subject.
func (q *question) Each() bool { return q.q.Each }

// Event is what it is about.
func (q *question) Event(ctx context.Context) (*event, error) {
	return ref(ctx, q.in, q.q.Event, newEvent)
}

// Position is what it is about.
func (q *question) Position(ctx context.Context) (*position, error) {
	return ref(ctx, q.in, q.q.Position, newPosition)
}

// Scale is what it is asked on.
func (q *question) Scale(ctx context.Context) (*scale, error) {
	return ref(ctx, q.in, q.q.Scale, newScale)
}

// Act is what it is about.
func (q *question) Act(ctx context.Context) (*act, error) { return ref(ctx, q.in, q.q.Act, newAct) }

// Object is to what or whom the act was done.
func (q *question) Object() *string { return text(q.q.Object) }

// What is what is counted.
func (q *question) What() *string { return text(q.q.What) }

// Unit is of what it is counted.
func (q *question) Unit() *string { return text(q.q.Unit) }

// Body is among which it is asked.
func (q *question) Body(ctx context.Context) (*organization, error) {
	return ref(ctx, q.in, q.q.Body, newOrganization)
}

// Exclusion says that it asks about the other members of the body.
func (q *question) Exclusion() bool { return q.q.Exclusion }

// Disputed says that two testimonies conflict.
func (q *question) Disputed() bool { return q.q.Disputed }

// ClaimCount is how many claims answer it.
func (q *question) ClaimCount() int32 { return int32(q.q.Answers) }

// EvidenceCount is how much evidence rules carry into it.
func (q *question) EvidenceCount() int32 { return int32(q.q.Testimony) }

// Answers are its answers, side by side.
func (q *question) Answers(ctx context.Context, a lensArgs) ([]*answer, error) {
	walked, err := q.in.answers(ctx)
	if err != nil {
		return nil, err
	}
	return answersTo(ctx, walked, q.q, a.Lens)
}
