package contrast

import (
	"maps"
	"slices"

	"onus/graph"
)

// Apart gives the part as it is where other records are the same: with claims
// placed, and evidence derived, anew by canon. It holds what the contrasts of
// these claims need. The part was walked along Route from the claims and along
// DeriveRoute from their questions and from what those are Related to.
func Apart(part *graph.Part, canon Canon, claims ...graph.ID) *graph.Part {
	a := &parting{out: part.Unlinked(graph.Answers, graph.Carries, graph.BearsOn, graph.DecidedBy), was: part}
	a.setting = NewSetting(a.out, canon)
	ids := slices.Sorted(maps.Keys(part.Records))
	for _, id := range ids {
		if c := graph.Get[*graph.Claim](part, id); c != nil {
			a.place(id, c)
		}
	}
	for _, id := range ids {
		if c := graph.Get[*graph.Claim](a.out, id); c != nil {
			c.Derived.SelfServing = a.setting.selfServing(c)
			a.flag(c)
		}
	}
	for _, id := range claims {
		if c := graph.Get[*graph.Claim](a.out, id); c != nil {
			for _, q := range c.Derived.Questions {
				a.derive(graph.Get[*graph.Question](a.out, q))
			}
		}
	}
	return a.out
}

// parting makes a part anew.
type parting struct {
	out, was *graph.Part
	setting  *Setting
}

// place puts a copy of the claim on its questions by the other canon.
func (a *parting) place(id graph.ID, c *graph.Claim) {
	own := *c
	s := a.setting
	d := &own.Derived
	d.Subjects, d.Events, d.Claimants = s.canonical(subjectsOf(c)), s.canonical(eventsOf(c)), s.canonical(c.Claimants)
	d.Questions, d.Carries = nil, nil
	a.out.Records[id] = &own
	for _, q := range Questions(&own, s.Canon) {
		d.Questions = append(d.Questions, q.ID)
		a.ask(q)
		a.link(id, graph.Answers, q.ID)
	}
	for _, q := range s.targets(&own) {
		if !slices.Contains(d.Questions, q.ID) && !slices.Contains(d.Carries, q.ID) {
			d.Carries = append(d.Carries, q.ID)
			a.ask(q)
			a.link(id, graph.Carries, q.ID)
		}
	}
}

// flag renews the flags on a Grouping. Members of its body were not walked: of
// those that stood in no group, each stays flagged that stands in none now.
func (a *parting) flag(c *graph.Claim) {
	f, ok := c.Form.(*graph.Grouping)
	if !ok {
		return
	}
	found := map[graph.ID]bool{}
	for _, e := range a.setting.Flags(c) {
		found[e.ID] = true
		a.out.Records[e.ID] = e
		if !slices.Contains(a.out.InIDs(c.ID, graph.Target), e.ID) {
			a.link(e.ID, graph.Target, c.ID)
		}
	}
	var placed []graph.ID
	for _, g := range f.Groups {
		placed = append(placed, a.setting.canonical(g.Members)...)
	}
	for _, id := range a.out.InIDs(c.ID, graph.Target) {
		e := graph.Get[*graph.Evidence](a.out, id)
		if e == nil || found[id] || !isFlag(e) {
			continue
		}
		if e.Rule == PartitionOverlap || e.Rule == PartitionGap && slices.ContainsFunc(e.Premises, func(p graph.ID) bool { return slices.Contains(placed, p) }) {
			delete(a.out.Records, id)
		}
	}
}

func (a *parting) ask(q *graph.Question) {
	q.Joined = a.setting.Canon.Joined(q.Subject)
	q.Name = a.setting.Title(q)
	if _, known := a.out.Records[q.ID]; !known || a.was.Records[q.ID] == a.out.Records[q.ID] {
		a.out.Records[q.ID] = q
	}
}

func (a *parting) link(from graph.ID, rel graph.Rel, to graph.ID) {
	a.out.Link(from, rel, false, to)
	a.out.Link(to, rel, true, from)
}

// derive carries evidence into one question. What counts rows counts those that
// were walked: with evidence that counted them before.
func (a *parting) derive(q *graph.Question) {
	evidence := a.setting.Evidence(q)
	if counts := a.setting.Counts(q); len(counts) > 0 {
		rows := a.claims()
		for _, n := range counts {
			if e := n.Among(rows); e != nil {
				evidence = append(evidence, e)
			}
		}
	}
	for _, e := range a.setting.tidy(evidence) {
		a.out.Records[e.ID] = e
		a.link(e.ID, graph.BearsOn, q.ID)
	}
}

func (a *parting) claims() []*graph.Claim {
	var out []*graph.Claim
	for _, r := range a.out.Records {
		if c, ok := r.(*graph.Claim); ok {
			out = append(out, c)
		}
	}
	return out
}
