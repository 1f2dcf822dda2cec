package compare

import (
	"fmt"
	"maps"

	"onus/graph"
	"onus/graph/contrast"
)

// member is one of those whom a grouping says it sorts.
type member struct {
	person    graph.ID // canonical
	certainty graph.Certainty
	because   string // the beginning of a sentence
}

// sorted are those whom a grouping says it sorts: the members that it lists,
// or those of its body on its day.
func (r *reading) sorted(f *graph.Grouping, canon contrast.Canon) []member {
	var out []member
	for _, id := range f.Members {
		who := canon.Of(id)
		out = append(out, member{who, graph.Definite, r.name(who) + ", one of those whom the source sorts,"})
	}
	if f.Body == "" {
		return out
	}
	for _, e := range r.reached(f, canon) {
		person := e.OnWhom
		out = append(out, member{person, e.Certainty, fmt.Sprintf("%s, a member of %s on %s,", r.name(person), r.name(f.Body), f.On.String())})
	}
	return out
}

// reached asks the rule collective whom a claim on each of the body would
// reach that day, by the tenures that the lens leaves: one piece of evidence a
// member, OnWhom set to him.
func (r *reading) reached(f *graph.Grouping, canon contrast.Canon) []*graph.Evidence {
	probe := &graph.Claim{
		Meta: graph.Meta{ID: graph.Own + ":c--each", Dataset: graph.Own},
		Form: &graph.Attribution{
			Who:   graph.Who{Subject: f.Body, Each: true, On: f.On},
			Event: r.out.Event.ID, Scale: r.out.Scale.ID, Grades: []string{r.out.Scale.Grades[0].Slug},
		},
	}
	setting := contrast.NewSetting(r.part.Unlinked(), canon)
	setting.Vocabulary = r.vocabulary
	maps.DeleteFunc(setting.Part.Records, func(_ graph.ID, x graph.Record) bool {
		c, ok := x.(*graph.Claim)
		return ok && r.leaves(c)
	})
	setting.Part.Records[probe.ID] = probe
	_, questions := contrast.Place(probe, setting)
	var out []*graph.Evidence
	for _, q := range questions {
		if q.Each || q.Event != r.out.Event.ID {
			continue
		}
		setting.Part.Link(q.ID, graph.Carries, true, probe.ID)
		for _, e := range setting.Evidence(q) {
			if e.From == probe.ID && e.Rule == contrast.Collective {
				e.OnWhom = q.Subject
				out = append(out, e)
			}
		}
	}
	return out
}

// canon tells who is the same as whom, by what derivation has put on the
// claims and questions that were walked.
func (r *reading) canon() contrast.Canon {
	var same []contrast.Same
	for _, x := range r.part.Records {
		switch x := x.(type) {
		case *graph.Question:
			for _, other := range x.Joined {
				same = append(same, contrast.Same{A: x.Subject, B: other})
			}
		case *graph.Claim:
			if who := writtenSubject(x); who != "" && len(x.Derived.Subjects) == 1 && who != x.Derived.Subjects[0] {
				same = append(same, contrast.Same{A: x.Derived.Subjects[0], B: who})
			}
		}
	}
	return contrast.NewCanon(nil, same)
}

// writtenSubject is the one subject of a claim, as its author wrote it.
func writtenSubject(c *graph.Claim) graph.ID {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return f.Subject
	case *graph.Deed:
		return f.Subject
	case *graph.Tenure:
		return f.Subject
	}
	return ""
}
