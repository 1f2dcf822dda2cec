package schema

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
	"onus/graph/edtf"
)

// lens is the input Lens.
type lens struct {
	Profile   *graphql.ID
	AsKnownOn *string
	Datasets  *[]graphql.ID
	Sources   *[]graphql.ID
	Without   *[]graphql.ID
}

type lensArgs struct{ Lens *lens }

func (l *lens) lens() (contrast.Lens, error) {
	var out contrast.Lens
	if l == nil {
		return out, nil
	}
	if l.Profile != nil {
		out.Profile = graph.ID(*l.Profile)
	}
	if l.AsKnownOn != nil {
		day, err := edtf.Parse(*l.AsKnownOn)
		if err != nil {
			return out, badInput("lens: asKnownOn: %v", err)
		}
		out.AsKnownOn = graph.Date{Date: day}
	}
	for _, list := range []struct {
		from *[]graphql.ID
		to   *[]graph.ID
	}{{l.Datasets, &out.Datasets}, {l.Sources, &out.Sources}, {l.Without, &out.Without}} {
		if list.from != nil {
			*list.to = graphIDs(*list.from)
		}
	}
	return out, nil
}

// under gives what was walked as it is under a lens: itself, but where an
// Identity is taken back. What a lens names is looked up once a request.
func (c *cohort) under(ctx context.Context, l *lens) (*cohort, contrast.Lens, error) {
	under, err := l.lens()
	if err != nil || under.IsZero() {
		return c, under, err
	}
	if under.Profile != "" && graph.Get[*graph.Profile](c.part, under.Profile) == nil {
		return nil, under, notFound("profile", under.Profile)
	}
	taken, err := c.s.taken(ctx, under)
	if err != nil || len(taken) == 0 {
		return c, under, err
	}
	in, err := c.reach(ctx, fmt.Sprint(toApart, taken), func(ctx context.Context) (*cohort, error) {
		part, err := ask.Apart(ctx, c.s.store, c.part, taken, c.asked()...)
		if err != nil {
			return nil, err
		}
		return &cohort{s: c.s, records: part.Records, part: part, hearings: c.hearings}, nil
	})
	return in, under, err
}

// asked are the claims whose contrasts the cohort was walked for.
func (c *cohort) asked() []graph.ID {
	if c.heard != nil {
		return slices.Sorted(maps.Keys(c.heard))
	}
	return c.ids(graph.KindClaim)
}

// checked is what a lens was found to name.
type checked struct {
	once  sync.Once
	taken []graph.ID
	err   error
}

// taken are the identities that a lens takes back; it fails where the lens
// names what is not there. A profile is looked up in what was walked.
func (s *session) taken(ctx context.Context, l contrast.Lens) ([]graph.ID, error) {
	l.Profile = ""
	key := fmt.Sprint(l.Datasets, l.Sources, l.Without)
	s.mu.Lock()
	found := s.lenses[key]
	if found == nil {
		found = &checked{}
		if s.lenses == nil {
			s.lenses = map[string]*checked{}
		}
		s.lenses[key] = found
	}
	s.mu.Unlock()
	found.once.Do(func() { found.taken, found.err = ask.Check(ctx, s.store, l) })
	return found.taken, found.err
}

// lensLoss resolves the type LeftOut.
type lensLoss struct {
	l  contrast.LeftOut
	in *cohort
}

// Reason is why.
func (l *lensLoss) Reason() string { return enum(string(l.l.Reason)) }

// Claims is how many.
func (l *lensLoss) Claims() int32 { return int32(l.l.Claims) }

// Sources are those that say them.
func (l *lensLoss) Sources(ctx context.Context) ([]*source, error) {
	return refs(ctx, l.in, l.l.Sources, newSource)
}
