package loaders

import (
	"fmt"
	"strings"

	"onus/graph"
)

// Expand adds to a bundle, for each Grouping in it, one Attribution claim for
// each member and placement, citing the grouping, with the id
// "grouping--member--scale" (and a number, where a member is placed on one
// scale more than once). Readers of formats that have groupings call it once.
func Expand(b *Bundle) {
	names := map[graph.ID]string{}
	for _, it := range b.Items {
		names[it.Record.Base().ID] = it.Record.Base().Name
	}
	for _, it := range b.Items {
		claim, ok := it.Record.(*graph.Claim)
		if !ok {
			continue
		}
		if g, ok := claim.Form.(*graph.Grouping); ok {
			e := expander{item: it, claim: claim, grouping: g, names: names, taken: map[graph.ID]int{}}
			b.Items = append(b.Items, e.items()...)
		}
	}
}

type expander struct {
	item     Item
	claim    *graph.Claim
	grouping *graph.Grouping
	names    map[graph.ID]string
	taken    map[graph.ID]int
}

func (e *expander) items() []Item {
	var out []Item
	for _, group := range e.grouping.Groups {
		for _, member := range group.Members {
			for _, p := range group.Placements {
				out = append(out, Item{Record: e.attribution(group.Label, member, p), At: e.item.Place("groups")})
			}
		}
	}
	return out
}

func (e *expander) attribution(label string, member graph.ID, p graph.Placement) *graph.Claim {
	c := *e.claim
	c.ID = e.id(member, p.Scale)
	c.Name = e.text(label, member, p)
	c.Grouping = e.claim.ID
	c.Note = ""
	c.Form = &graph.Attribution{
		Who: graph.Who{Subject: member}, Event: e.grouping.Event,
		Scale: p.Scale, Grades: append([]string(nil), p.Grades...),
	}
	return &c
}

func (e *expander) id(member, scale graph.ID) graph.ID {
	id := e.claim.ID.Sub(member.Slug(), scale.Slug())
	e.taken[id]++
	if n := e.taken[id]; n > 1 {
		return id.Sub(fmt.Sprint(n))
	}
	return id
}

// text is the sentence of the claim: "Ann, in the group “knew all”:
// knowledge full, of the flood."
func (e *expander) text(label string, member graph.ID, p graph.Placement) string {
	text := fmt.Sprintf("%s, in the group “%s”: %s %s", e.name(member), label, p.Scale.Slug(), strings.Join(p.Grades, " or "))
	if e.grouping.Event != "" {
		text += fmt.Sprintf(" (%s)", e.name(e.grouping.Event))
	}
	return text + "."
}

func (e *expander) name(id graph.ID) string {
	if name := e.names[id]; name != "" {
		return name
	}
	return id.Slug()
}
