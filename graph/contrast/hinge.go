package contrast

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// Hinge is a single piece of evidence without which the claim would stand
// otherwise.
type Hinge struct {
	Testimony *Testimony
	Because   string // how it would stand then, and under which profiles
}

// MostHinged is how many pieces Hinges tries: those first that carry the claim
// or conflict with it, and undercuts. Of a question so long that hearing it
// again takes time it tries fewer undercuts and terms of office.
const MostHinged = 200

// Hinges tries the contrast without each piece of testimony, and without each
// undercut, that could change where the claim stands. Of two pieces that say
// the same and weigh the same neither is a hinge. They are in the order of the
// contrast's lists, undercuts last. Of an office, a spell that only agrees is not
// tried, though it may tie others together. It is cut where
// there were more than it tried.
func (c *Contrast) Hinges() (out []Hinge, cut bool) {
	y := trying{Contrast: c}
	all := c.candidates()
	cut = len(all) > MostHinged
	for _, t := range foremost(all) {
		readings, ok := y.without(t.testimony)
		if !ok {
			cut = true
			continue
		}
		if because := changes(c.Readings, readings); because != "" {
			out = append(out, Hinge{t.Testimony, because})
		}
	}
	return out, cut
}

// changes puts in words how readings differ; "" if they do not.
func changes(with, without []Reading) string {
	var parts []string
	for i, r := range with {
		if i < len(without) && without[i].Standing != r.Standing {
			parts = append(parts, fmt.Sprintf("%s under “%s”, not %s", without[i].Standing, r.Profile.Name, r.Standing))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Without it the claim would be " + strings.Join(parts, "; ") + "."
}

// candidate is a piece whose removal may matter; those of a lower turn are
// tried first.
type candidate struct {
	*testimony
	turn int
}

// foremost are the candidates to be tried, in their order.
func foremost(all []candidate) []candidate {
	if len(all) <= MostHinged {
		return all
	}
	at := make([]int, len(all))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return cmp.Compare(all[i].turn, all[j].turn) })
	at = at[:MostHinged]
	slices.Sort(at)
	out := make([]candidate, len(at))
	for i, n := range at {
		out[i] = all[n]
	}
	return out
}

// candidates are the testimony that nothing else repeats, and what undercuts.
func (c *Contrast) candidates() []candidate {
	if len(c.Readings) == 0 {
		return nil
	}
	alike := map[string][]graph.ID{}
	for _, list := range append(c.heard.all(), c.heard.own) {
		for _, t := range list {
			if key := c.sameness(t); !slices.Contains(alike[key], t.ID) && len(alike[key]) < 2 {
				alike[key] = append(alike[key], t.ID)
			}
		}
	}
	var out []candidate
	seen := map[graph.ID]bool{}
	for i, list := range [][]*testimony{c.heard.carries, c.heard.against, c.heard.consistent, c.heard.qualifying} {
		for _, t := range list {
			if (t.counts() || t.wavers()) && !seen[t.ID] && len(alike[c.sameness(t)]) == 1 {
				seen[t.ID] = true
				out = append(out, candidate{t, i / 2})
			}
		}
	}
	return append(out, c.undercuts()...)
}

func (c *Contrast) sameness(t *testimony) string {
	if t.comment || t.question == nil {
		return "" // it weighs nothing
	}
	return string(t.question.ID) + c.court.weight(t)
}

// undercuts are those on the testimony, its rows and seats, and those on
// them, each once.
func (c *Contrast) undercuts() []candidate {
	var found []*graph.Evidence
	for _, list := range append(c.heard.all(), c.heard.own) {
		for _, t := range list {
			if !t.comment {
				found = append(append(found, t.UndercutBy...), t.onRows...)
			}
		}
	}
	found = distinctEvidence(found)
	seen := map[graph.ID]bool{}
	for _, u := range found {
		seen[u.ID] = true
	}
	var out []candidate
	for i := 0; i < len(found); i++ {
		asserted := *found[i]
		asserted.Rule = AssertedRule
		out = append(out, candidate{&testimony{Testimony: &Testimony{Evidence: &asserted}}, 0})
		for _, u := range c.court.objections(found[i]) {
			if !seen[u.ID] {
				seen[u.ID] = true
				found = append(found, u)
			}
		}
	}
	return out
}
