package schema

import (
	"context"
	"errors"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/edtf"
)

type holdersArgs struct {
	Position   graphql.ID
	On         *string
	From       *string
	To         *string
	Match      nullEnum
	Membership *[]string
	lensArgs
}

// Holders are those who are said to have held a position.
func (*query) Holders(ctx context.Context, a holdersArgs) (*holders, error) {
	office, err := a.office()
	if err != nil {
		return nil, err
	}
	walked, whole, err := sessionOf(ctx).holders(ctx, office.Of)
	if err != nil {
		return nil, err
	}
	in, under, err := walked.under(ctx, a.Lens)
	if err != nil {
		return nil, err
	}
	office.Lens = under
	found, err := contrast.Holders(in.part, office)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, notFound("position or organization", office.Of)
	}
	if err != nil {
		return nil, err
	}
	found.Truncated = found.Truncated || !whole
	return &holders{found, in, a.Match.value == "DEFINITELY"}, nil
}

// farthest is how many identities away an office that is the same is found.
const farthest = 32

// holders walks what Holders needs, and what is selected of it: in one walk,
// and one more for each step along identities or external ids. It is not whole
// if the last of these led on.
func (s *session) holders(ctx context.Context, of graph.ID) (walked *cohort, whole bool, err error) {
	extra, seen := selectedHops(ctx), map[graph.ID]bool{}
	walk := func(of ...graph.ID) (*cohort, error) {
		route := contrast.HoldersRoute(of...)
		if len(extra) > 0 {
			route.Hops = along(route.Hops, extra)
		}
		return s.walk(ctx, route)
	}
	if walked, err = walk(of); err != nil {
		return nil, false, err
	}
	for range farthest {
		more, err := s.moreOffices(ctx, walked.part, of, seen)
		if err != nil || len(more) == 0 {
			return walked, true, err
		}
		next, err := walk(more...)
		if err != nil {
			return nil, false, err
		}
		walked.part.Merge(next.part)
	}
	return walked, false, nil
}

// office is what the arguments ask for, but for the lens.
func (a holdersArgs) office() (contrast.Office, error) {
	o := contrast.Office{Of: graph.ID(a.Position)}
	if a.Membership != nil {
		for _, m := range *a.Membership {
			o.Membership = append(o.Membership, membershipOf(m))
		}
		if len(o.Membership) == 0 {
			return o, badInput("membership: is empty; expected one of NONE, FULL, CANDIDATE, or nothing for all positions")
		}
	}
	var err error
	switch {
	case a.On != nil && (a.From != nil || a.To != nil):
		return o, badInput("holders are asked for by on, or by from and to, not by both")
	case a.On != nil:
		o.When, err = boundOf("on", a.On)
	case a.From != nil || a.To != nil:
		o.Some = true
		o.When, err = spanOf(a.From, a.To)
	}
	return o, err
}

func membershipOf(name string) graph.Membership {
	if name == "NONE" {
		return graph.NoMember
	}
	return graph.Membership(words([]string{name})[0])
}

// spanOf is the time from the first day of one date to the last of another;
// without bound where one is missing, open or unknown.
func spanOf(from, to *string) (edtf.Date, error) {
	first, err := boundOf("from", from)
	if err != nil {
		return edtf.Date{}, err
	}
	last, err := boundOf("to", to)
	if err != nil {
		return edtf.Date{}, err
	}
	ends := [2]string{"..", ".."}
	a, known := first.Earliest()
	if known {
		ends[0] = a.String()
	}
	b, bounded := last.Latest()
	if bounded {
		ends[1] = b.String()
	}
	if known && bounded && a > b {
		return edtf.Date{}, badInput("from %q is after to %q", *from, *to)
	}
	return edtf.Parse(ends[0] + "/" + ends[1])
}

