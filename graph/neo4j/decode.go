package neo4j

import (
	"fmt"
	"sync"

	"onus/graph"
)

var datesOfKind = sync.OnceValue(func() map[graph.Kind][]dateNames {
	out := map[graph.Kind][]dateNames{}
	for _, k := range graph.Kinds() {
		out[k] = datesOf(k)
	}
	return out
})

// recordOf reads a record back from the labels and properties of its node; it
// uses the map up. Properties and labels that others added are ignored.
func recordOf(labels, properties any) (graph.Record, error) {
	props, ok := properties.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("neo4j: properties are a %T", properties)
	}
	kind := kindOf(labels)
	for _, names := range datesOfKind()[kind] {
		d, given, err := takeDate(props, names)
		if err != nil {
			return nil, fmt.Errorf("neo4j: %s %v: %s: %w", kind, props["id"], names.text, err)
		}
		if given {
			props[names.text] = d
		}
	}
	if made, _ := props[propUnnamed].(bool); made {
		delete(props, "name")
	}
	r, err := graph.Build(kind, props)
	if err != nil {
		return nil, fmt.Errorf("neo4j: %w", err)
	}
	return r, nil
}

func kindOf(labels any) graph.Kind {
	list, _ := labels.([]any)
	for _, l := range list {
		name, _ := l.(string)
		if k := graph.Kind(name); isKind[k] {
			return k
		}
	}
	return ""
}

var isKind = func() map[graph.Kind]bool {
	out := map[graph.Kind]bool{}
	for _, k := range graph.Kinds() {
		out[k] = true
	}
	return out
}()

// recordsOf reads two lists of the same length: labels and properties.
func recordsOf(labels, properties any) ([]graph.Record, error) {
	ls, _ := labels.([]any)
	ps, _ := properties.([]any)
	out := make([]graph.Record, 0, len(ps))
	for i := range ps {
		r, err := recordOf(ls[i], ps[i])
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}
