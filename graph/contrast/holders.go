package contrast

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// Office asks who is said to have held an office, or a seat in a body, and
// when.
type Office struct {
	Of         graph.ID           // a Position or an Organization
	Membership []graph.Membership // of a body, only such offices; none for all
	When       edtf.Date          // zero: at whatever time
	Some       bool               // on some day of When; else on all of its days
	Lens       Lens               // its profile makes no difference: nothing is ranked
}

// Tenants are those who are said to have held an office, by account.
type Tenants struct {
	Positions []*graph.Position // those looked at, under whichever ids they go, by Sort
	Holders   []*Holder         // by the name of who it is, then by office
	LeftOut   []LeftOut
	Truncated bool // not all that is said was read
	Datasets  []*graph.Dataset
	Revision  int64
}

// Holder is somebody whom an account has in an office at the time, or may
// have, even if it does not count because it is undercut. Accounts are set side
// by side; none is taken for what was so.
type Holder struct {
	Question  *graph.Question // when did he hold it?
	Certainty graph.Certainty // Definite: an account surely has him there, and nothing definite excludes it; "": only what is undercut has him there
	Disputed  bool            // something definite excludes the account that has him there best
	For       []Tenancy       // accounts that have him there, or may
	Against   []Tenancy       // what excludes that, or may
	Other     []Tenancy       // accounts that speak of other times, or do not count
}

// Tenancy is the account of one source, or of one editor: all that it says on
// when he held the office.
type Tenancy struct {
	Source    graph.ID // that says it; "" for an editor's own assertion
	Editor    string   // who asserts it, where no source does
	Certainty graph.Certainty
	Testimony []*Testimony // by the first day it may begin
}

// HoldersRoute is the walk for Holders: all testimony on who held these
// offices, or those of these bodies. MoreOffices tells what else to walk for.
func HoldersRoute(of ...graph.ID) graph.Route {
	return graph.Route{From: of, Hops: holdersHops, With: VocabularyKinds()}
}

// MoreOffices are the bodies and offices that identities of a part, or external
// ids that they share, join to the one asked about or to its offices, but for
// those in walked, to which it adds.
// Their HoldersRoute must be walked and merged into the part, and MoreOffices
// asked again, until there are none.
func MoreOffices(part *graph.Part, of graph.ID, walked map[graph.ID]bool) []graph.ID {
	walked[of] = true
	shared := Sharing(officesOf(part))
	found, more := []graph.ID{of}, []graph.ID(nil)
	for i := 0; i < len(found); i++ {
		if !walked[found[i]] {
			more = append(more, found[i])
			continue
		}
		for _, p := range part.InIDs(found[i], graph.PositionIn) {
			walked[p] = true
			found = added(found, p)
		}
		for _, r := range part.In(found[i], graph.Joins) {
			if i, ok := r.(*graph.Identity); ok && !i.Differ {
				found = added(found, i.A, i.B)
			}
		}
		for _, s := range shared {
			if s.A == found[i] || s.B == found[i] {
				found = added(found, s.A, s.B)
			}
		}
	}
	for _, id := range more {
		walked[id] = true
	}
	slices.Sort(more)
	return more
}

// officesOf are the positions and organizations of a part.
func officesOf(part *graph.Part) iter.Seq[graph.Record] {
	return func(yield func(graph.Record) bool) {
		for _, r := range part.Records {
			if k := r.Kind(); (k == graph.KindPosition || k == graph.KindOrganization) && !yield(r) {
				return
			}
		}
	}
}

