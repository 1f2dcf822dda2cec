package neo4j

import (
	"strings"

	"onus/graph"
)

// Properties that are not fields of the record: for people, for search, and a
// note that the name was made for people where the record has none.
const (
	propCaption = "caption"
	propWords   = "words"
	propUnnamed = "nameMade"
)

// properties gives what the node of a record holds: its fields (see
// graph.Flatten), a caption, and the words by which it is found.
func properties(r graph.Record) map[string]any {
	props := graph.Flatten(r)
	for name, v := range props {
		if d, ok := v.(graph.Date); ok {
			putDate(props, name, d)
		}
	}
	props[propCaption] = short(captionOf(r))
	if r.Base().Name == "" {
		props["name"], props[propUnnamed] = nameOf(r), true
	}
	if words := graph.Words(r); len(words) > 0 {
		props[propWords] = " " + strings.Join(words, " ")
	}
	return props
}

// labelsOf is the label set of a record's node, as Cypher writes it:
// "Record:Claim:Tenure".
func labelsOf(r graph.Record) string {
	labels := "Record:" + string(r.Kind())
	if c, ok := r.(*graph.Claim); ok {
		labels += ":" + formLabel(c.Form.Form())
	}
	return labels
}

// formLabel is the label of the claims of a form. That of the form "act" is
// Deed: an Act is a word of the vocabulary.
func formLabel(f graph.FormName) string {
	if f == graph.FormAct {
		return "Deed"
	}
	return strings.ToUpper(string(f[:1])) + string(f[1:])
}
