package loaders

import (
	"cmp"
	"slices"

	"onus/graph"
)

// resolve fills in what an author may leave out, from the records referred
// to: claimants, the time of making and the day of a body from the source of
// a claim, the name of a passage; and puts grades into the order of ranks.
// The bundle has been checked.
func (w *world) resolve() {
	for i := range w.items {
		switch x := w.items[i].Record.(type) {
		case *graph.Claim:
			w.resolveClaim(x)
		case *graph.Passage:
			x.Name = w.passageName(x)
		case *graph.Act:
			for j := range x.Implies {
				w.ranked(x.Implies[j].Scale, x.Implies[j].Grades)
			}
		case *graph.Presumption:
			w.ranked(x.Scale, x.Grades)
		case *graph.Event:
			x.EventKind = cmp.Or(x.EventKind, graph.Happening)
		case *graph.Profile:
			x.Shipped = w.slug == BaseSlug
		}
	}
}

func (w *world) resolveClaim(c *graph.Claim) {
	s := lookup[*graph.Source](w, c.Source)
	if s == nil {
		return
	}
	if len(c.Claimants) == 0 {
		c.Claimants = slices.Clone(s.Authors)
	}
	if c.Made.IsZero() {
		c.Made = s.Created
	}
	isRecord := s.Genre.Class() == graph.ClassRecord
	switch f := c.Form.(type) {
	case *graph.Attribution:
		w.ranked(f.Scale, f.Grades)
		onMaking(&f.On, c, isRecord && (f.Each || f.Exclusive))
	case *graph.Deed:
		onMaking(&f.On, c, isRecord && (f.Each || f.Exclusive))
	case *graph.Grouping:
		onMaking(&f.On, c, isRecord && f.Body != "")
		for _, g := range f.Groups {
			for _, p := range g.Placements {
				w.ranked(p.Scale, p.Grades)
			}
		}
	}
}

func onMaking(on *graph.Date, c *graph.Claim, wanted bool) {
	if wanted && on.IsZero() {
		*on = c.Made
	}
}

func (w *world) ranked(scale graph.ID, grades []string) {
	if s := lookup[*graph.Scale](w, scale); s != nil {
		slices.SortFunc(grades, func(a, b string) int { return cmp.Compare(rankIn(s, a), rankIn(s, b)) })
	}
}

func (w *world) passageName(p *graph.Passage) string {
	name := string(p.Source)
	if s := w.record(p.Source); s != nil {
		name = s.Base().Name
	}
	if p.Locator != "" {
		name += ", " + p.Locator
	}
	return name
}
