package schema

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
)

// claimsArgs are the arguments by which a record shows claims on it.
type claimsArgs struct{ First graphql.NullInt }

const toClaims = "claims" // with how many, and along what

// claimsOf are the claims that refer to a record along one of these
// references, by id. The first sibling of its kind that asks for so many loads
// them for all.
func claimsOf(ctx context.Context, b base, a claimsArgs, rels ...graph.Rel) ([]*claim, error) {
	n := defaultPage
	if a.First.Value != nil {
		var err error
		if n, err = sizeOf("first", *a.First.Value); err != nil {
			return nil, err
		}
	}
	to, err := b.in.reach(ctx, fmt.Sprint(toClaims, n, rels), func(ctx context.Context) (*cohort, error) {
		route := graph.Route{From: b.in.ids(b.rec.Kind())}
		for _, rel := range rels {
			route.Hops = append(route.Hops, graph.Hop{Rel: rel, Back: true, Kind: graph.KindClaim, Limit: max(n, 1)})
		}
		return b.in.s.walk(ctx, route)
	})
	if err != nil {
		return nil, err
	}
	var found []*graph.Claim
	for _, rel := range rels {
		for _, r := range to.part.In(b.rec.Base().ID, rel) {
			if c, ok := r.(*graph.Claim); ok && !slices.Contains(found, c) {
				found = append(found, c)
			}
		}
	}
	slices.SortFunc(found, func(a, b *graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	return eachOf(found[:min(n, len(found))], func(c *graph.Claim) *claim { return newClaim(c, to) }), nil
}

// Claims are those that are about him.
func (p *person) Claims(ctx context.Context, a claimsArgs) ([]*claim, error) {
	return claimsOf(ctx, p.base, a, graph.Subject, graph.About)
}

// Claims are those that are about it.
func (o *organization) Claims(ctx context.Context, a claimsArgs) ([]*claim, error) {
	return claimsOf(ctx, o.base, a, graph.Subject, graph.About)
}

// Claims are those that are about holding it.
func (p *position) Claims(ctx context.Context, a claimsArgs) ([]*claim, error) {
	return claimsOf(ctx, p.base, a, graph.Holds)
}

// Claims are those that are about it.
func (e *event) Claims(ctx context.Context, a claimsArgs) ([]*claim, error) {
	return claimsOf(ctx, e.base, a, graph.At, graph.Concerns)
}

// Claims are those of which it is the innermost source.
func (s *source) Claims(ctx context.Context, a claimsArgs) ([]*claim, error) {
	return claimsOf(ctx, s.base, a, graph.SaidIn)
}

// Claims are those that stand there.
func (p *passage) Claims(ctx context.Context, a claimsArgs) ([]*claim, error) {
	return claimsOf(ctx, p.base, a, graph.Cites)
}
