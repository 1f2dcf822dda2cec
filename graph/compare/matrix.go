package compare

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// row is what each source puts into one question.
func (r *reading) row(q *graph.Question) (Row, error) {
	row := Row{Subject: q.Subject}
	by := r.testifying(q)
	for _, source := range r.ask.Sources {
		cell := Cell{Source: source}
		if len(by[source]) > 0 {
			ts, err := r.heard(q, source, by)
			if err != nil {
				return row, err
			}
			cell.Places = r.places(ts)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, nil
}

// testifying are the claims from which testimony on a question comes, by their
// source: those that answer it, and those that rules carry there.
func (r *reading) testifying(q *graph.Question) map[graph.ID][]graph.ID {
	by := map[graph.ID][]graph.ID{}
	seen := map[graph.ID]bool{}
	add := func(c *graph.Claim) {
		if c != nil && !seen[c.ID] && speaksForSource(c) {
			seen[c.ID] = true
			by[c.Source] = append(by[c.Source], c.ID)
		}
	}
	for _, id := range slices.Concat(r.part.InIDs(q.ID, graph.Answers), r.part.InIDs(q.ID, graph.BearsOn), q.Deciding) {
		switch x := r.part.Records[id].(type) {
		case *graph.Claim:
			add(x)
		case *graph.Evidence:
			for _, id := range append([]graph.ID{x.From}, x.Premises...) {
				add(graph.Get[*graph.Claim](r.part, id))
			}
		}
	}
	return by
}

// speaksForSource: what is carried is this claim's. A tenure only says who was
// there, whichever source has it.
func speaksForSource(c *graph.Claim) bool {
	return c.Form.Form() == graph.FormAttribution || c.Form.Form() == graph.FormAct
}

// heard is what one source puts into a question: the reading of a contrast
// under a lens that leaves out what all others say there. So a rule that adds
// up acts adds up those of this source.
func (r *reading) heard(q *graph.Question, source graph.ID, by map[graph.ID][]graph.ID) ([]*contrast.Testimony, error) {
	lens := r.ask.Lens
	lens.Without = slices.Clone(lens.Without)
	for other, claims := range by {
		if other != source {
			lens.Without = append(lens.Without, claims...)
		}
	}
	answers, err := contrast.Answers(r.part, q.ID, lens)
	if err != nil {
		return nil, err
	}
	var out []*contrast.Testimony
	for _, a := range answers {
		for _, t := range a.Evidence {
			if c := graph.Get[*graph.Claim](r.part, t.From); c != nil && c.Source == source && t.Rule != contrast.AssertedRule && len(t.Value.Grades) > 0 {
				out = append(out, t)
			}
		}
	}
	slices.SortFunc(out, func(a, b *contrast.Testimony) int {
		return cmp.Or(compareDates(a.AsOf, b.AsOf), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

func compareDates(a, b graph.Date) int {
	x, known := a.Earliest()
	y, also := b.Earliest()
	switch {
	case known && also:
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.String(), b.String()))
	case known:
		return -1
	case also:
		return 1
	}
	return 0
}

// places gathers the testimony of a cell by as of.
func (r *reading) places(ts []*contrast.Testimony) []Place {
	var out []Place
	at := map[string]int{}
	for _, t := range ts {
		when := r.when(t)
		i, known := at[when]
		if !known {
			i = len(out)
			at[when] = i
			out = append(out, Place{AsOf: t.AsOf, AsOfEvent: t.AsOfEvent})
		}
		out[i].Testimony = append(out[i].Testimony, t)
	}
	for i := range out {
		r.sum(&out[i])
	}
	return out
}

// sum is what the testimony on a place comes to: that which counts, or all of
// it where none does.
func (r *reading) sum(p *Place) {
	heard := slices.DeleteFunc(slices.Clone(p.Testimony), func(t *contrast.Testimony) bool { return !counts(t) })
	if p.Undercut = len(heard) == 0; p.Undercut {
		heard = p.Testimony
	}
	p.Grades, p.Certainty = r.leftOpen(heard), graph.PossibleOnly
	if slices.ContainsFunc(heard, func(t *contrast.Testimony) bool { return t.Certainty != graph.PossibleOnly }) {
		p.Certainty = graph.Definite
	}
}

// when is the time of a testimony as far as comparing goes: as ofs that are
// written alike are one time; on a fixed scale all are.
func (r *reading) when(t *contrast.Testimony) string {
	if !r.out.Scale.Monotone {
		return ""
	}
	return cmp.Or(t.AsOf.String(), string(t.AsOfEvent))
}

// leftOpen are the grades that all testimony leaves open; where that is none,
// all that are given.
func (r *reading) leftOpen(ts []*contrast.Testimony) []string {
	meet, join := ts[0].Value.Grades, ts[0].Value.Grades
	for _, t := range ts[1:] {
		meet = r.only(func(slug string) bool { return slices.Contains(meet, slug) && slices.Contains(t.Value.Grades, slug) })
		join = r.only(func(slug string) bool { return slices.Contains(join, slug) || slices.Contains(t.Value.Grades, slug) })
	}
	if len(meet) == 0 {
		return join
	}
	return meet
}

// only are the grades of the scale for which that holds, in its order.
func (r *reading) only(holds func(string) bool) []string {
	var out []string
	for _, g := range r.out.Scale.Grades {
		if holds(g.Slug) {
			out = append(out, g.Slug)
		}
	}
	return out
}
