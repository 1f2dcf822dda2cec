package scenario

import (
	"context"
	"fmt"

	"onus/graph"
	"onus/graph/contrast"
)

// InPart asks the pure functions, in what was walked or [Derived].
func InPart(part *graph.Part) Asker { return inPart{part} }

// InStore asks a store: one walk along contrast.Route for each question, and
// the pure functions in what it fetched.
func InStore(store graph.Reader) Asker { return inStore{store} }

type inPart struct{ part *graph.Part }

func (a inPart) Ask(_ context.Context, q Asked) (Answer, error) { return askPart(a.part, q) }

type inStore struct{ store graph.Reader }

func (a inStore) Ask(ctx context.Context, q Asked) (Answer, error) {
	part, err := a.store.Walk(ctx, contrast.Route(q.Claim))
	if err != nil {
		return Answer{}, err
	}
	return askPart(part, q)
}

func askPart(part *graph.Part, q Asked) (Answer, error) {
	lens, err := q.Lens.contrast()
	if err != nil {
		return Answer{}, err
	}
	c, err := contrast.Of(part, q.Claim, lens)
	if err != nil {
		return Answer{}, err
	}
	out := Answer{
		Lists: map[Part][]Testimony{
			For: testimonies(c.For), Against: testimonies(c.Against), Consistent: testimonies(c.Consistent),
			Qualifying: testimonies(c.Qualifying), Undercut: testimonies(c.Undercut),
		},
		Robust: string(c.Robust), Cut: c.Truncated,
		Roots: map[Part][]Root{RootsFor: roots(c.RootsFor), RootsAgainst: roots(c.RootsAgainst)},
	}
	for _, r := range c.Readings {
		out.Readings = append(out.Readings, Reading{r.Profile.ID, string(r.Standing), r.Presumptive, testimonies(r.DecidedBy)})
	}
	return out, beside(c, q.Part, &out)
}

// contrast is the lens as package contrast has it.
func (l Lens) contrast() (contrast.Lens, error) {
	if !l.AsKnownOn.IsZero() || l.Datasets != nil || l.Sources != nil {
		return contrast.Lens{}, fmt.Errorf("no lens yet: as known on, only")
	}
	return contrast.Lens{Profile: l.Profile, Without: l.Without}, nil
}

// beside adds what a contrast shows beside its lists.
func beside(_ *contrast.Contrast, part Part, _ *Answer) error {
	switch part {
	case Hinges, Interests, Silent, LeftOut:
		return fmt.Errorf("no %s yet", part)
	}
	return nil
}

func testimonies(ts []*contrast.Testimony) []Testimony {
	out := make([]Testimony, len(ts))
	for i, t := range ts {
		puts, asOf, flagged, premises := contrast.SaysValue(t.Value), t.AsOf.String(), t.Flagged, t.Premises
		out[i] = Testimony{
			Rule: t.Rule, From: t.From, Opposition: string(t.Opposition), Force: string(t.Force), Certainty: string(t.Certainty),
			Flagged: &flagged, Puts: &puts, AsOf: &asOf, RestsOn: &premises,
		}
		for _, u := range t.UndercutBy {
			out[i].UndercutBy = append(out[i].UndercutBy, u.ID)
		}
	}
	return out
}

func roots(rs []contrast.Root) []Root {
	out := make([]Root, len(rs))
	for i, r := range rs {
		out[i] = Root{r.Claimant, r.Source}
	}
	return out
}
