package contrast

import (
	"cmp"
	"fmt"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// account is what a source says of when somebody held an office: its spells,
// by the day they may have begun. Days on which it merely attests him and what
// it denies are no spells of it. Sources that say the same share one account,
// unless it matters which of them said it.
type account struct {
	source   graph.ID // "" where it does not matter which
	complete bool     // the source lists all there is of what it lists
	spells   []spell
	terms    []term // of the spells
	pairings map[*account]*pairing
}

// boundSet is in which bounds two accounts of a term differ.
type boundSet uint8

const (
	atStart  boundSet = 1 << iota // they cannot begin on one day
	atEnd                         // they cannot end on one day
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
	said := map[graph.ID]*account{}
	for _, t := range h.testimony {
		if t.itself && t.counts() && t.answer.spell.isTerm() {
			source := t.claim.Source
			if said[source] == nil {
				said[source] = &account{complete: t.claim.Derived.SourceComplete}
			}
			said[source].add(t.answer.spell)
		}
	}
	for _, t := range h.testimony {
		apart := t.answer.not || !t.counts() // of this source alone something is said, or left aside
		if a := said[t.spoken().Source]; a != nil && t.speaksOfTerm() && (apart || !slices.Contains(a.spells, t.answer.spell)) {
			a.source = t.spoken().Source
		}
	}
	h.accounts = map[graph.ID]*account{}
	for source, a := range said {
		if a.complete {
			a.source = source
		}
		h.accounts[source] = h.shared(a)
	}
	for _, t := range h.testimony {
		if t.speaksOfTerm() {
			t.answer.account = h.accountOf(t.spoken(), t.answer.spell, t.counts())
		}
	}
}

// spoken is the claim whose spell a testimony gives.
func (t *testimony) spoken() *graph.Claim {
	if t.onClaim != nil {
		return t.onClaim
	}
	return t.claim
}

func (t *testimony) speaksOfTerm() bool {
	return t.Stance != graph.Qualifies && t.answer.spell.isTerm()
}

func (h *hearing) accountOf(c *graph.Claim, s spell, counts bool) *term {
	if c == nil || h.question.Form != graph.FormTenure || !s.isTerm() {
		return nil
	}
	if a := h.accounts[c.Source]; counts && a != nil {
		if i := slices.Index(a.spells, s); i >= 0 {
			return &a.terms[i]
		}
	}
	return &h.shared(&account{source: c.Source, spells: []spell{s}}).terms[0]
}

// shared is the account of this hearing that says the same.
func (h *hearing) shared(a *account) *account {
	key := fmt.Sprint(a.source, " ", a.complete)
	for _, s := range a.spells {
		key += "\n" + s.start.String() + " " + s.end.String()
	}
	if known := h.alike[key]; known != nil {
		return known
	}
	if h.alike == nil {
		h.alike = map[string]*account{}
	}
	a.setTerms()
	h.alike[key] = a
	return a
}

func (a *account) add(s spell) {
	if !slices.Contains(a.spells, s) {
		a.spells = append(a.spells, s)
		slices.SortFunc(a.spells, func(x, y spell) int {
			return cmp.Or(cmp.Compare(x.from(), y.from()), cmp.Compare(x.outer().hi, y.outer().hi), cmp.Compare(x.start.String(), y.start.String()),
				cmp.Compare(x.end.String(), y.end.String()))
		})
	}
}

// from is the day that a spell is put in order by: the first it may have begun
// on, else the first it may have ended on.
func (s spell) from() edtf.Day {
	if s.start.IsZero() {
		return extentOf(s.end).lo
	}
	return s.outer().lo
}

// isTerm: it says when he held it, not merely that he did on a day.
func (s spell) isTerm() bool { return !s.denied && s.attested.IsZero() }

// relateTenures compares two testimonies on one office: as spells of accounts,
// where each is one.
func relateTenures(t, c answer) relation {
	a, b := t.account, c.account
	switch {
	case a == nil || b == nil || a.source != "" && a.source == b.source:
		return relateSpells(t.spell, c.spell)
	case a.misses(b):
		return relation{conflict: surelyHeld(t.spell, c.spell), bounds: unlisted}
	case !a.mayBe(b):
		return relation{}
	case a.pairsOnly(b):
		return relateTerms(a, b, matching{together: true, starts: true, ends: true})
	}
	return relateTerms(a, b, match(a, b))
}

func relateTerms(a, b *term, m matching) relation {
	t, c := &a.spells[a.nth], &b.spells[b.nth]
	var r relation
	r.note(atStart, m.starts && m.together, apartBy(a.start, b.start, &t.start, &c.start))
	r.note(atEnd, m.ends && m.together, apartBy(a.end, b.end, &t.end, &c.end))
	r.note(atStart, m.after, edtf.Definite)
	r.note(atEnd, m.before, edtf.Definite)
	r.carries = m.together && r.conflict == edtf.No && carriesSpell(*t, *c)
	return r
}

func (r *relation) note(b boundSet, compared bool, how edtf.Certainty) {
	if compared && how > edtf.No {
		r.conflict, r.bounds = max(r.conflict, how), r.bounds|b
	}
}

// misses: the account lists all there is, and no spell that may be this one.
func (a *account) misses(b *term) bool {
	return a.complete && !slices.ContainsFunc(a.terms, func(x term) bool { return x.mayBe(b) })
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
