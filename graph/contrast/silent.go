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
		for _, event := range eventsWithin(part, q.Event) {
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

// speaking are the sources with testimony on the contrast's questions.
func (c *Contrast) speaking() map[graph.ID]bool {
	out := map[graph.ID]bool{c.Claim.Source: true}
	for _, list := range c.heard.all() {
		for _, t := range list {
			for _, w := range c.court.witnesses(t) {
				out[w.Source] = true
				for _, id := range w.Derived.ReadIn {
					out[id] = true
				}
			}
		}
	}
	return out
}

func eventsWithin(part *graph.Part, event graph.ID) []graph.ID {
	if event == "" {
		return nil
	}
	found := []graph.ID{event}
	for i := 0; i < len(found); i++ {
		for _, id := range part.InIDs(found[i], graph.PartOf) {
			if !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
	}
	return found
}

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
