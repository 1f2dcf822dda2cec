package contrast

import (
	"slices"

	"onus/graph"
)

// selfServing reports whether a claim, or the Grouping it came from, puts
// directly or by sole or collective a favourable value in a claimant's own
// question.
func (s *Setting) selfServing(c *graph.Claim) bool {
	if len(c.Claimants) == 0 {
		return false
	}
	claimants := s.canonical(c.Claimants)
	for _, b := range s.bases(c) {
		if slices.Contains(claimants, b.question.Subject) && s.favourable(b) {
			return true
		}
	}
	return s.groupingServes(c, claimants)
}

// favourable reports whether a base favours the subject of its question.
func (s *Setting) favourable(b base) bool {
	q := b.question
	if q.Form == graph.FormAct {
		return creditOf(s.Acts[q.Act], b.value.Yes) > 0
	}
	return s.favours(s.Scales[q.Scale], b.grades, q.Event)
}

func (s *Setting) favours(scale *graph.Scale, g grades, event graph.ID) bool {
	return scale != nil && favourOf(scale, g, graph.Get[*graph.Event](s.Part, event)) > 0
}

// groupingServes looks at the placements of the Grouping that the claim is,
// or came from.
func (s *Setting) groupingServes(c *graph.Claim, claimants []graph.ID) bool {
	whole := c
	if c.Grouping != "" {
		whole = graph.Get[*graph.Claim](s.Part, c.Grouping)
	}
	if whole == nil {
		return false
	}
	f, ok := whole.Form.(*graph.Grouping)
	if !ok {
		return false
	}
	for _, g := range f.Groups {
		if !slices.ContainsFunc(s.canonical(g.Members), func(id graph.ID) bool { return slices.Contains(claimants, id) }) {
			continue
		}
		for _, p := range g.Placements {
			if scale := s.Scales[p.Scale]; scale != nil && s.favours(scale, gradesOf(scale, p.Grades), f.Event) {
				return true
			}
		}
	}
	return false
}
