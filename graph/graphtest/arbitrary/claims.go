package arbitrary

import (
	"slices"
	"strconv"
	"strings"

	"onus/graph"
)

// claim draws one, and of a grouping the attributions that follow; nothing
// where there is no source, or nobody and nothing to speak of.
func (d *drawer) claim(m graph.Meta, form graph.FormName) []graph.Record {
	c := &graph.Claim{Meta: m, Source: d.a(graph.KindSource)}
	if c.Source == "" {
		return nil
	}
	c.Passages = d.places(c.Source)
	c.Claimants = d.some(2, graph.KindPerson, graph.KindOrganization)
	c.Made = d.date("made", "1937-06", "1956-02-09", "", "1970")
	c.Basis = one(d, "basis", graph.BasisUnknown, graph.Did, graph.Saw, graph.Told, graph.Inferred)
	c.Confidence = one(d, "confidence", graph.Unsaid, graph.Certain, graph.Possible)
	if d.is("not asserted", 6) {
		c.Modality = one(d, "modality", graph.Presupposed, graph.Reported, graph.Conditional, graph.Prescribed, graph.Planned, graph.Predicted)
	}
	if form == "" {
		form = one(d, "form", graph.FormAttribution, graph.FormAct, graph.FormAttribution, graph.FormAct, graph.FormGrouping, graph.FormAbsence,
			graph.FormTenure, graph.FormDating, graph.FormMeasure, graph.FormStatement)
	}
	c.Denies = d.is("denies", 3) && form != graph.FormGrouping
	if c.Form = d.form(form, c.Denies); c.Form == nil {
		return nil
	}
	out := []graph.Record{c}
	if g, ok := c.Form.(*graph.Grouping); ok {
		out = append(out, attributions(c, g)...)
	}
	return out
}

func (d *drawer) form(form graph.FormName, denies bool) graph.Form {
	persons, events := d.of(graph.KindPerson), d.of(graph.KindEvent)
	switch {
	case len(persons) == 0 || len(events) == 0 && form != graph.FormTenure:
		return nil
	case form == graph.FormTenure:
		return d.tenure(denies)
	case form == graph.FormAttribution:
		scale, grades := d.grades()
		return &graph.Attribution{Who: d.who(), Event: d.mostly(graph.KindEvent), Scale: scale, Grades: grades, AsOf: d.date("as of", days()...)}
	case form == graph.FormAct:
		return d.deed()
	case form == graph.FormDating:
		return &graph.Dating{Event: one(d, "event", events...), Period: d.date("period", days()[1:]...)}
	case form == graph.FormMeasure:
		return d.measure()
	case form == graph.FormGrouping:
		return d.grouping()
	case form == graph.FormAbsence:
		if act := d.a(graph.KindAct); act != "" {
			return &graph.Absence{Subject: d.agent(), Act: act, Event: d.maybe(2, graph.KindEvent), Scope: d.some(2, graph.KindSource), Complete: d.is("complete", 2)}
		}
		return nil
	}
	return &graph.Statement{Subjects: d.some(2, graph.KindPerson, graph.KindOrganization), Events: d.some(2, graph.KindEvent), About: one(d, "about", "fact", "belief", "")}
}

// agent is mostly a person.
func (d *drawer) agent() graph.ID {
	if id := d.maybe(5, graph.KindOrganization); id != "" {
		return id
	}
	return d.mostly(graph.KindPerson)
}

func (d *drawer) who() graph.Who {
	body := d.mostly(graph.KindOrganization)
	kind := d.below(5, "who")
	switch {
	case kind == 3 && body != "":
		return graph.Who{Subject: body, Each: true, On: d.date("on", bodyDays()...), Except: d.some(1, graph.KindPerson)}
	case kind == 4 && body != "":
		return graph.Who{Subject: d.agent(), Exclusive: true, Among: body, On: d.date("on", bodyDays()...)}
	}
	return graph.Who{Subject: d.agent()}
}

