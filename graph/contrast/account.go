package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// account is what one source says of when somebody held an office: its
// spells, by the day they may have begun. Days on which it merely attests him
// and what it denies are no spells of it.
type account struct {
	source   graph.ID
	complete bool // the source lists all there is of what it lists
	spells   []spell
	pairings map[*account]*pairing
}

// boundSet is in which bounds two accounts of a term differ.
type boundSet uint8

const (
	atStart  boundSet = 1 << iota // they cannot begin on one day
	atEnd                         // they cannot end on one day
	atGap                         // one has him out between two spells, the other in throughout
	unlisted                      // one lists all of his spells, and not this
)

// words names them, for readers.
func (b boundSet) words() []string {
	var out []string
	for i, word := range []string{"start", "end", "unlisted"} {
		if b&(1<<i) != 0 {
			out = append(out, word)
		}
	}
	return out
}

// setAccounts gives each testimony on an office the account it belongs to.
// Undercut testimony is in none but its own.
func (h *hearing) setAccounts() {
	if h.question.Form != graph.FormTenure {
		return
	}
	h.accounts = map[graph.ID]*account{}
	for _, t := range h.testimony {
		if t.itself && t.counts() && t.answer.spell.isTerm() {
			source := t.claim.Source
			if h.accounts[source] == nil {
				h.accounts[source] = &account{source: source, complete: t.claim.Derived.SourceComplete}
			}
			h.accounts[source].add(t.answer.spell)
		}
	}
	for _, t := range h.testimony {
		from := t.claim
		if t.onClaim != nil {
			from = t.onClaim
		}
		t.answer.account = h.accountOf(from, t.answer.spell, t.counts())
	}
}

func (h *hearing) accountOf(c *graph.Claim, s spell, counts bool) *account {
	if c == nil || h.question.Form != graph.FormTenure || !s.isTerm() {
		return nil
	}
	if a := h.accounts[c.Source]; counts && a != nil && slices.Contains(a.spells, s) {
		return a
	}
	return &account{source: c.Source, spells: []spell{s}}
}

func (a *account) add(s spell) {
	if !slices.Contains(a.spells, s) {
		a.spells = append(a.spells, s)
		slices.SortFunc(a.spells, func(x, y spell) int {
			return cmp.Or(cmp.Compare(x.outer().lo, y.outer().lo), cmp.Compare(x.outer().hi, y.outer().hi))
		})
	}
}

// isTerm: it says when he held it, not merely that he did on a day.
func (s spell) isTerm() bool { return !s.denied && s.attested.IsZero() }

// relateTenures compares two testimonies on one office: as spells of accounts,
// where each is one.
func relateTenures(t, c answer) relation {
	if t.account == nil || c.account == nil || t.account == c.account || t.account.source == c.account.source {
		return relateSpells(t.spell, c.spell)
	}
	if t.account.misses(c.spell) {
		return relation{conflict: surelyHeld(t.spell, c.spell), bounds: unlisted}
	}
	m := match(t, c)
	r := relation{carries: m.together && carriesSpell(t.spell, c.spell)}
	r.note(atStart, m.starts && m.together, apart(t.spell.start, c.spell.start))
	r.note(atEnd, m.ends && m.together, apart(t.spell.end, c.spell.end))
	r.note(atStart, m.after, edtf.Definite)
	r.note(atEnd, m.before, edtf.Definite)
	r.carries = r.carries && r.conflict == edtf.No
	return r
}

func (r *relation) note(b boundSet, compared bool, how edtf.Certainty) {
	if compared && how > edtf.No {
		r.conflict, r.bounds = max(r.conflict, how), r.bounds|b
	}
}

// misses: the account lists all there is, and no spell that may be this one.
func (a *account) misses(s spell) bool {
	return a.complete && !slices.ContainsFunc(a.spells, func(x spell) bool { return sameTerm(x, s) })
}

func surelyHeld(a, b spell) edtf.Certainty {
	if a.outer().sure && b.outer().sure {
		return edtf.Definite
	}
	return edtf.Possible
}

// sameTerm: two spells that may be of one term: they may overlap, and do not
// merely follow each other.
func sameTerm(a, b spell) bool {
	return a.outer().meets(b.outer()) && !follows(a, b) && !follows(b, a)
}

// matching is how two spells lie among those of their accounts that are
// linked with them by overlap.
type matching struct {
	together     bool // they are compared with each other
	starts, ends bool // and so are these bounds
	before       bool // one ends before a surely empty time that lies within the other's spell
	after        bool // or begins after it
}

// match lines up the spells of two accounts. As many on both sides: one by
// one, in order. Else one side parts what the other joins (a renamed office, a
// re-election): the first begin and the last end together, and only a time
// that one leaves surely empty divides them between.
func match(t, c answer) matching {
	if len(t.account.spells) == 1 && len(c.account.spells) == 1 {
		same := sameTerm(t.spell, c.spell)
		return matching{together: same, starts: same, ends: same}
	}
	p := t.account.pairing(c.account)
	a, b := p.ours[t.spell], p.theirs[c.spell]
	if a.group != b.group || a.group == 0 {
		return matching{}
	}
	ours, theirs := p.groups[a.group-1].ours, p.groups[a.group-1].theirs
	if len(ours) == len(theirs) {
		return matching{together: a.at == b.at, starts: true, ends: true}
	}
	m := matching{starts: a.at == 0 && b.at == 0, ends: a.at == len(ours)-1 && b.at == len(theirs)-1}
	m.together = m.starts || m.ends
	m.before = gap(ours, a.at, c.spell) || gap(theirs, b.at, t.spell)
	m.after = gap(ours, a.at-1, c.spell) || gap(theirs, b.at-1, t.spell)
	return m
}

// gap: after the i-th spell comes a surely empty time that the other covers.
func gap(spells []spell, i int, other spell) bool {
	if i < 0 || i+1 >= len(spells) {
		return false
	}
	ends, begins, whole := spells[i].end, spells[i+1].start, other.inner()
	if !endSure(ends) || !startSure(begins) || !whole.sure {
		return false
	}
	empty := extent{lo: extentOf(ends).hi + 1, hi: extentOf(begins).lo - 1}
	return empty.lo <= empty.hi && empty.within(whole)
}

// paired: two spells may be of one term. One of which a single bound is given
// ("until May 1956") is paired with those alone within which that may lie, if
// there are such: it says nothing of the terms before.
func paired(a, b spell, as, bs []spell) bool {
	return sameTerm(a, b) && nearest(a, b, bs) && nearest(b, a, as)
}

func nearest(s, other spell, among []spell) bool {
	bound, ok := s.onlyBound()
	if !ok {
		return true
	}
	within := func(o spell) bool { return o.outer().meets(extentOf(bound)) }
	return within(other) || !slices.ContainsFunc(among, within)
}

func (s spell) onlyBound() (edtf.Date, bool) {
	switch {
	case s.start.IsZero() && !s.end.IsZero():
		return s.end, true
	case s.end.IsZero() && !s.start.IsZero():
		return s.start, true
	}
	return edtf.Date{}, false
}
