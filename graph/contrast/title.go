package contrast

import (
	"strings"

	"onus/graph"
)

// Title puts a question in words, as far as the records it names were walked.
func (s *Setting) Title(q *graph.Question) string {
	var parts []string
	add := func(words string, ids ...graph.ID) {
		for _, id := range ids {
			if id == "" {
				return
			}
			words += s.name(id)
		}
		if words != "" {
			parts = append(parts, words)
		}
	}
	switch q.Form {
	case graph.FormStatement:
		add("Is it so: ", q.Claim)
	case graph.FormAct:
		add("Was it done: ", q.Act)
		add(q.Object)
	case graph.FormTenure:
		add("When in office: ", q.Position)
	case graph.FormDating:
		add("When was it")
	case graph.FormMeasure:
		add("How many: " + q.What)
	case graph.FormAttribution:
		add("", q.Scale)
	}
	add("", q.Subject)
	add("", q.Event)
	if q.Exclusion {
		add("did another of ", q.Body)
	}
	return strings.Join(parts, "; ")
}
