package diff

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
)

// stands compares how a claim stands on both sides; ok is false if it stands
// the same.
func stands(was, is *graph.Claim) (c *Claim, ok bool) {
	c = &Claim{
		Was: was, Is: is,
		Robust: Turn{Was: contrast.Standing(was.Derived.Robust), Is: contrast.Standing(is.Derived.Robust)},
	}
	before, after := readings(was), readings(is)
	for _, profile := range compared(before, after) {
		if t := (Turn{profile, before[profile], after[profile]}); t.IsTurn() {
			c.Under = append(c.Under, t)
		}
	}
	return c, len(c.Under) > 0 || c.Robust.IsTurn()
}

// IsTurn reports that the claim stands otherwise than it stood.
func (t Turn) IsTurn() bool { return t.Was != t.Is }

// readings are the standings of a claim by profile.
func readings(c *graph.Claim) map[string]contrast.Standing {
	out := map[string]contrast.Standing{}
	for _, s := range c.Derived.Standings {
		if profile, standing, ok := strings.Cut(s, "="); ok {
			out[profile] = contrast.Standing(standing)
		}
	}
	return out
}

// compared are the profiles that both sides know; a claim without any reading
// on one side stood or stands nowhere, whatever the profile.
func compared(before, after map[string]contrast.Standing) []string {
	all := maps.Clone(before)
	maps.Copy(all, after)
	if len(before) > 0 && len(after) > 0 {
		maps.DeleteFunc(all, func(profile string, _ contrast.Standing) bool {
			_, was := before[profile]
			_, is := after[profile]
			return !was || !is
		})
	}
	return slices.Sorted(maps.Keys(all))
}

// weights say which turns a reader should see first: those from one side of
// the scales to the other, then those that come to be, or cease to be, open.
var weights = map[[2]contrast.Standing]int{
	{contrast.Prevails, contrast.Yields}:    9,
	{contrast.Yields, contrast.Prevails}:    8,
	{contrast.Unopposed, contrast.Yields}:   7,
	{contrast.Yields, contrast.Unopposed}:   7,
	{contrast.Prevails, contrast.Open}:      6,
	{contrast.Unopposed, contrast.Open}:     6,
	{contrast.Open, contrast.Yields}:        5,
	{contrast.Yields, contrast.Open}:        4,
	{contrast.Open, contrast.Prevails}:      4,
	{contrast.Open, contrast.Unopposed}:     4,
	{contrast.Unopposed, contrast.Prevails}: 3,
	{contrast.Prevails, contrast.Unopposed}: 3,
}

// Weight orders turns by importance, the greatest first: from prevails to
// yields is the greatest, and to or from no reading at all the least (1).
// What is no turn weighs 0.
func (t Turn) Weight() int {
	if !t.IsTurn() {
		return 0
	}
	return max(1, weights[[2]contrast.Standing{t.Was, t.Is}])
}

// weight is the greatest of a claim's turns, and how many weigh so much.
func (c *Claim) weight() (most, times int) {
	for _, t := range append(slices.Clone(c.Under), c.Robust) {
		switch w := t.Weight(); {
		case w > most:
			most, times = w, 1
		case w == most:
			times++
		}
	}
	return most, times
}

// byWeight puts the more important claim first.
func byWeight(a, b *Claim) int {
	mostA, timesA := a.weight()
	mostB, timesB := b.weight()
	return cmp.Or(cmp.Compare(mostB, mostA), cmp.Compare(timesB, timesA), cmp.Compare(a.Is.ID, b.Is.ID))
}
