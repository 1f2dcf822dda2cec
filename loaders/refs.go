package loaders

import (
	"slices"
	"strings"

	"onus/graph"
)

// ref is one reference of a record, by the name of the field an author writes.
type ref struct {
	field string
	nth   int // among the references of the field
	to    graph.ID
	kinds []graph.Kind // what it may refer to
}

var (
	persons       = []graph.Kind{graph.KindPerson}
	organizations = []graph.Kind{graph.KindOrganization}
	agents        = []graph.Kind{graph.KindPerson, graph.KindOrganization}
	positions     = []graph.Kind{graph.KindPosition}
	events        = []graph.Kind{graph.KindEvent}
	competence    = []graph.Kind{graph.KindEvent, graph.KindOrganization}
	sources       = []graph.Kind{graph.KindSource}
	passages      = []graph.Kind{graph.KindPassage}
	scales        = []graph.Kind{graph.KindScale}
	acts          = []graph.Kind{graph.KindAct}
	claims        = []graph.Kind{graph.KindClaim}
	targets       = []graph.Kind{graph.KindClaim, graph.KindEvidence}
	carriers      = []graph.Kind{graph.KindClaim, graph.KindPresumption}
	joined        = []graph.Kind{graph.KindPerson, graph.KindOrganization, graph.KindPosition, graph.KindEvent}
)

// refs gathers references; the zero value is ready, reset keeps its room.
type refs struct{ list []ref }

func (rs *refs) add(field string, kinds []graph.Kind, ids ...graph.ID) {
	nth := 0
	if last := len(rs.list) - 1; last >= 0 && rs.list[last].field == field {
		nth = rs.list[last].nth + 1
	}
	for _, id := range ids {
		if id != "" {
			rs.list = append(rs.list, ref{field, nth, id, kinds})
			nth++
		}
	}
}

// of gives the references of a record in the order of its fields; good until
// the next call.
func (rs *refs) of(r graph.Record) []ref {
	rs.list = rs.list[:0]
	switch x := r.(type) {
	case *graph.Organization:
		rs.add("partOf", organizations, x.PartOf)
		rs.add("succeeds", organizations, x.Succeeds...)
	case *graph.Position:
		rs.add("organization", organizations, x.Organization)
		rs.add("succeeds", positions, x.Succeeds...)
		rs.add("oversees", competence, x.Oversees...)
	case *graph.Event:
		rs.add("partOf", events, x.PartOf)
	case *graph.Source:
		rs.add("authors", agents, x.Authors...)
		for _, d := range x.DerivesFrom {
			rs.add("derivesFrom", sources, d.Source)
		}
	case *graph.Passage:
		rs.add("source", sources, x.Source)
	case *graph.Act:
		for _, i := range x.Implies {
			rs.add("implies", scales, i.Scale)
			rs.add("implies", events, i.Event)
		}
		rs.add("needs", positions, x.Needs)
	case *graph.Presumption:
		rs.add("act", acts, x.Act)
		rs.add("scale", scales, x.Scale)
		rs.add("event", events, x.Event)
	case *graph.Identity:
		rs.add("a", joined, x.A)
		rs.add("b", joined, x.B)
	case *graph.Claim:
		rs.claim(x)
	case *graph.Evidence:
		rs.evidence(x)
	}
	return rs.list
}

func (rs *refs) claim(c *graph.Claim) {
	rs.add("source", sources, c.Source)
	rs.add("passages", passages, c.Passages...)
	rs.add("claimants", agents, c.Claimants...)
	rs.add("grouping", claims, c.Grouping)
	switch f := c.Form.(type) {
	case *graph.Attribution:
		rs.who(&f.Who)
		rs.add("event", events, f.Event)
		rs.add("scale", scales, f.Scale)
	case *graph.Tenure:
		rs.add("subject", persons, f.Subject)
		rs.add("positions", positions, f.Positions...)
	case *graph.Deed:
		rs.who(&f.Who)
		rs.add("act", acts, f.Act)
		rs.add("event", events, f.Event)
	case *graph.Dating:
		rs.add("event", events, f.Event)
	case *graph.Measure:
		rs.measure(f)
	case *graph.Grouping:
		rs.grouping(f)
	case *graph.Absence:
		rs.add("subject", agents, f.Subject)
		rs.add("act", acts, f.Act)
		rs.add("event", events, f.Event)
		rs.add("scope", sources, f.Scope...)
	case *graph.Statement:
		rs.add("subjects", agents, f.Subjects...)
		rs.add("events", events, f.Events...)
	}
}

func (rs *refs) who(w *graph.Who) {
	rs.add("subject", agents, w.Subject)
	rs.add("except", persons, w.Except...)
	rs.add("among", organizations, w.Among)
}

func (rs *refs) measure(m *graph.Measure) {
	rs.add("subject", agents, m.Subject)
	rs.add("event", events, m.Event)
	if m.Counts != nil {
		rs.add("countsAct", acts, m.Counts.Act)
		rs.add("countsWithin", events, m.Counts.Within)
		rs.add("countsSources", sources, m.Counts.Sources...)
	}
}

func (rs *refs) grouping(g *graph.Grouping) {
	rs.add("body", organizations, g.Body)
	rs.add("members", persons, g.Members...)
	rs.add("event", events, g.Event)
	for _, group := range g.Groups {
		rs.add("groups", persons, group.Members...)
		for _, p := range group.Placements {
			rs.add("groups", scales, p.Scale)
		}
	}
}

func (rs *refs) evidence(e *graph.Evidence) {
	rs.add("from", claims, e.From)
	rs.add("on", targets, e.On)
	rs.add("onClaim", carriers, e.OnClaim)
	rs.add("onWhom", agents, e.OnWhom)
	rs.add("source", sources, e.Source)
	rs.add("passages", passages, e.Passages...)
}

func kindNames(kinds []graph.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = strings.ToLower(string(k))
		switch {
		case k == graph.KindEvidence:
		case strings.ContainsRune("aeio", rune(names[i][0])):
			names[i] = "an " + names[i]
		default:
			names[i] = "a " + names[i]
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func allows(kinds []graph.Kind, k graph.Kind) bool { return slices.Contains(kinds, k) }
