package schema

import (
	"context"

	"onus/graph"
	"onus/graph/contrast"
)

// claim resolves the type Claim. What its form alone has is in claimform.go.
type claim struct {
	base
	c *graph.Claim
}

func newClaim(c *graph.Claim, in *cohort) *claim {
	return &claim{base{c, in}, c}
}

// Text is the claim in one sentence.
func (c *claim) Text() string { return c.c.Name }

// Says is its value in words.
func (c *claim) Says() string { return contrast.Says(c.c) }

// Form is what sort of thing it says.
func (c *claim) Form() string { return enum(string(c.c.Form.Form())) }

// Denies says that its value is all but what it names.
func (c *claim) Denies() bool { return c.c.Denies }

// Modality is the mood in which it is made.
func (c *claim) Modality() string { return enumOr(c.c.Modality, "ASSERTED") }

// Confidence is the claimant's own.
func (c *claim) Confidence() *string { return enumOrNull(c.c.Confidence) }

// Basis says how the claimant knows.
func (c *claim) Basis() string { return enumOr(c.c.Basis, "UNKNOWN") }

// Note is a note by the editors.
func (c *claim) Note() *string { return text(c.c.Note) }

// Source is the innermost source that makes it.
func (c *claim) Source(ctx context.Context) (*source, error) {
	return must(ctx, c.in, c.c.Source, newSource)
}

// Passages are the places where it stands.
func (c *claim) Passages(ctx context.Context) ([]*passage, error) {
	return refs(ctx, c.in, c.c.Passages, newPassage)
}

// Claimants are who makes it.
func (c *claim) Claimants(ctx context.Context) ([]*agent, error) {
	return agents(ctx, c.in, c.c.Claimants)
}

// Made is when it was made.
func (c *claim) Made() *date { return newDate(c.c.Made) }

// Available is when its first carrier was open to readers.
func (c *claim) Available() *date { return newDate(c.c.Derived.Available) }

// Genre is that of its source.
func (c *claim) Genre() *string { return enumOrNull(c.c.Derived.Genre) }

// Grouping is the grouping that it came from.
func (c *claim) Grouping(ctx context.Context) (*claim, error) {
	return ref(ctx, c.in, c.c.Grouping, newClaim)
}

// Questions are what it answers.
func (c *claim) Questions(ctx context.Context) ([]*question, error) {
	return refs(ctx, c.in, c.c.Derived.Questions, newQuestion)
}

// Disputed says that something is against it.
func (c *claim) Disputed() bool { return c.c.Derived.Disputed }

// OpposedBy are the rules that put something against it.
func (c *claim) OpposedBy() []string { return list(c.c.Derived.OpposedBy) }

// Robust is the standing on which the shipped profiles agree.
func (c *claim) Robust() *string { return enumOrNull(c.c.Derived.Robust) }

// Contrast sets it against its counter-evidence.
func (c *claim) Contrast(ctx context.Context, a lensArgs) (*contrasted, error) {
	heard, err := c.in.hear(ctx, c.c.ID)
	if err != nil {
		return nil, err
	}
	return newContrast(ctx, heard, c.c.ID, a.Lens)
}
