package contrast

import (
	"cmp"
	"fmt"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// Of works out the contrast of a claim in what was walked along Route. It is
// an ErrNotFound if the claim is not there.
func Of(part *graph.Part, claim graph.ID, lens Lens) (*Contrast, error) {
	c := graph.Get[*graph.Claim](part, claim)
	if c == nil {
		return nil, fmt.Errorf("claim %s: %w", claim, graph.ErrNotFound)
	}
	k := &court{part: part, Vocabulary: NewVocabulary(part), lens: lens}
	profiles, err := k.profiles()
	if err != nil {
		return nil, err
	}
	out := &Contrast{Claim: c, Revision: part.Revision, Left: k.left(c)}
	var sorted lists
	for _, id := range c.Derived.Questions {
		if q := graph.Get[*graph.Question](part, id); q != nil {
			out.Questions = append(out.Questions, q)
			k.add(out, &sorted, k.hear(q, c), profiles)
		}
	}
	sorted.qualifying = append(sorted.qualifying, k.selfContradictions(c, sorted.against)...)
	sorted.qualifying = append(sorted.qualifying, k.onGrouping(c, first(out.Questions))...)
	if len(out.Questions) == 0 {
		sorted.qualifying = append(sorted.qualifying, k.comments(c)...)
	}
	k.finish(out, &sorted)
	return out, nil
}

// profiles are those to read under: all, or the lens's one.
func (k *court) profiles() ([]*graph.Profile, error) {
	if k.lens.Profile == "" {
		return k.Profiles, nil
	}
	i := slices.IndexFunc(k.Profiles, func(p *graph.Profile) bool { return p.ID == k.lens.Profile })
	if i < 0 {
		return nil, fmt.Errorf("profile %s: %w", k.lens.Profile, graph.ErrNotFound)
	}
	return k.Profiles[i : i+1], nil
}

type lists struct {
	carries, against, consistent, qualifying, undercut, own []*testimony
}

func (l *lists) all() [][]*testimony {
	return [][]*testimony{l.carries, l.against, l.consistent, l.qualifying, l.undercut}
}

// add hears one of the claim's questions.
func (k *court) add(out *Contrast, sorted *lists, h *hearing, profiles []*graph.Profile) {
	answer, ok := k.answerIn(h, out.Claim)
	bs := bearings(h, out.Claim, answer, ok)
	for _, b := range bs {
		if !isFlag(b.Evidence) || b.On == out.Claim.ID {
			sorted.place(b)
		}
	}
	out.trials = append(out.trials, trial{h, bs})
	out.Truncated = out.Truncated || h.cut
	out.Readings = joined(out.Readings, k.readings(h, bs, profiles))
}

func (l *lists) place(b bearing) {
	t := b.testimony
	t.Self = b.own
	t.Bounds = b.bounds.words()
	switch {
	case b.own && !t.out:
		l.own = append(l.own, t)
	case t.comment:
		l.qualifying = append(l.qualifying, t)
	case t.out && (b.conflict == edtf.Definite || b.carries):
		t.oppose(b.relation)
		l.undercut = append(l.undercut, t)
	case b.conflict == edtf.Definite:
		t.oppose(b.relation)
		l.against = append(l.against, t)
	case b.conflict == edtf.Possible:
		t.Opposition = Tension
		l.qualifying = append(l.qualifying, t)
	case b.carries:
		l.carries = append(l.carries, t)
	default:
		l.consistent = append(l.consistent, t)
	}
}

func (t *testimony) oppose(r relation) {
	switch {
	case r.conflict != edtf.Definite:
	case r.contradictory:
		t.Opposition = Contradictory
	default:
		t.Opposition = Contrary
	}
}

// comments are what is asserted about a claim that answers no question, and
// the flags on it.
func (k *court) comments(c *graph.Claim) []*testimony {
	var out []*testimony
	for _, e := range k.assertionsOn(c.ID) {
		if from := graph.Get[*graph.Claim](k.part, e.From); from != nil && !k.left(from) {
			t := k.assertion(e, from, nil)
			t.comment = true
			k.undercut(t)
			out = append(out, t)
		}
	}
	for _, r := range k.part.In(c.ID, graph.Target) {
		if e, ok := r.(*graph.Evidence); ok && isFlag(e) {
			if e = k.checkedAgain(e); e != nil && !k.leftOut(e) {
				out = append(out, &testimony{Testimony: &Testimony{Evidence: e}, claim: c, comment: true})
			}
		}
	}
	return out
}

func (k *court) finish(out *Contrast, l *lists) {
	for _, ts := range l.all() {
		sortTestimony(ts)
	}
	out.court, out.heard = k, *l
	out.For, out.Against, out.Consistent = public(l.carries), public(l.against), public(l.consistent)
	out.Undercut = public(l.undercut)
	out.Qualifying = slices.DeleteFunc(public(l.qualifying), func(t *Testimony) bool {
		return slices.ContainsFunc(slices.Concat(out.For, out.Against, out.Consistent, out.Undercut), func(x *Testimony) bool { return x.ID == t.ID })
	})
	out.RootsFor, out.RootsAgainst = k.roots(l.carries), k.roots(l.against)
	out.Robust = robust(out.Readings)
	out.Datasets = k.datasetsOf(out, l)
	out.LeftOut = k.leavingsOf()
}

func public(ts []*testimony) []*Testimony {
	out := make([]*Testimony, 0, len(ts))
	seen := map[graph.ID]bool{}
	for _, t := range ts {
		if !seen[t.ID] {
			seen[t.ID] = true
			out = append(out, t.Testimony)
		}
	}
	return out
}

// datasetsOf are the datasets that the claim and the testimony come from.
func (k *court) datasetsOf(out *Contrast, l *lists) []*graph.Dataset {
	slugs := map[string]bool{out.Claim.Dataset: true}
	for _, ts := range l.all() {
		for _, t := range ts {
			slugs[t.Dataset] = true
			for _, c := range k.witnesses(t) {
				slugs[c.Dataset] = true
			}
		}
	}
	return k.datasetsNamed(slugs)
}

func (k *court) datasetsNamed(slugs map[string]bool) []*graph.Dataset {
	var ds []*graph.Dataset
	for slug := range slugs {
		if d := k.Datasets[slug]; d != nil {
			ds = append(ds, d)
		}
	}
	slices.SortFunc(ds, func(a, b *graph.Dataset) int { return cmp.Compare(a.ID, b.ID) })
	return ds
}

func first(qs []*graph.Question) *graph.Question {
	if len(qs) == 0 {
		return nil
	}
	return qs[0]
}
