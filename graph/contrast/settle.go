package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// Settle sets on each claim what it comes to: disputed, the rules against it,
// its standings under the shipped profiles. It gives the claims that came to
// something else than they had. The part holds all their questions with their
// testimony, as along Route.
func Settle(part *graph.Part, claims []*graph.Claim) []*graph.Claim {
	k := &court{part: part, Vocabulary: shippedVocabulary(part)}
	heard := map[graph.ID]*hearing{}
	var changed []*graph.Claim
	for _, c := range claims {
		before := c.Derived
		if k.settle(c, heard); !sameStanding(before, c.Derived) {
			changed = append(changed, c)
		}
	}
	return changed
}

func shippedVocabulary(part *graph.Part) *Vocabulary {
	v := NewVocabulary(part)
	v.Profiles = slices.DeleteFunc(v.Profiles, func(p *graph.Profile) bool { return !p.Shipped })
	return v
}

func sameStanding(a, b graph.Derived) bool {
	return a.Disputed == b.Disputed && a.Robust == b.Robust && slices.Equal(a.OpposedBy, b.OpposedBy) && slices.Equal(a.Standings, b.Standings)
}

// presumeUnopposed sets the standing of a claim that nothing speaks against, as most
// are: what Settle will find, where nothing does.
func (s *Setting) presumeUnopposed(c *graph.Claim) {
	if len(c.Derived.Questions) == 0 || !c.Modality.Counts() {
		return
	}
	var readings []Reading
	for _, p := range s.Profiles {
		if p.Shipped {
			readings = append(readings, Reading{Profile: p, Standing: Unopposed})
		}
	}
	stand(c, readings)
}

func (k *court) settle(c *graph.Claim, heard map[graph.ID]*hearing) {
	d := &c.Derived
	d.Disputed, d.OpposedBy, d.Standings, d.Robust = false, nil, nil, ""
	var readings []Reading
	for _, id := range d.Questions {
		q := graph.Get[*graph.Question](k.part, id)
		if q == nil {
			continue
		}
		if heard[id] == nil {
			heard[id] = k.hear(q)
		}
		h := heard[id]
		answer, ok := k.answerOf(c, q)
		bs := bearings(h, c, answer, ok)
		for _, b := range bs {
			if b.counts() && b.conflict == edtf.Definite {
				d.Disputed = true
				d.OpposedBy = append(d.OpposedBy, b.Rule)
			}
		}
		readings = k.join(readings, h, bs, k.Profiles)
	}
	slices.Sort(d.OpposedBy)
	d.OpposedBy = slices.Compact(d.OpposedBy)
	stand(c, readings)
}

func stand(c *graph.Claim, readings []Reading) {
	for _, r := range readings {
		c.Derived.Standings = append(c.Derived.Standings, r.Profile.ID.Slug()+"="+string(r.Standing))
	}
	slices.SortFunc(c.Derived.Standings, cmp.Compare)
	c.Derived.Robust = string(robust(readings))
}

// join adds the readings of one more of the claim's questions: the worse of
// the two stands.
func (k *court) join(readings []Reading, h *hearing, bs []bearing, profiles []*graph.Profile) []Reading {
	for i, p := range profiles {
		r := k.reading(h, bs, p)
		if i < len(readings) {
			readings[i] = worse(readings[i], r)
		} else {
			readings = append(readings, r)
		}
	}
	return readings
}

// Count sets on a question how many claims and rules testify on it, and
// whether any two of them conflict definitely. The part holds its testimony.
func Count(part *graph.Part, q *graph.Question) {
	k := &court{part: part, Vocabulary: NewVocabulary(part)}
	h := k.hear(q)
	q.Answers, q.Testimony, q.Disputed = len(part.InIDs(q.ID, graph.Answers)), len(part.InIDs(q.ID, graph.BearsOn)), false
	var differing []*testimony
	for _, t := range h.testimony {
		if !t.counts() || slices.ContainsFunc(differing, func(o *testimony) bool { return o.answer == t.answer && o.Certainty == t.Certainty }) {
			continue
		}
		if q.Disputed = slices.ContainsFunc(differing, func(o *testimony) bool { return defeats(o, t) }); q.Disputed {
			return
		}
		differing = append(differing, t)
	}
}
