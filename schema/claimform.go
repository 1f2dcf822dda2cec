package schema

import (
	"context"

	"onus/graph"
)

// is gives the form of the claim, if it is this one.
func is[F graph.Form](c *claim) (F, bool) {
	f, ok := c.c.Form.(F)
	return f, ok
}

// who is whom an attribution or an act is about.
func (c *claim) who() *graph.Who {
	switch f := c.c.Form.(type) {
	case *graph.Attribution:
		return &f.Who
	case *graph.Deed:
		return &f.Who
	}
	return &graph.Who{}
}

func (c *claim) subjectIDs() []graph.ID {
	var id graph.ID
	switch f := c.c.Form.(type) {
	case *graph.Tenure:
		id = f.Subject
	case *graph.Measure:
		id = f.Subject
	case *graph.Absence:
		id = f.Subject
	case *graph.Statement:
		return f.Subjects
	default:
		id = c.who().Subject
	}
	if id == "" {
		return nil
	}
	return []graph.ID{id}
}

func (c *claim) eventIDs() []graph.ID {
	var id graph.ID
	switch f := c.c.Form.(type) {
	case *graph.Attribution:
		id = f.Event
	case *graph.Deed:
		id = f.Event
	case *graph.Dating:
		id = f.Event
	case *graph.Measure:
		id = f.Event
	case *graph.Grouping:
		id = f.Event
	case *graph.Absence:
		id = f.Event
	case *graph.Statement:
		return f.Events
	}
	if id == "" {
		return nil
	}
	return []graph.ID{id}
}

// Subjects are whom it is about.
func (c *claim) Subjects(ctx context.Context) ([]*agent, error) {
	return agents(ctx, c.in, c.subjectIDs())
}

// Subject is the one whom it is about.
func (c *claim) Subject(ctx context.Context) (*agent, error) {
	ids := c.subjectIDs()
	if len(ids) != 1 {
		return nil, nil
	}
	return agentOf(ctx, c.in, ids[0])
}

// Each says that it is about every member of the subject.
func (c *claim) Each() bool { return c.who().Each }

// On is the day whose members are meant.
func (c *claim) On() *date {
	if g, ok := is[*graph.Grouping](c); ok {
		return newDate(g.On)
	}
	return newDate(c.who().On)
}

// Except is who is left out.
func (c *claim) Except(ctx context.Context) (*[]*agent, error) {
	ids := c.who().Except
	out, err := agents(ctx, c.in, ids)
	return maybe(len(ids) > 0, out, err)
}

// Exclusive says that no other member of Among did.
func (c *claim) Exclusive() bool { return c.who().Exclusive }

// Among is the body among which it is exclusive.
func (c *claim) Among(ctx context.Context) (*organization, error) {
	return ref(ctx, c.in, c.who().Among, newOrganization)
}

// Event is the first event that it is about.
func (c *claim) Event(ctx context.Context) (*event, error) {
	ids := c.eventIDs()
	if len(ids) == 0 {
		return nil, nil
	}
	return ref(ctx, c.in, ids[0], newEvent)
}

// Events are those that it is about.
func (c *claim) Events(ctx context.Context) ([]*event, error) {
	return refs(ctx, c.in, c.eventIDs(), newEvent)
}

// AsOf is the time for which an attribution says so.
func (c *claim) AsOf() *date {
	if f, ok := is[*graph.Attribution](c); ok {
		return newDate(f.AsOf)
	}
	return nil
}

// Scale is that of an attribution.
func (c *claim) Scale(ctx context.Context) (*scale, error) {
	if f, ok := is[*graph.Attribution](c); ok {
		return ref(ctx, c.in, f.Scale, newScale)
	}
	return nil, nil
}

// Grades are those of an attribution.
func (c *claim) Grades() *[]string {
	if f, ok := is[*graph.Attribution](c); ok {
		grades := list(f.Grades)
		return &grades
	}
	return nil
}

// Period is that of a dating.
func (c *claim) Period() *date {
	if f, ok := is[*graph.Dating](c); ok {
		return newDate(f.Period)
	}
	return nil
}

// Date is that of an act.
func (c *claim) Date() *date {
	if f, ok := is[*graph.Deed](c); ok {
		return newDate(f.Date)
	}
	return nil
}

// Act is what was done, or looked for.
func (c *claim) Act(ctx context.Context) (*act, error) {
	switch f := c.c.Form.(type) {
	case *graph.Deed:
		return ref(ctx, c.in, f.Act, newAct)
	case *graph.Absence:
		return ref(ctx, c.in, f.Act, newAct)
	}
	return nil, nil
}

// Object is to what or whom it was done.
func (c *claim) Object() *string {
	if f, ok := is[*graph.Deed](c); ok {
		return text(f.Object)
	}
	return nil
}

// About is what a statement is about.
func (c *claim) About() *string {
	if f, ok := is[*graph.Statement](c); ok {
		return text(f.About)
	}
	return nil
}
