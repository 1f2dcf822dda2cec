package contrast

import (
	"fmt"
	"slices"

	"onus/graph"
)

// Flags are the checks on a claim that answers no question: of a Grouping,
// members that stand in two groups, and members of the body that stand in
// none. The part was walked along PlaceRoute.
func (s *Setting) Flags(c *graph.Claim) []*graph.Evidence {
	f, ok := c.Form.(*graph.Grouping)
	if !ok || !c.Modality.Counts() {
		return nil
	}
	groups := map[graph.ID][]string{}
	for _, g := range f.Groups {
		for _, id := range s.canonical(g.Members) {
			groups[id] = append(groups[id], g.Label)
		}
	}
	var out []*graph.Evidence
	if f.Disjoint {
		for id, labels := range groups {
			if len(labels) > 1 {
				e := flag(PartitionOverlap, c, nil, id)
				e.Because = fmt.Sprintf("The groups are said to be disjoint, and %s stands in several: “%s” and “%s”.", s.name(id), labels[0], labels[1])
				out = append(out, e)
			}
		}
	}
	if f.Exhaustive {
		out = append(out, s.gaps(c, f, groups)...)
	}
	return s.tidy(out)
}

// gaps: members of the body on its day, or of the list, that stand in no
// group. Nothing is said of a body whose composition nobody records.
func (s *Setting) gaps(c *graph.Claim, f *graph.Grouping, groups map[graph.ID][]string) []*graph.Evidence {
	var members []seat
	for _, id := range s.canonical(f.Members) {
		members = append(members, seat{person: id, definite: true})
	}
	if f.Body != "" {
		members = append(members, s.seatsOf(f.Body, f.On.Date)...)
	}
	var out []*graph.Evidence
	for _, m := range members {
		if groups[m.person] != nil || slices.ContainsFunc(out, func(e *graph.Evidence) bool { return slices.Contains(e.Premises, m.person) }) {
			continue
		}
		e := flag(PartitionGap, c, nil, m.person)
		e.Premises = append(append(e.Premises, m.person), m.tenures...)
		if len(m.tenures) > 0 {
			e.From = m.tenures[0]
		}
		if !m.definite {
			e.Certainty = graph.PossibleOnly
		}
		e.Because = gapBecause(s.name(m.person), m.definite)
		out = append(out, e)
	}
	return out
}

func gapBecause(name string, definite bool) string {
	who := "who was one of them"
	if !definite {
		who = "who may have been one of them"
	}
	return fmt.Sprintf("The groups are said to hold all, and %s, %s, stands in none.", name, who)
}
