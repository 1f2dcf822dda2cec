package schema

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/compare"
	"onus/graph/contrast"
)

// comparisonRow resolves the type ComparisonRow.
type comparisonRow struct {
	r  compare.Row
	in *cohort
}

// Subject is who it is.
func (r *comparisonRow) Subject(ctx context.Context) (*agent, error) {
	return must(ctx, r.in, r.r.Subject, newAgent)
}

// Cells are one a source.
func (r *comparisonRow) Cells() []*comparisonCell {
	return eachOf(r.r.Cells, func(c compare.Cell) *comparisonCell { return &comparisonCell{c, r.in} })
}

// comparisonCell resolves the type ComparisonCell.
type comparisonCell struct {
	c  compare.Cell
	in *cohort
}

// Source is the source.
func (c *comparisonCell) Source(ctx context.Context) (*source, error) {
	return must(ctx, c.in, c.c.Source, newSource)
}

// Grades are all that it leaves open.
func (c *comparisonCell) Grades() []string { return list(c.c.Grades()) }

// Places are those time by time.
func (c *comparisonCell) Places() []*comparisonPlace {
	return eachOf(c.c.Places, func(p compare.Place) *comparisonPlace { return &comparisonPlace{p, c.c.Source, c.in} })
}

// Claims are what is behind it.
func (c *comparisonCell) Claims(ctx context.Context) ([]*claim, error) {
	return refs(ctx, c.in, c.c.Claims(), newClaim)
}

// Passages are those of the claims.
func (c *comparisonCell) Passages(ctx context.Context) ([]*passage, error) {
	var ids []graph.ID
	for _, id := range c.c.Claims() {
		if claim := graph.Get[*graph.Claim](c.in.part, id); claim != nil {
			for _, p := range claim.Passages {
				if !slices.Contains(ids, p) {
					ids = append(ids, p)
				}
			}
		}
	}
	return refs(ctx, c.in, ids, newPassage)
}

// comparisonPlace resolves the type ComparisonPlace.
type comparisonPlace struct {
	p      compare.Place
	source graph.ID
	in     *cohort
}

// AsOf is the time.
func (p *comparisonPlace) AsOf() *date { return newDate(p.p.AsOf) }

// Grades are those that all testimony leaves open.
func (p *comparisonPlace) Grades() []string { return list(p.p.Grades) }

// Certainty is POSSIBLE if nothing is definite.
func (p *comparisonPlace) Certainty() string { return enumOr(p.p.Certainty, "DEFINITE") }

// Undercut says that none of it counts.
func (p *comparisonPlace) Undercut() bool { return p.p.Undercut }

// Testimony is what puts him there.
func (p *comparisonPlace) Testimony() []*sourceTestimony {
	return eachOf(p.p.Testimony, func(t *contrast.Testimony) *sourceTestimony { return &sourceTestimony{p.source, t, p.in} })
}
