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

// Hinges tries the contrast without each piece of testimony, and without each
// undercut, that could change where the claim stands. Of two pieces that say
// the same and weigh the same neither is a hinge. They are in the order of the
// contrast's lists.
func (c *Contrast) Hinges() []Hinge {
	var out []Hinge
	for _, t := range c.candidates() {
		without := c.court.lens
		without.Without = append(slices.Clone(without.Without), t.ID)
		k := &court{part: c.court.part, Vocabulary: c.court.Vocabulary, lens: without}
		if because := changes(c.Readings, k.readingsOf(c)); because != "" {
			out = append(out, Hinge{t, because})
		}
	}
	return out
}

func (k *court) readingsOf(c *Contrast) []Reading {
	var readings []Reading
	for _, q := range c.Questions {
		h := k.hear(q, c.Claim)
		answer, ok := k.answerIn(h, c.Claim)
		var profiles []*graph.Profile
		for _, r := range c.Readings {
			profiles = append(profiles, r.Profile)
		}
		readings = joined(readings, k.readings(h, bearings(h, c.Claim, answer, ok), profiles))
	}
	return readings
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

// candidates are the pieces whose removal may matter: those that nothing else
// repeats, and what undercuts.
func (c *Contrast) candidates() []*Testimony {
	if len(c.Readings) == 0 {
		return nil
	}
	same := map[string]int{}
	var listed, out []*testimony
	for _, list := range [][]*testimony{c.heard.carries, c.heard.against, c.heard.consistent, c.heard.qualifying} {
		listed = append(listed, list...)
	}
	for _, t := range append(slices.Clone(listed), c.heard.own...) {
		if !t.comment {
			same[c.sameness(t)]++
		}
	}
	for _, t := range listed {
		if !t.comment && same[c.sameness(t)] == 1 {
			out = append(out, t)
		}
	}
	found := public(out)
	for _, t := range append(listed, c.heard.undercut...) {
		for _, u := range t.UndercutBy {
			if !slices.ContainsFunc(found, func(x *Testimony) bool { return x.ID == u.ID }) {
				asserted := *u
				asserted.Rule = AssertedRule
				found = append(found, &Testimony{Evidence: &asserted})
			}
		}
	}
	return found
}

func (c *Contrast) sameness(t *testimony) string {
	return cmp.Or(string(t.question.ID), "-") + c.court.weight(t)
}
