package contrast

import (
	"cmp"
	"slices"
	"strings"

	"onus/graph"
)

// roots collapses testimony by who says it and the innermost source in which
// it is said, along retellings and editions: three papers that quote one man
// are that man. The rows of an aggregating rule are each a root.
func (k *court) roots(ts []*testimony) []Root {
	found := map[string]*Root{}
	for _, t := range ts {
		for _, c := range k.witnesses(t) {
			k.addRoot(found, c)
		}
	}
	out := make([]Root, 0, len(found))
	for _, r := range found {
		slices.Sort(r.Through)
		r.Through = slices.Compact(r.Through)
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Root) int {
		return cmp.Or(cmp.Compare(a.Claimant, b.Claimant), cmp.Compare(a.Source, b.Source))
	})
	return out
}

// witnesses are the claims that a testimony comes from.
func (k *court) witnesses(t *testimony) []*graph.Claim {
	if !aggregates(t.Rule) {
		if t.claim == nil {
			return nil
		}
		return []*graph.Claim{t.claim}
	}
	var out []*graph.Claim
	for _, id := range t.Premises {
		if c := graph.Get[*graph.Claim](k.part, id); c != nil {
			out = append(out, c)
		}
	}
	return out
}

func (k *court) addRoot(found map[string]*Root, c *graph.Claim) {
	source := cmp.Or(c.Derived.Root, c.Source)
	if source == "" {
		return // evidence that names no document has no root
	}
	names := make([]string, len(c.Derived.Claimants))
	for i, id := range c.Derived.Claimants {
		names[i] = string(id)
	}
	slices.Sort(names)
	key := strings.Join(names, " ") + "|" + string(source)
	r := found[key]
	if r == nil {
		r = &Root{Source: source}
		if len(names) > 0 {
			r.Claimant = graph.ID(names[0])
		}
		found[key] = r
	}
	for _, id := range append([]graph.ID{c.Source}, k.passageSources(c)...) {
		if id != source {
			r.Through = append(r.Through, id)
		}
	}
}

func (k *court) passageSources(c *graph.Claim) []graph.ID {
	var out []graph.ID
	for _, id := range c.Passages {
		if p := graph.Get[*graph.Passage](k.part, id); p != nil {
			out = append(out, p.Source)
		}
	}
	return out
}
