package contrast

import (
	"strings"

	"onus/graph"
)

// Title puts a question in words, as far as the records it names were walked.
// What an act was done to is often the id of a record (a source that is a
// list, say), but no reference to one, so no walk to the question fetches it:
// it goes by its slug, wherever the title is made, and other words as written.
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
		add(object(q.Object))
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

// object is what an act was done to, in words.
func object(what string) string {
	if id := graph.ID(what); id.Check() == nil {
		return id.Slug()
	}
	return what
}