// moreOffices looks for what is the same by an external id too, once no
// Identity leads on: the offices and bodies found become records of the part.
func (s *session) moreOffices(ctx context.Context, part *graph.Part, of graph.ID, seen map[graph.ID]bool) ([]graph.ID, error) {
	more := contrast.MoreOffices(part, of, seen)
	if len(more) > 0 {
		return more, nil
	}
	external := map[graph.Kind][]string{}
	for id := range seen {
		if r := part.Records[id]; r != nil {
			external[r.Kind()] = append(external[r.Kind()], contrast.SameAs(r)...)
		}
	}
	for _, kind := range []graph.Kind{graph.KindOrganization, graph.KindPosition} {
		if len(external[kind]) == 0 {
			continue
		}
		for r, err := range s.store.Scan(ctx, graph.Query{Kind: kind, Where: graph.Is("sameAs", external[kind]...)}) {
			if err != nil {
				return nil, err
			}
			if id := r.Base().ID; part.Records[id] == nil {
				part.Records[id] = r
			}
		}
	}
	return contrast.MoreOffices(part, of, seen), nil
}

// holders resolves the type Holders.
type holders struct {
	t          *contrast.Tenants
	in         *cohort // all that was walked
	definitely bool
}

// Positions are those that were looked at.
func (h *holders) Positions() []*position {
	return eachOf(h.t.Positions, func(p *graph.Position) *position { return newPosition(p, h.in) })
}

// Holders are those whom an account has there.
func (h *holders) Holders() []*holder {
	out := []*holder{}
	for _, one := range h.t.Holders {
		if !h.definitely || one.Certainty == graph.Definite {
			out = append(out, &holder{one, h.in})
		}
	}
	return out
}

// LeftOut is what the lens left out.
func (h *holders) LeftOut() []*lensLoss {
	return eachOf(h.t.LeftOut, func(l contrast.LeftOut) *lensLoss { return &lensLoss{l, h.in} })
}

// Truncated says that not all was read.
func (h *holders) Truncated() bool { return h.t.Truncated }

// Datasets are those it read from.
func (h *holders) Datasets() []*dataset {
	return eachOf(h.t.Datasets, func(d *graph.Dataset) *dataset { return newDataset(d, h.in) })
}

// Revision is the last update that it saw.
func (h *holders) Revision() int32 { return revision(h.t.Revision) }

// holder resolves the type Holder.
type holder struct {
	h  *contrast.Holder
	in *cohort
}

// Person is who it is.
func (h *holder) Person(ctx context.Context) (*agent, error) {
	id := h.h.Question.Subject
	who, err := agentOf(ctx, h.in, id)
	if err == nil && who == nil {
		return nil, notFound("person", id)
	}
	return who, err
}

// Position is the position.
func (h *holder) Position(ctx context.Context) (*position, error) {
	return must(ctx, h.in, h.h.Question.Position, newPosition)
}

// Question is when he held it.
func (h *holder) Question() *question { return newQuestion(h.h.Question, h.in) }

// Certainty says how sure it is; nil where only what is undercut says it.
func (h *holder) Certainty() *string {
	if h.h.Certainty == "" {
		return nil
	}
	out := enum(string(h.h.Certainty))
	return &out
}

// Disputed says that something definite excludes it.
func (h *holder) Disputed() bool { return h.h.Disputed }

// SaidBy are the accounts that have him there.
func (h *holder) SaidBy() []*tenureAccount { return h.accounts(h.h.For) }

// DeniedBy are those that exclude it.
func (h *holder) DeniedBy() []*tenureAccount { return h.accounts(h.h.Against) }

// Besides are the others.
func (h *holder) Besides() []*tenureAccount { return h.accounts(h.h.Other) }

func (h *holder) accounts(ts []contrast.Tenancy) []*tenureAccount {
	return eachOf(ts, func(t contrast.Tenancy) *tenureAccount { return &tenureAccount{t, h.in} })
}

// tenureAccount resolves the type TenureAccount.
type tenureAccount struct {
	t  contrast.Tenancy
	in *cohort
}

// Source is whose account it is.
func (a *tenureAccount) Source(ctx context.Context) (*source, error) {
	return ref(ctx, a.in, a.t.Source, newSource)
}

// Editor is who asserts it himself.
func (a *tenureAccount) Editor() *string { return text(a.t.Editor) }

// Certainty says how surely it says so.
func (a *tenureAccount) Certainty() string { return enum(string(a.t.Certainty)) }

// Testimony is all that it says.
func (a *tenureAccount) Testimony() []*evidence {
	return eachOf(a.t.Testimony, func(t *contrast.Testimony) *evidence { return newTestimony(t, a.in) })
}
