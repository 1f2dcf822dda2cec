package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// tenancies sorts the testimony on one office of one person by what it says of
// the time that is asked about.
type tenancies struct {
	Office
	heard []*testimony
	best  *testimony // of what counts and has him there: the surest, the first of them
	how   edtf.Certainty
}

// holder is one person in one office at the time; nil if nothing that counts
// has him there.
func (o Office) holder(h *hearing) *Holder {
	d := &tenancies{Office: o}
	for _, t := range h.testimony {
		if !t.comment && t.speaks() {
			d.heard = append(d.heard, t)
		}
	}
	for _, t := range d.heard {
		if how := d.has(t); how > d.how {
			d.best, d.how = t, how
		}
	}
	if d.best == nil {
		return nil
	}
	out := &Holder{Question: h.question, Certainty: graph.Definite}
	for _, t := range d.heard {
		out.Disputed = out.Disputed || d.excludes(t) == edtf.Definite
	}
	if d.how != edtf.Definite || out.Disputed {
		out.Certainty = graph.PossibleOnly
	}
	d.sort(out)
	return out
}

// speaks: it says of some time that he held the office, or did not.
func (t *testimony) speaks() bool {
	return t.Stance != graph.Qualifies && t.answer.form == graph.FormTenure
}

// has says whether a testimony that counts has him there at the time. At
// whatever time means: ever.
func (d *tenancies) has(t *testimony) edtf.Certainty {
	s := t.answer.spell
	switch {
	case !t.counts() || s.denied || t.answer.not:
		return edtf.No
	case d.When.IsZero():
		return sureOf(t, edtf.Definite)
	case d.Some:
		return sureOf(t, duringEvent(s, d.When))
	}
	return sureOf(t, s.covers(d.When))
}

func sureOf(t *testimony, how edtf.Certainty) edtf.Certainty {
	if t.Certainty == graph.PossibleOnly {
		return min(how, edtf.Possible)
	}
	return how
}

// excludes says whether a testimony that counts speaks against what has him
// there best: a source denies the office then, or that account of it; or
// another account of the same term leaves the time out, or, of a source that
// lists all there is, has none then.
func (d *tenancies) excludes(t *testimony) edtf.Certainty {
	s := t.answer.spell
	switch {
	case !t.counts():
		return edtf.No
	case t.answer.not:
		return d.deniesAccount(t)
	case s.denied:
		return sureOf(t, d.denies(s))
	case t.source() == d.best.source() || !s.isTerm() || d.has(t) > edtf.No || d.sourceHas(t.source()):
		return edtf.No
	case t.claim.Derived.SourceComplete || s.outer().meets(d.best.answer.spell.outer()):
		return sureOf(t, edtf.Definite)
	}
	return edtf.No
}

// deniesAccount: “not so” is said of one account alone. It excludes him surely
// where no other has him there as well.
func (d *tenancies) deniesAccount(t *testimony) edtf.Certainty {
	out := edtf.No
	for _, other := range d.heard {
		switch {
		case d.has(other) == edtf.No:
		case t.onClaim != nil && other.From == t.onClaim.ID:
			out = max(out, edtf.Definite)
		case d.has(other) == d.how:
			return edtf.Possible
		}
	}
	return out
}

func (d *tenancies) denies(s spell) edtf.Certainty {
	out, when := s.denial(), extentOf(d.When)
	switch {
	case d.When.IsZero():
		return edtf.Possible
	case out.sure && when.sure && when.within(out):
		return edtf.Definite
	case s.outer().meets(when) || out.meets(when):
		return edtf.Possible
	}
	return edtf.No
}

func (d *tenancies) sourceHas(source graph.ID) bool {
	return slices.ContainsFunc(d.heard, func(t *testimony) bool { return t.source() == source && d.has(t) > edtf.No })
}

// source is the one whose account a testimony is.
func (t *testimony) source() graph.ID {
	if t.Rule == AssertedRule {
		return t.Evidence.Source
	}
	return t.claim.Source
}

// sort makes accounts of the testimony, source by source. What excludes stands
// by itself where its source also has him there.
func (d *tenancies) sort(out *Holder) {
	var order []graph.ID
	said := map[graph.ID][]*testimony{}
	for _, t := range d.heard {
		if said[t.source()] == nil {
			order = append(order, t.source())
		}
		said[t.source()] = append(said[t.source()], t)
	}
	slices.Sort(order)
	for _, source := range order {
		all := said[source]
		against := slices.DeleteFunc(slices.Clone(all), func(t *testimony) bool { return d.excludes(t) == edtf.No })
		rest := slices.DeleteFunc(slices.Clone(all), func(t *testimony) bool { return d.excludes(t) > edtf.No })
		switch {
		case d.sourceHas(source):
			out.For = append(out.For, tenancyOf(source, rest, d.has))
			if len(against) > 0 {
				out.Against = append(out.Against, tenancyOf(source, against, d.excludes))
			}
		case len(against) > 0:
			out.Against = append(out.Against, tenancyOf(source, all, d.excludes))
		default:
			out.Other = append(out.Other, tenancyOf(source, all, d.has))
		}
	}
}

// tenancyOf is an account, as sure as what of it has him there, or excludes
// it.
func tenancyOf(source graph.ID, ts []*testimony, how func(*testimony) edtf.Certainty) Tenancy {
	slices.SortStableFunc(ts, func(a, b *testimony) int {
		return cmp.Compare(a.answer.spell.firstDay(), b.answer.spell.firstDay())
	})
	out := Tenancy{Source: source, Certainty: graph.PossibleOnly, Testimony: public(ts)}
	if slices.ContainsFunc(ts, func(t *testimony) bool { return how(t) == edtf.Definite }) {
		out.Certainty = graph.Definite
	}
	return out
}

// firstDay is the day that a spell, or what is attested, is put in order by.
func (s spell) firstDay() edtf.Day {
	if !s.attested.IsZero() {
		return s.outer().lo
	}
	return s.from()
}
