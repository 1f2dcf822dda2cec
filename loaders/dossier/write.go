package dossier

import (
	"strings"

	"onus/graph"
	"onus/loaders"
)

// speller writes ids as an author of the dataset does.
type speller struct {
	dataset string
	scales  map[string]bool // slugs of the dataset's own
}

func (w *speller) ref(id graph.ID) string {
	if id.Dataset() == w.dataset {
		return id.Slug()
	}
	return string(id)
}

func (w *speller) scale(id graph.ID) string {
	if id.Dataset() == loaders.BaseSlug && !w.scales[id.Slug()] {
		return id.Slug()
	}
	return w.ref(id)
}

func (w *speller) implication(x graph.Implication) string {
	text := w.scale(x.Scale) + ": " + strings.Join(x.Grades, ", ")
	if x.Event != "" {
		text += " -> " + w.ref(x.Event)
	}
	return text
}