func added(ids []graph.ID, more ...graph.ID) []graph.ID {
	for _, id := range more {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

var (
	heldHops = []graph.Hop{{
		Rel: graph.Holds, Back: true, Kind: graph.KindClaim, Where: graph.Is("form", string(graph.FormTenure)), Then: []graph.Hop{{
			Rel: graph.Answers, Where: graph.Is("form", string(graph.FormTenure)),
			Then: hops(questionsHops, []graph.Hop{{Rel: graph.Holds, Then: []graph.Hop{{Rel: graph.PositionIn}}}}),
		}},
	}}
	joinsHops   = []graph.Hop{{Rel: graph.Joins, Back: true, Kind: graph.KindIdentity}}
	holdersHops = hops(heldHops, joinsHops, []graph.Hop{
		{Rel: graph.PositionIn, Back: true, Kind: graph.KindPosition, Then: hops(heldHops, joinsHops)},
		{Rel: graph.PositionIn},
	})
)

// Holders works out who held an office in what was walked along HoldersRoute.
// It is an ErrNotFound if there is no such office or body.
func Holders(part *graph.Part, o Office) (*Tenants, error) {
	switch part.Records[o.Of].(type) {
	case *graph.Position, *graph.Organization:
	default:
		return nil, fmt.Errorf("office or body %s: %w", o.Of, graph.ErrNotFound)
	}
	k := &court{part: part, Vocabulary: NewVocabulary(part), lens: o.Lens}
	out := &Tenants{Revision: part.Revision}
	wanted := k.offices(o, out)
	slugs := map[string]bool{part.Records[o.Of].Base().Dataset: true}
	for _, r := range part.Records {
		q, ok := r.(*graph.Question)
		if !ok || q.Form != graph.FormTenure || !slices.Contains(wanted, q.Position) {
			continue
		}
		heard := k.hear(q)
		out.Truncated = out.Truncated || heard.cut
		if h := o.holder(heard); h != nil {
			out.Holders = append(out.Holders, h)
			h.addDatasets(part, slugs)
		}
	}
	slices.SortFunc(out.Holders, func(a, b *Holder) int {
		return cmp.Or(cmp.Compare(sortIn(part, a.Question.Subject), sortIn(part, b.Question.Subject)),
			cmp.Compare(sortIn(part, a.Question.Position), sortIn(part, b.Question.Position)))
	})
	out.Datasets, out.LeftOut = k.datasetsNamed(slugs), k.leavingsOf()
	return out, nil
}

// offices finds the positions that are asked about, and gives the ids by which
// questions know them: those of their questions, since an Identity may join
// them to others.
func (k *court) offices(o Office, out *Tenants) []graph.ID {
	same := k.identified()
	var found, wanted []graph.ID
	for _, of := range same.All(o.Of) {
		out.Truncated = out.Truncated || k.part.Cut(of, graph.PositionIn, true) || k.part.Cut(of, graph.Joins, true)
		found = added(found, of)
		for _, r := range k.part.In(of, graph.PositionIn) {
			if p := r.(*graph.Position); len(o.Membership) == 0 || slices.Contains(o.Membership, p.Membership) {
				found = added(found, same.All(p.ID)...)
			}
		}
	}
	for _, of := range found {
		if p := graph.Get[*graph.Position](k.part, of); p != nil {
			out.Positions = append(out.Positions, p)
			out.Truncated = out.Truncated || k.part.Cut(of, graph.Holds, true) || k.part.Cut(of, graph.Joins, true)
			wanted = append(append(wanted, of), k.askedOf(of)...)
		}
	}
	slices.SortFunc(out.Positions, func(a, b *graph.Position) int { return cmp.Compare(a.Sort, b.Sort) })
	return wanted
}

// identified tells what the identities of the part, without those that are left
// out, and the external ids of its offices join.
func (k *court) identified() Canon {
	var kept []*graph.Identity
	for _, r := range k.part.Records {
		if i, ok := r.(*graph.Identity); ok && !k.isLeft(i.ID) {
			kept = append(kept, i)
		}
	}
	return NewCanon(kept, Sharing(officesOf(k.part)))
}

// askedOf are the positions of the questions that claims on this one alone
// answer.
func (k *court) askedOf(position graph.ID) []graph.ID {
	var out []graph.ID
	for _, r := range k.part.In(position, graph.Holds) {
		c, ok := r.(*graph.Claim)
		if !ok || len(c.Form.(*graph.Tenure).Positions) != 1 {
			continue
		}
		for _, id := range c.Derived.Questions {
			if q := graph.Get[*graph.Question](k.part, id); q != nil && !slices.Contains(out, q.Position) {
				out = append(out, q.Position)
			}
		}
	}
	return out
}

func sortIn(part *graph.Part, id graph.ID) string {
	if r := part.Records[id]; r != nil {
		return r.Base().Sort + string(id)
	}
	return string(id)
}

func (h *Holder) addDatasets(part *graph.Part, slugs map[string]bool) {
	for _, t := range slices.Concat(h.For, h.Against, h.Other) {
		for _, one := range t.Testimony {
			slugs[one.Dataset] = true
			if c := graph.Get[*graph.Claim](part, one.From); c != nil {
				slugs[c.Dataset] = true
			}
		}
	}
}