func (d *drawer) deed() graph.Form {
	act := d.mostly(graph.KindAct)
	if act == "" {
		return nil
	}
	event := d.mostly(graph.KindEvent)
	if d.is("no event", 5) {
		event = ""
	}
	return &graph.Deed{
		Who: d.who(), Act: act, Event: event, Date: d.date("date", days()...), Object: one(d, "object", "", "paper 1", "paper 2"),
	}
}

func (d *drawer) tenure(denies bool) graph.Form {
	t := &graph.Tenure{Subject: d.a(graph.KindPerson), Positions: oneOrNone(d.mostly(graph.KindPosition))}
	if denies {
		t.Positions = d.some(2, graph.KindPosition)
	}
	if len(t.Positions) == 0 {
		return nil
	}
	if d.is("attested", 4) {
		t.Attested = d.date("attested", bodyDays()...)
	} else {
		t.Start, t.End = d.date("start", starts()...), d.date("end", ends()...)
	}
	return t
}

func oneOrNone(id graph.ID) []graph.ID {
	if id == "" {
		return nil
	}
	return []graph.ID{id}
}

func (d *drawer) measure() graph.Form {
	m := &graph.Measure{
		Subject: d.maybe(2, graph.KindPerson), Event: d.maybe(2, graph.KindEvent), What: one(d, "what", "lists", "dead"), Unit: one(d, "unit", "", "papers"),
	}
	low := float64(1 + d.below(3, "number"))
	high := low + float64(d.below(2, "more"))
	switch d.below(4, "bounds") {
	case 0:
		m.Value = &low
	case 1:
		m.Low, m.High = &low, &high
	case 2:
		m.Low = &low
	case 3:
		m.High = &high
	}
	if act := d.maybe(2, graph.KindAct); act != "" {
		m.Counts = &graph.Counting{Act: act, Within: d.maybe(2, graph.KindEvent), Sources: d.some(2, graph.KindSource)}
	}
	return m
}

func (d *drawer) grouping() graph.Form {
	g := &graph.Grouping{Event: d.a(graph.KindEvent), Disjoint: d.is("disjoint", 2)}
	if g.Body = d.maybe(2, graph.KindOrganization); g.Body != "" {
		g.On = d.date("on", bodyDays()...)
	} else {
		g.Members = d.some(3, graph.KindPerson)
	}
	g.Exhaustive = (g.Body != "" || len(g.Members) > 0) && d.is("exhaustive", 2)
	for i := range 1 + d.below(2, "groups") {
		group := graph.Group{Label: []string{"knew", "did not"}[i], Members: d.some(2, graph.KindPerson)}
		for range d.below(3, "placements") {
			scale, grades := d.grades()
			group.Placements = append(group.Placements, graph.Placement{Scale: scale, Grades: grades})
		}
		g.Groups = append(g.Groups, group)
	}
	return g
}

// attributions are those that a loader makes of a grouping, one for each
// member and placement.
func attributions(of *graph.Claim, g *graph.Grouping) []graph.Record {
	var out []graph.Record
	taken := map[graph.ID]int{}
	for _, group := range g.Groups {
		for _, member := range group.Members {
			for _, p := range group.Placements {
				c := *of
				c.ID = of.ID.Sub(member.Slug(), p.Scale.Slug())
				if taken[c.ID]++; taken[c.ID] > 1 {
					c.ID = c.ID.Sub(strconv.Itoa(taken[c.ID]))
				}
				c.Name = member.Slug() + " " + group.Label + ": " + strings.Join(p.Grades, " or ")
				c.Passages, c.Claimants = slices.Clone(of.Passages), slices.Clone(of.Claimants)
				c.Grouping = of.ID
				c.Form = &graph.Attribution{Who: graph.Who{Subject: member}, Event: g.Event, Scale: p.Scale, Grades: slices.Clone(p.Grades)}
				out = append(out, &c)
			}
		}
	}
	return out
}
