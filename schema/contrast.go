package schema

import (
	"context"
	"slices"
	"sync"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
	"onus/graph/contrast"
)

// contrasted resolves the type Contrast.
type contrasted struct {
	c  *contrast.Contrast
	in *cohort // all that was walked

	hinges func() ([]contrast.Hinge, bool) // worked out once, whichever sibling asks first
}

// newContrast works out a contrast in what was walked for it.
func newContrast(ctx context.Context, walked *cohort, id graph.ID, l *lens) (*contrasted, error) {
	in, under, err := walked.under(ctx, l)
	if err != nil {
		return nil, err
	}
	c, err := contrast.Of(in.part, id, under)
	if err != nil {
		return nil, err
	}
	return &contrasted{c, in, sync.OnceValues(c.Hinges)}, nil
}

// Claim is the claim.
func (c *contrasted) Claim() *claim { return newClaim(c.c.Claim, c.in) }

// Questions are what it answers.
func (c *contrasted) Questions() []*question {
	out := make([]*question, len(c.c.Questions))
	for i, q := range c.c.Questions {
		out[i] = newQuestion(q, c.in)
	}
	return out
}

type originArgs struct{ Origin *string }

// For is what carries it.
func (c *contrasted) For(a originArgs) []*evidence { return c.only(a, c.c.For) }

// Against is what conflicts with it.
func (c *contrasted) Against(a originArgs) []*evidence { return c.only(a, c.c.Against) }

// Consistent is what does neither.
func (c *contrasted) Consistent(a originArgs) []*evidence { return c.only(a, c.c.Consistent) }

// Qualifying is what only comments.
func (c *contrasted) Qualifying(a originArgs) []*evidence { return c.only(a, c.c.Qualifying) }

// Undercut is what does not count.
func (c *contrasted) Undercut(a originArgs) []*evidence { return c.only(a, c.c.Undercut) }

func (c *contrasted) only(a originArgs, ts []*contrast.Testimony) []*evidence {
	if a.Origin != nil {
		ts = slices.DeleteFunc(slices.Clone(ts), func(t *contrast.Testimony) bool { return originOf(t.Evidence) != *a.Origin })
	}
	return c.testimonies(ts)
}

func (c *contrasted) testimonies(ts []*contrast.Testimony) []*evidence {
	out := make([]*evidence, len(ts))
	for i, t := range ts {
		out[i] = newTestimony(t, c.in)
	}
	return out
}

// RootsFor are the roots of what is for it.
func (c *contrasted) RootsFor() []*root { return newRoots(c.c.RootsFor, c.in) }

// RootsAgainst are the roots of what is against it.
func (c *contrasted) RootsAgainst() []*root { return newRoots(c.c.RootsAgainst, c.in) }

// Readings say where it stands under each profile.
func (c *contrasted) Readings() []*reading {
	out := make([]*reading, len(c.c.Readings))
	for i := range c.c.Readings {
		out[i] = &reading{&c.c.Readings[i], c}
	}
	return out
}

// Robust is the standing on which those that decide agree.
func (c *contrasted) Robust() *string { return enumOrNull(c.c.Robust) }

// Left says that the lens leaves the claim itself out.
func (c *contrasted) Left() bool { return c.c.Left }

// LeftOut is what the lens left out.
func (c *contrasted) LeftOut() []*lensLoss {
	out := make([]*lensLoss, len(c.c.LeftOut))
	for i := range c.c.LeftOut {
		out[i] = &lensLoss{c.c.LeftOut[i], c.in}
	}
	return out
}

// Interests are those of the witnesses for and against.
func (c *contrasted) Interests() []*interest {
	found := c.c.Interests()
	out := make([]*interest, len(found))
	for i := range found {
		out[i] = &interest{found[i], c.in}
	}
	return out
}

// Hinges are what the standing hangs on.
func (c *contrasted) Hinges() []*hinge {
	found, _ := c.hinges()
	out := make([]*hinge, len(found))
	for i := range found {
		out[i] = &hinge{found[i], c.in}
	}
	return out
}

// HingesCut says that not all that might be one was tried.
func (c *contrasted) HingesCut() bool {
	_, cut := c.hinges()
	return cut
}

// Silent are the sources that tell of the event and not of this.
func (c *contrasted) Silent(ctx context.Context, a struct{ First graphql.NullInt }) ([]*silence, error) {
	to, err := c.in, error(nil)
	if !c.in.told {
		to, err = c.in.reach(ctx, toSilent, func(ctx context.Context) (*cohort, error) {
			return c.in.s.walk(ctx, contrast.SilentRoute(c.in.ids(graph.KindQuestion)...))
		})
	}
	if err != nil {
		return nil, err
	}
	found := c.c.Silent(to.part)
	if a.First.Set && a.First.Value != nil {
		found = found[:min(len(found), max(0, int(*a.First.Value)))]
	}
	out := make([]*silence, len(found))
	for i := range found {
		out[i] = &silence{found[i], to}
	}
	return out, nil
}

// Truncated says that not all answers were read.
func (c *contrasted) Truncated() bool { return c.c.Truncated }

// Datasets are those it read from.
func (c *contrasted) Datasets() []*dataset {
	out := make([]*dataset, len(c.c.Datasets))
	for i, d := range c.c.Datasets {
		out[i] = newDataset(d, c.in)
	}
	return out
}

// Revision is the last update that it saw.
func (c *contrasted) Revision() int32 { return revision(c.c.Revision) }
