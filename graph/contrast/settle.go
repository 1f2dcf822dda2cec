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
	return a.Disputed == b.Disputed && a.Robust == b.Robust && slices.Equal(a.OpposedBy, b.OpposedBy) && slices.Equal(a.Standings, b.Standings) &&
		slices.Equal(a.Opponents, b.Opponents)
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
	d.Disputed, d.OpposedBy, d.Opponents, d.Standings, d.Robust = false, nil, nil, nil, ""
	var readings []Reading
	for _, id := range d.Questions {
		q := graph.Get[*graph.Question](k.part, id)
		if q == nil {
			continue
		}
		if heard[id] == nil {
			heard[id] = k.hear(q)
		}
		found := k.settledIn(heard[id], c)
		d.Disputed = d.Disputed || found.disputed
		d.OpposedBy = append(d.OpposedBy, found.opposedBy...)
		d.Opponents = append(d.Opponents, found.opponents...)
		readings = joined(readings, found.readings)
	}
	slices.Sort(d.OpposedBy)
	d.OpposedBy = slices.Compact(d.OpposedBy)
	d.Opponents = sortedOpponents(c, d.Opponents)
	stand(c, readings)
}

func stand(c *graph.Claim, readings []Reading) {
	for _, r := range readings {
		c.Derived.Standings = append(c.Derived.Standings, r.Profile.ID.Slug()+"="+string(r.Standing))
	}
	slices.SortFunc(c.Derived.Standings, cmp.Compare)
	c.Derived.Robust = string(robust(readings))
}

// settled is what a hearing comes to for all claims that say the same.
type settled struct {
	disputed  bool
	opposedBy []string
	opponents []graph.Opponent
	readings  []Reading
}

func (k *court) settledIn(h *hearing, c *graph.Claim) *settled {
	says, ok := k.answerIn(h, c)
	alike := ok && says.form != graph.FormTenure && !h.question.Exclusion && relate(says, says).carries
	if known := h.settled[says]; known != nil && alike {
		return known
	}
	bs := bearings(h, c, says, ok)
	out := &settled{readings: k.readings(h, bs, k.Profiles)}
	for _, b := range bs {
		if b.counts() && b.conflict == edtf.Definite {
			out.disputed = true
			if h.isShort() {
				out.opponents = append(out.opponents, graph.Opponent{Claim: b.From, Evidence: b.ID, Rule: b.Rule, Force: b.Force})
			}
			if !slices.Contains(out.opposedBy, b.Rule) {
				out.opposedBy = append(out.opposedBy, b.Rule)
			}
		}
	}
	if alike {
		if h.settled == nil {
			h.settled = map[answer]*settled{}
		}
		h.settled[says] = out
	}
	return out
}

// answerIn is the answer of a claim to the question of a hearing.
func (k *court) answerIn(h *hearing, c *graph.Claim) (answer, bool) {
	a, ok := k.answerOf(c, h.question)
	a.account = h.accountOf(c, a.spell, true)
	return a, ok
}

// readings are those of a claim in one hearing, one a profile.
func (k *court) readings(h *hearing, bs []bearing, profiles []*graph.Profile) []Reading {
	out := make([]Reading, len(profiles))
	for i, p := range profiles {
		out[i] = k.reading(h, bs, p)
	}
	return out
}

// joined adds the readings of one more of the claim's questions: the worse of
// the two stands.
func joined(readings, more []Reading) []Reading {
	if readings == nil {
		return more
	}
	out := slices.Clone(readings)
	for i := range out {
		out[i] = worse(out[i], more[i])
	}
	return out
}

// Count sets on a question how many claims and rules testify on it, whether
// any two of them conflict definitely, and, where it is too long to be read
// whole, what decides it. The part holds its testimony.
func Count(part *graph.Part, q *graph.Question) {
	k := &court{part: part, Vocabulary: shippedVocabulary(part)}
	h := k.hear(q)
	q.Deciding = k.deciding(h)
	q.Answers, q.Testimony, q.Disputed = len(part.InIDs(q.ID, graph.Answers)), len(part.InIDs(q.ID, graph.BearsOn)), false
	var differing []*testimony
	for _, t := range h.testimony {
		if !t.counts() || slices.ContainsFunc(differing, func(o *testimony) bool { return o.says == t.says }) {
			continue
		}
		if q.Disputed = slices.ContainsFunc(differing, func(o *testimony) bool { return defeats(o, t) }); q.Disputed {
			return
		}
		differing = append(differing, t)
	}
}
