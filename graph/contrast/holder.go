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
	heard  []*testimony
	best   *testimony // of what has him there: the surest, the first of them
	how    edtf.Certainty
	fallen bool // nothing but what is undercut has him there
}

// voice is whose account a testimony is: a source's, or else an editor's.
type voice struct {
	source graph.ID
	editor string
}

// holder is one person in one office at the time; nil if nothing has him
// there, not even what is undercut.
func (o Office) holder(h *hearing) *Holder {
	d := &tenancies{Office: o}
	for _, t := range h.testimony {
		if !t.comment && t.speaks() {
			d.heard = append(d.heard, t)
		}
	}
	if d.find(); d.best == nil {
		d.fallen = true
		d.find()
	}
	if d.best == nil {
		return nil
	}
	out := &Holder{Question: h.question}
	for _, t := range d.heard {
		out.Disputed = out.Disputed || d.excludes(t) == edtf.Definite
	}
	switch {
	case d.fallen:
	case d.how != edtf.Definite || out.Disputed:
		out.Certainty = graph.PossibleOnly
	default:
		out.Certainty = graph.Definite
	}
	d.sort(out)
	return out
}

func (d *tenancies) find() {
	for _, t := range d.heard {
		if how := d.has(t); how > d.how {
			d.best, d.how = t, how
		}
	}
}

// speaks: it says of some time that he held the office, or did not.
func (t *testimony) speaks() bool {
	return t.Stance != graph.Qualifies && t.answer.form == graph.FormTenure
}

// has says whether a testimony has him there at the time. At whatever time
// means: ever. One that is undercut does not, unless there is no other; one in
// a cycle of undercuts may.
func (d *tenancies) has(t *testimony) edtf.Certainty {
	s := t.answer.spell
	switch {
	case t.out && !d.fallen || s.denied || t.answer.not:
		return edtf.No
	case d.When.IsZero():
		return sureOf(t, edtf.Definite)
	case d.Some:
		return sureOf(t, duringEvent(s, d.When))
	}
	return sureOf(t, s.covers(d.When))
}

func sureOf(t *testimony, how edtf.Certainty) edtf.Certainty {
	if t.Certainty == graph.PossibleOnly || t.Flagged {
		return min(how, edtf.Possible)
	}
	return how
}

// excludes says whether a testimony that is not undercut speaks against what
// has him there best: a source denies the office then, or that account of it; or
// another account of the same term leaves the time out, or, of a source that
// lists all there is, has none then.
func (d *tenancies) excludes(t *testimony) edtf.Certainty {
	s := t.answer.spell
	switch {
	case t.out:
		return edtf.No
	case t.answer.not:
		return sureOf(t, d.deniesAccount(t))
	case s.denied:
		return sureOf(t, d.denies(s))
	case t.voice() == d.best.voice() || !s.isTerm() || d.has(t) > edtf.No || d.voiceHas(t.voice()):
		return edtf.No
	case t.claim.Derived.SourceComplete || s.outer().meets(d.best.answer.spell.outer()):
		return sureOf(t, edtf.Definite)
	}
	return edtf.No
}

// deniesAccount: “not so” is said of one account alone. It excludes him surely
// where no other has him there as well; who supports that account is no other.
func (d *tenancies) deniesAccount(t *testimony) edtf.Certainty {
	out := edtf.No
	for _, other := range d.heard {
		switch {
		case d.has(other) == edtf.No:
		case t.onClaim != nil && (other.From == t.onClaim.ID || other.onClaim == t.onClaim):
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

func (d *tenancies) voiceHas(v voice) bool {
	return slices.ContainsFunc(d.heard, func(t *testimony) bool { return t.voice() == v && d.has(t) > edtf.No })
}

func (t *testimony) voice() voice {
	switch {
	case t.Rule != AssertedRule:
		return voice{source: t.claim.Source}
	case t.Evidence.Source == "":
		return voice{editor: t.Editor}
	}
	return voice{source: t.Evidence.Source}
}

// sort makes accounts of the testimony, voice by voice. What excludes stands
// by itself where its voice also has him there.
func (d *tenancies) sort(out *Holder) {
	var order []voice
	said := map[voice][]*testimony{}
	for _, t := range d.heard {
		if said[t.voice()] == nil {
			order = append(order, t.voice())
		}
		said[t.voice()] = append(said[t.voice()], t)
	}
	slices.SortFunc(order, func(a, b voice) int { return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.editor, b.editor)) })
	for _, v := range order {
		d.sortVoice(v, said[v], out)
	}
}

func (d *tenancies) sortVoice(v voice, all []*testimony, out *Holder) {
	against := slices.DeleteFunc(slices.Clone(all), func(t *testimony) bool { return d.excludes(t) == edtf.No })
	rest := slices.DeleteFunc(slices.Clone(all), func(t *testimony) bool { return d.excludes(t) > edtf.No })
	switch {
	case d.voiceHas(v):
		if d.fallen {
			out.Other = append(out.Other, tenancyOf(v, rest, neither))
		} else {
			out.For = append(out.For, tenancyOf(v, rest, d.has))
		}
		if len(against) > 0 {
			out.Against = append(out.Against, tenancyOf(v, against, d.excludes))
		}
	case len(against) > 0:
		out.Against = append(out.Against, tenancyOf(v, all, d.excludes))
	default:
		out.Other = append(out.Other, tenancyOf(v, all, neither))
	}
}

func neither(*testimony) edtf.Certainty { return edtf.No }

// tenancyOf is an account, as sure as what of it has him there, or excludes
// it.
func tenancyOf(v voice, ts []*testimony, how func(*testimony) edtf.Certainty) Tenancy {
	slices.SortStableFunc(ts, func(a, b *testimony) int {
		return cmp.Compare(a.answer.spell.firstDay(), b.answer.spell.firstDay())
	})
	out := Tenancy{Source: v.source, Editor: v.editor, Certainty: graph.PossibleOnly, Testimony: public(ts)}
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
