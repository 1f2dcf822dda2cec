package compare

import (
	"fmt"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// absent finds which sources are silent, and whom the others leave out.
func (r *reading) absent() {
	for i, source := range r.ask.Sources {
		found := r.omittedByGrouping(source)
		if r.isSilent(i) {
			r.out.Silent = append(r.out.Silent, Silence{source, r.spokenOf(source)})
		} else {
			found = r.omitted(i, found)
		}
		slices.SortFunc(found, func(a, b Omission) int { return r.byName(a.Subject, b.Subject) })
		r.out.LeftOut = append(r.out.LeftOut, found...)
	}
}

func (r *reading) isSilent(i int) bool {
	return !slices.ContainsFunc(r.out.Rows, func(row Row) bool { return row.Cells[i].speaks() })
}

// spokenOf counts the claims of a source on the event and its parts, but for
// those that the lens leaves out.
func (r *reading) spokenOf(source graph.ID) int {
	seen := map[graph.ID]bool{}
	for _, event := range r.events() {
		for _, id := range r.part.InIDs(event, graph.At) {
			if c := graph.Get[*graph.Claim](r.part, id); c != nil && c.Source == source && !r.leaves(c) {
				seen[id] = true
			}
		}
	}
	return len(seen)
}

// leaves reports whether the lens leaves a claim out.
func (r *reading) leaves(c *graph.Claim) bool { return contrast.Leaves(r.part, r.ask.Lens, c) }

// events are the event, those that an Identity joins to it, unless the lens
// takes that back, and the parts of all of them.
func (r *reading) events() []graph.ID {
	out := []graph.ID{r.out.Event.ID}
	for _, x := range r.part.In(r.out.Event.ID, graph.Joins) {
		if i, ok := x.(*graph.Identity); ok && !i.Differ && !slices.Contains(r.ask.Lens.Without, i.ID) {
			out = append(out, i.A, i.B)
		}
	}
	for i := 0; i < len(out); i++ {
		for _, part := range r.part.InIDs(out[i], graph.PartOf) {
			if !slices.Contains(out, part) {
				out = append(out, part)
			}
		}
	}
	return out
}

// omitted adds those whom other sources place to what a grouping of the i-th
// source leaves out.
func (r *reading) omitted(i int, found []Omission) []Omission {
	for _, row := range r.out.Rows {
		if row.Cells[i].speaks() {
			continue
		}
		by := row.placedBy()
		if len(by) == 0 {
			continue
		}
		if at := slices.IndexFunc(found, func(o Omission) bool { return o.Subject == row.Subject }); at >= 0 {
			found[at].PlacedBy = by
			continue
		}
		found = append(found, Omission{
			Source: r.ask.Sources[i], Subject: row.Subject, PlacedBy: by, Certainty: graph.Definite,
			Because: r.name(row.Subject) + " is placed by others, and not here.",
		})
	}
	return found
}

// placedBy are the sources that place him by testimony that counts.
func (row Row) placedBy() []graph.ID {
	var out []graph.ID
	for _, c := range row.Cells {
		if slices.ContainsFunc(c.testimony(), counts) {
			out = append(out, c.Source)
		}
	}
	return out
}

// omittedByGrouping are those whom a source's own grouping of the event ought
// to place on the scale: members of the body that it says it sorts in full,
// and members of a group that it gives no grade.
func (r *reading) omittedByGrouping(source graph.ID) []Omission {
	var out []Omission
	for _, x := range r.part.In(source, graph.SaidIn) {
		c, ok := x.(*graph.Claim)
		if !ok || !c.Modality.Counts() || r.leaves(c) || !slices.Contains(c.Derived.Events, r.out.Event.ID) {
			continue
		}
		if f, ok := c.Form.(*graph.Grouping); ok && r.sortsOnScale(f) {
			for _, o := range r.ungraded(c, f) {
				if !r.hasPlaced(source, o.Subject) && !slices.ContainsFunc(out, func(p Omission) bool { return p.Subject == o.Subject }) {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// hasPlaced reports whether a source places someone, even if it does not count.
func (r *reading) hasPlaced(source, subject graph.ID) bool {
	return slices.ContainsFunc(r.out.Rows, func(row Row) bool {
		return row.Subject == subject && slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Source == source && c.speaks() })
	})
}

func (r *reading) sortsOnScale(f *graph.Grouping) bool {
	return slices.ContainsFunc(f.Groups, func(g graph.Group) bool { return r.isGraded(g) })
}

func (r *reading) isGraded(g graph.Group) bool {
	return slices.ContainsFunc(g.Placements, func(p graph.Placement) bool { return p.Scale == r.out.Scale.ID })
}

// ungraded are those whom one grouping gives no grade on the scale.
func (r *reading) ungraded(c *graph.Claim, f *graph.Grouping) []Omission {
	canon := r.canon()
	in := map[graph.ID]string{} // the group, by canonical member
	var out []Omission
	for _, g := range f.Groups {
		for _, m := range g.Members {
			who := canon.Of(m)
			in[who] = g.Label
			if !r.isGraded(g) {
				out = append(out, Omission{
					Source: c.Source, Subject: who, Grouping: c, Certainty: graph.Definite,
					Because: fmt.Sprintf("%s is in the group “%s”, which is given no grade on this scale.", r.name(who), g.Label),
				})
			}
		}
	}
	for _, m := range r.sorted(f, canon) {
		if _, grouped := in[m.person]; !grouped && f.Exhaustive {
			out = append(out, Omission{
				Source: c.Source, Subject: m.person, Grouping: c, Certainty: m.certainty,
				Because: fmt.Sprintf("%s is in none of the groups, though these claim to sort all.", m.because),
			})
		}
	}
	return out
}
