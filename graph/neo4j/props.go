package neo4j

import (
	"strings"
	"unicode/utf8"

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
	caption := captionOf(r)
	props[propCaption] = short(caption)
	if r.Base().Name == "" {
		props["name"], props[propUnnamed] = caption, true
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

// captionOf says in a few words what a record is.
func captionOf(r graph.Record) string {
	m := r.Base()
	switch x := r.(type) {
	case *graph.Evidence:
		if x.Rule != "" {
			return string(x.Stance) + " (" + x.Rule + ")"
		}
		return string(x.Stance)
	case *graph.Question:
		if m.Name == "" {
			return string(x.Form) + "?"
		}
	case *graph.Passage:
		if x.Locator != "" {
			return x.Locator
		}
	case *graph.Identity:
		if x.Differ {
			return "different"
		}
		return "same"
	}
	if m.Name != "" {
		return m.Name
	}
	return m.ID.Slug()
}

// captionRunes is what a circle in Browser or Bloom can show.
const captionRunes = 60

func short(s string) string {
	if utf8.RuneCountInString(s) <= captionRunes {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:captionRunes-1])) + "…"
}
