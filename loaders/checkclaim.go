package loaders

import (
	"onus/graph"
)

func (c *checker) claim(x *graph.Claim) {
	if c.made() {
		return // the grouping itself tells
	}
	c.required("text", x.Name)
	c.required("source", string(x.Source))
	c.oneOf("basis", string(x.Basis))
	c.oneOf("modality", string(x.Modality))
	c.oneOf("confidence", string(x.Confidence))
	c.inSource(x.Source, x.Passages)
	if x.Form == nil {
		c.failf("form", "", "is required")
		return
	}
	c.form(x)
}

func (c *checker) form(x *graph.Claim) {
	switch f := x.Form.(type) {
	case *graph.Attribution:
		c.required("event", string(f.Event))
		c.required("scale", string(f.Scale))
		c.grades("grades", f.Scale, f.Grades)
		c.who(x, &f.Who)
	case *graph.Tenure:
		c.tenure(x, f)
	case *graph.Deed:
		c.required("act", string(f.Act))
		c.who(x, &f.Who)
	case *graph.Dating:
		c.required("event", string(f.Event))
		c.requiredFor("period", f.Period.Date.String(), "in a dating")
	case *graph.Measure:
		c.measure(f)
	case *graph.Grouping:
		c.grouping(x, f)
	case *graph.Absence:
		c.required("subject", string(f.Subject))
		c.required("act", string(f.Act))
	case *graph.Statement:
		c.oneOf("about", f.About)
	}
}

func (c *checker) tenure(x *graph.Claim, t *graph.Tenure) {
	c.required("subject", string(t.Subject))
	switch {
	case len(t.Positions) == 0:
		c.required("positions", "")
	case len(t.Positions) > 1 && !x.Denies:
		c.failf("positions", "one position, or denies: yes (held none of these then)", "%d positions in one tenure", len(t.Positions))
	}
	if !t.Attested.IsZero() && !(t.Start.IsZero() && t.End.IsZero()) {
		c.failf("attested", "start and end, or attested", "stands beside start or end")
	}
	c.inOrder("start", t.Start, "end", t.End)
}

// who checks whom a claim is about, and that the day is known whose members
// are meant.
func (c *checker) who(x *graph.Claim, w *graph.Who) {
	c.required("subject", string(w.Subject))
	if w.Each {
		if r := c.world.record(w.Subject); r != nil && r.Kind() != graph.KindOrganization {
			c.failf("subject", "an organization, whose members are meant", "%s is a person, and each is set", c.spelled(w.Subject))
		}
	}
	if len(w.Except) > 0 && !w.Each {
		c.failf("except", "each: yes", "leaves somebody out of a claim that is not about each")
	}
	switch {
	case w.Exclusive && w.Among == "":
		c.failf("among", "the body among whom the subject is the only one", "is required with exclusive")
	case w.Among != "" && !w.Exclusive:
		c.failf("among", "exclusive: yes", "means nothing in a claim that is not exclusive")
	}
	if w.Each || w.Exclusive {
		c.onDay(x, w.On)
	} else if !w.On.IsZero() {
		c.failf("on", "each: yes, or exclusive: yes", "chooses nobody: the claim is about one")
	}
}

// onDay requires the day of a body's composition. Only a record was made on
// the day it speaks of; the day of a memoir is not the day it tells of.
func (c *checker) onDay(x *graph.Claim, on graph.Date) {
	if !on.Date.IsZero() {
		return
	}
	s := lookup[*graph.Source](c.world, x.Source)
	switch {
	case s == nil:
	case s.Genre.Class() != graph.ClassRecord:
		c.failf("on", "the day whose members are meant", "is required: %s is no record made on the day", c.spelled(x.Source))
	case x.Made.IsZero() && s.Created.IsZero():
		c.failf("on", "the day whose members are meant", "is required: nobody says when the claim was made")
	}
}

func (c *checker) measure(m *graph.Measure) {
	c.required("what", m.What)
	switch {
	case m.Value == nil && m.Low == nil && m.High == nil:
		c.failf("value", "value, or low, or high, or both", "is required")
	case m.Value != nil && (m.Low != nil || m.High != nil):
		c.failf("value", "value, or low and high", "stands beside low or high")
	case m.Low != nil && m.High != nil && *m.Low > *m.High:
		c.failf("low", "no more than high", "%v is more than %v", *m.Low, *m.High)
	}
	if m.Counts != nil && m.Counts.Act == "" {
		c.failf("countsAct", "the act that is counted", "is required with countsWithin or countsSources")
	}
}

func (c *checker) grouping(x *graph.Claim, g *graph.Grouping) {
	if x.Denies {
		c.failf("denies", "", "a grouping cannot be denied: deny the claims on its members")
	}
	if g.Body == "" && len(g.Members) == 0 && g.Exhaustive {
		c.failf("body", "body or members", "an exhaustive grouping must say of whom")
	}
	if g.Body != "" {
		c.onDay(x, g.On)
	}
	if len(g.Groups) == 0 {
		c.required("groups", "")
	}
	labels := map[string]bool{}
	for _, group := range g.Groups {
		if labels[group.Label] || group.Label == "" {
			c.failf("groups", "a label of its own for each group", "two groups, or a nameless one, with the label %q", group.Label)
		}
		labels[group.Label] = true
		for _, p := range group.Placements {
			c.grades("groups", p.Scale, p.Grades)
		}
		if len(group.Placements) > 0 && g.Event == "" {
			c.failf("event", "the event that the grades are about", "is required with placements")
			break
		}
	}
}

func (c *checker) evidence(e *graph.Evidence) {
	c.required("from", string(e.From))
	c.required("stance", string(e.Stance))
	c.oneOf("stance", string(e.Stance))
	c.oneOf("onRule", e.OnRule)
	c.inSource(e.Source, e.Passages)
	c.target(e)
	switch {
	case e.Source == "" && e.Editor == "":
		c.failf("source", "a source (with passages), or an editor", "nobody asserts it")
	case e.Source != "" && e.Editor != "":
		c.failf("editor", "a source, or an editor", "stands beside a source")
	case e.Source == "" && len(e.Passages) > 0:
		c.failf("passages", "the source that they lie in", "without a source")
	}
}

func (c *checker) target(e *graph.Evidence) {
	derived := e.OnRule != "" || e.OnClaim != "" || e.OnWhom != ""
	_, onEvidence := c.world.record(e.On).(*graph.Evidence)
	switch {
	case e.On == "" && !derived:
		c.failf("on", "a claim or evidence, or onRule and onClaim", "is required")
	case e.On != "" && derived:
		c.failf("on", "on, or onRule and onClaim", "stands beside onRule, onClaim or onWhom")
	case e.On != "" && (e.On == e.From || e.On == e.ID):
		c.failf("on", "another claim", "is evidence on itself")
	case onEvidence && e.Stance != graph.Undercuts:
		c.failf("stance", "undercuts", "%s bears on evidence", e.Stance)
	}
	if !derived || e.On != "" {
		return
	}
	c.required("onRule", e.OnRule)
	c.required("onClaim", string(e.OnClaim))
	if e.Stance != graph.Undercuts {
		c.failf("stance", "undercuts", "%s bears on what a rule derives", e.Stance)
	}
}
