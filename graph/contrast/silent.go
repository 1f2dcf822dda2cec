package contrast

import (
	"cmp"
	"fmt"
	"slices"

	"onus/graph"
)

// Silence is a source that tells of the event, or of a part of it, and says
// nothing on the question. Nothing follows from it.
type Silence struct {
	Source  graph.ID
	Event   graph.ID // of which it tells
	Because string
}

// silentRead is how many sources that tell of one event are looked at.
const silentRead = 1000

// SilentRoute is the walk that Silent needs, from the questions of contrasts.
func SilentRoute(questions ...graph.ID) graph.Route {
	return graph.Route{From: questions, Hops: SilentHops()}
}

// SilentHops are its hops, for who walks to the questions anyway.
func SilentHops() []graph.Hop {
	told := graph.Hop{Rel: graph.TellsOf, Back: true, Kind: graph.KindSource, Limit: silentRead}
	parts := graph.Hop{Rel: graph.PartOf, Back: true, Kind: graph.KindEvent, Times: maxDepth, Then: []graph.Hop{told}}
	return []graph.Hop{{Rel: graph.Concerns, Then: []graph.Hop{told, parts}}}
}

// Silent are the sources that are silent on the claim's questions, by id, under
// the contrast's lens; part was walked along SilentRoute.
func (c *Contrast) Silent(part *graph.Part) []Silence {
	var out []Silence
	seen := c.speaking()
	for _, q := range c.Questions {
		for _, event := range within(part, q.Event) {
			for _, r := range part.In(event, graph.TellsOf) {
				src, ok := r.(*graph.Source)
				if !ok || seen[src.ID] || c.court.sourceLeft(src) {
					continue
				}
				seen[src.ID] = true
				because := fmt.Sprintf("It tells of “%s”, and says nothing on this question.", nameIn(part, event))
				out = append(out, Silence{src.ID, event, because})
			}
		}
	}
	slices.SortFunc(out, func(a, b Silence) int { return cmp.Compare(a.Source, b.Source) })
	return out
}

// speaking are the sources that say or carry something on the contrast's
// questions, or assert something on it, whether the lens leaves it out or not.
func (c *Contrast) speaking() map[graph.ID]bool {
	out := map[graph.ID]bool{}
	k := c.court
	c.speaks(out, c.Claim)
	for _, q := range c.Questions {
		for _, answering := range heard(k, q, graph.Answers, c.Claim) {
			c.speaks(out, answering)
		}
		for _, e := range heard[*graph.Evidence](k, q, graph.BearsOn) {
			if from := graph.Get[*graph.Claim](k.part, e.From); from != nil && !slices.Contains(placing(), e.Rule) {
				note(out, from)
			}
			if aggregates(e.Rule) {
				for _, row := range k.rowsAmong(e.Premises) {
					note(out, row)
				}
			}
		}
	}
	return out
}

// placing are the checks that set other records beside a question: those do not
// speak of it.
func placing() []Rule {
	return slices.DeleteFunc(Checks(), func(r Rule) bool { return r == AbsenceCheck })
}

func note(out map[graph.ID]bool, c *graph.Claim) {
	out[c.Source] = true
	for _, id := range c.Derived.ReadIn {
		out[id] = true
	}
}

// speaks notes the sources of a claim on a question, and of what is asserted on
// it.
func (c *Contrast) speaks(out map[graph.ID]bool, answering *graph.Claim) {
	note(out, answering)
	for _, r := range c.court.part.In(answering.ID, graph.Target) {
		e, ok := r.(*graph.Evidence)
		if !ok || e.IsDerived() || e.Stance == graph.Undercuts {
			continue
		}
		for _, id := range c.court.carriers(e) {
			out[id] = true
		}
		if from := graph.Get[*graph.Claim](c.court.part, e.From); from != nil {
			note(out, from)
		}
	}
}

// within are a record and all that is part of it, as far as that was walked,
// the nearest first.
func within(part *graph.Part, id graph.ID) []graph.ID {
	if id == "" {
		return nil
	}
	found := []graph.ID{id}
	for i := 0; i < len(found) && i < maxWithin; i++ {
		for _, one := range part.InIDs(found[i], graph.PartOf) {
			if !slices.Contains(found, one) {
				found = append(found, one)
			}
		}
	}
	return found
}

// maxWithin is how many of them are looked into.
const maxWithin = 1000

func nameIn(part *graph.Part, id graph.ID) string {
	if r := part.Records[id]; r != nil {
		return cmp.Or(r.Base().Name, id.Slug())
	}
	return id.Slug()
}

// sourceLeft reports whether the lens leaves a source out.
func (k *court) sourceLeft(s *graph.Source) bool {
	switch {
	case k.lens.IsZero():
		return false
	case k.isLeft(s.ID) || k.datasetLeft(s.Dataset) || k.otherDataset(s.Dataset):
		return true
	case len(k.lens.Sources) > 0 && !slices.Contains(k.lens.Sources, s.ID):
		return true
	}
	return k.unread(s.Available) != ""
}
