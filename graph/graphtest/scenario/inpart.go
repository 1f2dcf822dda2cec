package scenario

import (
	"context"
	"maps"
	"slices"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
)

// InPart asks the pure functions, in what was walked or [Derived].
func InPart(part *graph.Part) Asker { return inPart{part} }

// InStore asks a store: one walk for each question (two where it is who is
// silent), and the pure functions in what it fetched.
func InStore(store graph.Reader) Asker { return inStore{store} }

type inPart struct{ part *graph.Part }

func (a inPart) Ask(_ context.Context, q Asked) (Answer, error) {
	part, lens := a.part, q.Lens.contrast()
	var kept []*graph.Identity
	var records []graph.Record
	for _, id := range slices.Sorted(maps.Keys(part.Records)) {
		r := part.Records[id]
		records = append(records, r)
		if i, ok := r.(*graph.Identity); ok && !slices.Contains(lens.Without, id) {
			kept = append(kept, i)
		}
	}
	if len(kept) < len(identities(records)) {
		part = contrast.Apart(part, contrast.NewCanon(kept, contrast.Sharing(slices.Values(records))), q.Claim)
	}
	return askPart(part, part, q)
}

type inStore struct{ store graph.Reader }

func (a inStore) Ask(ctx context.Context, q Asked) (Answer, error) {
	part, err := ask.Contrasts(ctx, a.store, q.Lens.contrast(), q.Claim)
	if err != nil {
		return Answer{}, err
	}
	told := part
	if c := graph.Get[*graph.Claim](part, q.Claim); c != nil && q.Part == Silent {
		if told, err = a.store.Walk(ctx, contrast.SilentRoute(c.Derived.Questions...)); err != nil {
			return Answer{}, err
		}
	}
	return askPart(part, told, q)
}

// Walked asks a store with as few round trips as may be: one walk for all that
// these files ask, and others only where a lens leaves something out.
func Walked(ctx context.Context, store graph.Reader, files ...*File) (Asker, error) {
	var claims []graph.ID
	for _, f := range files {
		for _, s := range f.Scenarios {
			for _, x := range s.Expects {
				claims = append(claims, x.Claim)
			}
		}
	}
	slices.Sort(claims)
	part, err := ask.Walk(ctx, store, contrast.Route(slices.Compact(claims)...))
	if err != nil {
		return nil, err
	}
	var questions []graph.ID
	for id, r := range part.Records {
		if r.Kind() == graph.KindQuestion {
			questions = append(questions, id)
		}
	}
	slices.Sort(questions)
	told, err := store.Walk(ctx, contrast.SilentRoute(questions...))
	return walked{part, told, inStore{store}}, err
}

type walked struct {
	part, told *graph.Part
	store      inStore
}

func (a walked) Ask(ctx context.Context, q Asked) (Answer, error) {
	if q.Lens.Without != nil {
		return a.store.Ask(ctx, q)
	}
	return askPart(a.part, a.told, q)
}

func askPart(part, told *graph.Part, q Asked) (Answer, error) {
	c, err := contrast.Of(part, q.Claim, q.Lens.contrast())
	if err != nil {
		return Answer{}, err
	}
	out := Answer{
		Lists: map[Part][]Testimony{
			For: testimonies(c.For), Against: testimonies(c.Against), Consistent: testimonies(c.Consistent),
			Qualifying: testimonies(c.Qualifying), Undercut: testimonies(c.Undercut), Hinges: {},
		},
		Robust: string(c.Robust), Cut: c.Truncated, Interests: map[graph.ID][]string{},
		Roots: map[Part][]Root{RootsFor: roots(c.RootsFor), RootsAgainst: roots(c.RootsAgainst)},
	}
	for _, r := range c.Readings {
		out.Readings = append(out.Readings, Reading{r.Profile.ID, string(r.Standing), r.Presumptive, testimonies(r.DecidedBy)})
	}
	out.beside(c, told)
	return out, nil
}

// contrast is the lens as package contrast has it.
func (l Lens) contrast() contrast.Lens {
	return contrast.Lens{Profile: l.Profile, AsKnownOn: l.AsKnownOn, Datasets: l.Datasets, Sources: l.Sources, Without: l.Without}
}

// beside adds what a contrast shows beside its lists.
func (a *Answer) beside(c *contrast.Contrast, told *graph.Part) {
	hinges, _ := c.Hinges()
	for _, h := range hinges {
		a.Lists[Hinges] = append(a.Lists[Hinges], testimonies([]*contrast.Testimony{h.Testimony})...)
	}
	for _, i := range c.Interests() {
		for _, m := range i.Motives {
			a.Interests[i.Testimony.From] = append(a.Interests[i.Testimony.From], string(m))
		}
	}
	for _, s := range c.Silent(told) {
		a.Silent = append(a.Silent, s.Source)
	}
	for _, l := range c.LeftOut {
		a.LeftOut += l.Claims
	}
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
