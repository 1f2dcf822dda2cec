package compare

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// apart finds who is placed apart, within each source and between any two.
func (r *reading) apart() {
	var within, between []Apart
	for _, row := range r.out.Rows {
		for i, c := range row.Cells {
			within = append(within, r.within(row.Subject, c)...)
			for _, other := range row.Cells[i+1:] {
				if a, found := r.between(row.Subject, c, other); found {
					between = append(between, a)
				}
			}
		}
	}
	r.out.Movers = append(within, between...)
	for _, a := range between {
		if a.Excludes {
			r.out.Disagreements = append(r.out.Disagreements, a)
		}
	}
	slices.SortStableFunc(r.out.Disagreements, func(a, b Apart) int { return cmp.Compare(b.Distance, a.Distance) })
}

// between is how two sources place someone apart: found is false where one is
// silent, or some of their grades meet and nothing excludes.
func (r *reading) between(subject graph.ID, a, b Cell) (widest Apart, found bool) {
	meet := false
	for _, x := range definite(a) {
		for _, y := range definite(b) {
			one := Apart{Subject: subject, From: Placed{a.Source, x}, To: Placed{b.Source, y}, Distance: r.distance(x, y)}
			if one.Distance == 0 {
				meet = true
				continue
			}
			one.Excludes = r.exclude(x, y)
			if !found || one.wider(widest) {
				widest, found = one, true
			}
		}
	}
	return widest, found && (widest.Excludes || !meet)
}

func (a Apart) wider(b Apart) bool {
	if a.Excludes != b.Excludes {
		return a.Excludes
	}
	return a.Distance > b.Distance
}

// within finds where one source moves someone, and notes where it has him
// stand twice.
func (r *reading) within(subject graph.ID, c Cell) []Apart {
	var moves []Apart
	var twice *Twice
	ts := definite(c)
	for i, x := range ts {
		for _, y := range ts[i+1:] {
			d := r.distance(x, y)
			excludes := d > 0 && r.exclude(x, y)
			if d > 0 && x.AsOf.String() != y.AsOf.String() {
				moves = append(moves, Apart{subject, Placed{c.Source, x}, Placed{c.Source, y}, d, excludes})
			}
			if (excludes || r.twoGroups(x, y)) && (twice == nil || excludes && !twice.Excludes) {
				twice = &Twice{c.Source, subject, x, y, excludes}
			}
		}
	}
	if twice != nil {
		r.out.Twice = append(r.out.Twice, *twice)
	}
	return moves
}

// twoGroups: the two come from two places in one grouping.
func (r *reading) twoGroups(a, b *contrast.Testimony) bool {
	x, y := graph.Get[*graph.Claim](r.part, a.From), graph.Get[*graph.Claim](r.part, b.From)
	return x.ID != y.ID && x.Grouping != "" && x.Grouping == y.Grouping && a.Rule == contrast.Direct && b.Rule == contrast.Direct
}

// definite is the testimony of a cell that counts and certainly bears on him.
func definite(c Cell) []*contrast.Testimony {
	return slices.DeleteFunc(c.testimony(), func(t *contrast.Testimony) bool { return !counts(t) || t.Certainty == graph.PossibleOnly })
}

// counts: nothing undercuts a testimony that is not undercut itself, nor is it
// in a cycle of undercuts.
func counts(t *contrast.Testimony) bool { return !t.Dropped && !t.Flagged }

// distance is the smallest difference of rank between two sets of grades, 0
// where they overlap.
func (r *reading) distance(a, b *contrast.Testimony) int {
	least := -1
	for _, x := range r.ranks(a) {
		for _, y := range r.ranks(b) {
			if d := max(x-y, y-x); least < 0 || d < least {
				least = d
			}
		}
	}
	return max(least, 0)
}

func (r *reading) ranks(t *contrast.Testimony) []int {
	var out []int
	for _, g := range r.out.Scale.Grades {
		if slices.Contains(t.Value.Grades, g.Slug) {
			out = append(out, g.Rank)
		}
	}
	return out
}

// exclude reports whether two testimonies on one person can't both be true:
// whether a question on which they alone testify would be disputed.
func (r *reading) exclude(a, b *contrast.Testimony) bool {
	q := &graph.Question{
		Meta: graph.Meta{ID: graph.Own + ":q--apart", Dataset: graph.Own},
		Form: graph.FormAttribution, Event: r.out.Event.ID, Scale: r.out.Scale.ID,
	}
	small := graph.NewPart(r.part.Revision)
	small.AddWith(r.out.Scale)
	for i, t := range []*contrast.Testimony{a, b} {
		e := *t.Evidence
		e.ID, e.Rule, e.Question, e.Premises = []graph.ID{graph.Own + ":e--first", graph.Own + ":e--second"}[i], contrast.Inherited, q.ID, nil
		small.Records[e.ID], small.Records[e.From] = &e, r.part.Records[e.From]
		small.Link(q.ID, graph.BearsOn, true, e.ID)
	}
	contrast.Count(small, q)
	return q.Disputed
}
