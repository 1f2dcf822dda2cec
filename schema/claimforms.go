package schema

import (
	"context"

	"onus/graph"
)

func (c *claim) tenure() *graph.Tenure {
	if f, ok := is[*graph.Tenure](c); ok {
		return f
	}
	return &graph.Tenure{}
}

// Positions are those of a tenure.
func (c *claim) Positions(ctx context.Context) (*[]*position, error) {
	_, has := is[*graph.Tenure](c)
	out, err := refs(ctx, c.in, c.tenure().Positions, newPosition)
	return maybe(has, out, err)
}

// Start is that of a tenure.
func (c *claim) Start() *date { return newDate(c.tenure().Start) }

// End is that of a tenure.
func (c *claim) End() *date { return newDate(c.tenure().End) }

// Attested is a day on which a position was held.
func (c *claim) Attested() *date { return newDate(c.tenure().Attested) }

func (c *claim) measure() *graph.Measure {
	if f, ok := is[*graph.Measure](c); ok {
		return f
	}
	return &graph.Measure{}
}

// What is what a measure counts.
func (c *claim) What() *string { return text(c.measure().What) }

// Value is how many.
func (c *claim) Value() *float64 { return c.measure().Value }

// Low is at least how many.
func (c *claim) Low() *float64 { return c.measure().Low }

// High is at most how many.
func (c *claim) High() *float64 { return c.measure().High }

// Unit is of what.
func (c *claim) Unit() *string { return text(c.measure().Unit) }

// Counts are the rows that a measure claims to count.
func (c *claim) Counts() *counts {
	if k := c.measure().Counts; k != nil {
		return &counts{k, c.in}
	}
	return nil
}

// Scope are the sources that were searched.
func (c *claim) Scope(ctx context.Context) (*[]*source, error) {
	f, has := is[*graph.Absence](c)
	if !has {
		return nil, nil
	}
	out, err := refs(ctx, c.in, f.Scope, newSource)
	return maybe(true, out, err)
}

// Complete says that the scope holds all there was.
func (c *claim) Complete() *bool {
	if f, ok := is[*graph.Absence](c); ok {
		return &f.Complete
	}
	return nil
}

func (c *claim) sorting() *graph.Grouping {
	if f, ok := is[*graph.Grouping](c); ok {
		return f
	}
	return &graph.Grouping{}
}

// Body is the body that is sorted.
func (c *claim) Body(ctx context.Context) (*organization, error) {
	return ref(ctx, c.in, c.sorting().Body, newOrganization)
}

// Members are those who are sorted.
func (c *claim) Members(ctx context.Context) (*[]*agent, error) {
	ids := c.sorting().Members
	out, err := agents(ctx, c.in, ids)
	return maybe(len(ids) > 0, out, err)
}

// Groups are those of a grouping.
func (c *claim) Groups() *[]*group {
	f, ok := is[*graph.Grouping](c)
	if !ok {
		return nil
	}
	out := make([]*group, len(f.Groups))
	for i := range f.Groups {
		out[i] = &group{&f.Groups[i], c.in}
	}
	return &out
}

// Exhaustive says that every member is in a group.
func (c *claim) Exhaustive() *bool {
	if f, ok := is[*graph.Grouping](c); ok {
		return &f.Exhaustive
	}
	return nil
}

// Disjoint says that nobody is in two groups.
func (c *claim) Disjoint() *bool {
	if f, ok := is[*graph.Grouping](c); ok {
		return &f.Disjoint
	}
	return nil
}

// counts resolves the type Counts.
type counts struct {
	c  *graph.Counting
	in *cohort
}

// Act is the act that is counted.
func (c *counts) Act(ctx context.Context) (*act, error) { return must(ctx, c.in, c.c.Act, newAct) }

// Within is the event within which it is counted.
func (c *counts) Within(ctx context.Context) (*event, error) {
	return ref(ctx, c.in, c.c.Within, newEvent)
}

// Sources are where it is counted.
func (c *counts) Sources(ctx context.Context) ([]*source, error) {
	return refs(ctx, c.in, c.c.Sources, newSource)
}

// group resolves the type Group.
type group struct {
	g  *graph.Group
	in *cohort
}

// Label is what the source calls it.
func (g *group) Label() string { return g.g.Label }

// Members are who is in it.
func (g *group) Members(ctx context.Context) ([]*agent, error) {
	return agents(ctx, g.in, g.g.Members)
}

// Placements are where it stands.
func (g *group) Placements() []*placement {
	out := make([]*placement, len(g.g.Placements))
	for i, p := range g.g.Placements {
		out[i] = &placement{p, g.in}
	}
	return out
}

// placement resolves the type Placement.
type placement struct {
	p  graph.Placement
	in *cohort
}

// Scale is the scale.
func (p *placement) Scale(ctx context.Context) (*scale, error) {
	return must(ctx, p.in, p.p.Scale, newScale)
}

// Grades are slugs of grades.
func (p *placement) Grades() []string { return list(p.p.Grades) }
