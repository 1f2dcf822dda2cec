package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
)

// impliedQuestion is where an act implies something: the question on the
// event that the vocabulary names, or on the act's own.
func (s *Setting) impliedQuestion(subject graph.ID, imp graph.Implication, own graph.ID) *graph.Question {
	event := cmp.Or(imp.Event, own)
	return named(&graph.Question{Form: graph.FormAttribution, Subject: s.Canon.Of(subject), Event: s.Canon.Of(event), Scale: imp.Scale})
}

// impliedTargets are the questions that an act answers by implication.
func (s *Setting) impliedTargets(c *graph.Claim) []*graph.Question {
	f, act := s.implyingAct(c)
	if act == nil {
		return nil
	}
	var out []*graph.Question
	for _, imp := range s.implications(act) {
		scale := s.Scales[imp.Scale]
		if scale == nil || cmp.Or(imp.Event, f.Event) == "" {
			continue
		}
		q := s.impliedQuestion(f.Subject, imp, f.Event)
		out = append(out, q)
		if len(inheritances(scale, gradesOf(scale, imp.Grades), true)) > 0 {
			out = append(out, s.above(q)...)
		}
	}
	return out
}

// implyingAct is the act of a claim that somebody did one that implies
// something; nil for any other claim.
func (s *Setting) implyingAct(c *graph.Claim) (*graph.Deed, *graph.Act) {
	f, ok := c.Form.(*graph.Deed)
	if !ok || c.Denies || f.Each || !c.Modality.Counts() {
		return nil, nil
	}
	return f, s.Acts[f.Act]
}

// implications are where an act implies something: by the vocabulary, or by a
// presumption alone, whose acts count wherever they were done, as those of an
// implication that names an event do.
func (v *Vocabulary) implications(act *graph.Act) []graph.Implication {
	out := slices.Clone(act.Implies)
	for _, p := range v.Presumptions[act.ID] {
		if !slices.ContainsFunc(out, func(i graph.Implication) bool { return i.Scale == p.Scale && (i.Event == "" || i.Event == p.Event) }) {
			out = append(out, graph.Implication{Scale: p.Scale, Event: p.Event, Grades: p.Grades})
		}
	}
	return out
}

// implied aggregates the acts among claims into what they imply on a
// question: one Evidence for each act of the vocabulary and way along partOf,
// and one for each presumption. Undercut rows are among them: whether an
// undercut counts depends on the lens, and a court drops them.
func (s *Setting) implied(q *graph.Question, claims []*graph.Claim) []*graph.Evidence {
	type key struct {
		act, named graph.ID
		way        graph.Inheritance
	}
	cases := map[key]*implication{}
	for _, c := range claims {
		f, act := s.implyingAct(c)
		if act == nil || q.Form != graph.FormAttribution || q.Exclusion {
			continue
		}
		for _, imp := range s.implications(act) {
			for _, way := range s.ways(q, imp, f) {
				k := key{act.ID, imp.Event, way}
				if cases[k] == nil {
					cases[k] = &implication{question: q, act: act, base: imp.Event, along: way}
				}
				cases[k].rows = append(cases[k].rows, c)
			}
		}
	}
	var out []*graph.Evidence
	for _, i := range cases {
		if e := s.aggregate(*i); e != nil {
			out = append(out, e)
		}
		for _, p := range s.Presumptions[i.act.ID] {
			presumed, its := *i, *p
			its.Event = s.Canon.Of(p.Event)
			presumed.presumed = &its
			if e := s.aggregate(presumed); e != nil && s.presumes(i, &its) {
				out = append(out, e)
			}
		}
	}
	slices.SortFunc(out, func(a, b *graph.Evidence) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// ways are how an implication reaches a question: at once (""), or along
// partOf; none if it does not.
func (s *Setting) ways(q *graph.Question, imp graph.Implication, f *graph.Deed) []graph.Inheritance {
	scale := s.Scales[imp.Scale]
	if scale == nil || imp.Scale != q.Scale || s.Canon.Of(f.Subject) != q.Subject {
		return nil
	}
	event := s.Canon.Of(cmp.Or(imp.Event, f.Event))
	if event == q.Event {
		return []graph.Inheritance{""}
	}
	up := slices.Contains(s.enclosing(event), q.Event)
	if !up && !slices.Contains(s.enclosing(q.Event), event) {
		return nil
	}
	var out []graph.Inheritance
	for way := range inheritances(scale, gradesOf(scale, imp.Grades), up) {
		out = append(out, way)
	}
	slices.Sort(out)
	return out
}
