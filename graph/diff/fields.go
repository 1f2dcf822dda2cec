package diff

import (
	"reflect"

	"onus/graph"
)

// change compares a record that both sides have, as its author wrote it; ok
// is false if nothing differs.
func change(was, is graph.Record) (c Change, ok bool) {
	if was.Base().Digest == is.Base().Digest && was.Base().Digest != "" {
		return Change{}, false
	}
	c = Change{Was: was, Is: is, Fields: fields(was, is)}
	return c, len(c.Fields) > 0
}

func fields(was, is graph.Record) []Field {
	before, after := authored(was), authored(is)
	seen := map[string]bool{} // forms of a claim share names
	var out []Field
	for _, f := range graph.Fields(is.Kind()) {
		if !seen[f.Name] && !reflect.DeepEqual(before[f.Name], after[f.Name]) {
			out = append(out, Field{f.Name, before[f.Name], after[f.Name]})
		}
		seen[f.Name] = true
	}
	return out
}

// authored are the fields of a record that its author wrote.
func authored(r graph.Record) map[string]any {
	switch x := r.(type) {
	case *graph.Claim:
		own := *x
		own.Derived = graph.Derived{}
		r = &own
	case *graph.Dataset:
		own := *x
		own.Content, own.State, own.LoadedAt, own.Counts = "", "", "", nil
		r = &own
	}
	props := graph.Flatten(r)
	delete(props, "sort")
	delete(props, "digest")
	return props
}
