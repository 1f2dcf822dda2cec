package contrast

import (
	"slices"

	"onus/graph"
)

// selfContradictions flags a claim against which one of its own claimants
// testifies: one flag for each claim of theirs. Who does not assert a claim does
// not contradict himself.
func (k *court) selfContradictions(c *graph.Claim, against []*testimony) []*testimony {
	if !c.Modality.Counts() {
		return nil
	}
	var out []*testimony
	var seen []graph.ID
	for _, t := range against {
		if t.claim == nil || t.From == c.ID || slices.Contains(seen, t.From) || !sharesClaimant(c, t.claim) {
			continue
		}
		seen = append(seen, t.From)
		e := flag(SelfContradiction, c, t.question, t.From)
		e.From, e.Premises = t.From, []graph.ID{c.ID, t.From}
		e.Because = "Who makes the claim also says what speaks against it."
		out = append(out, &testimony{Testimony: &Testimony{Evidence: e}, claim: t.claim, question: t.question, comment: true, onClaim: c})
	}
	return out
}

func sharesClaimant(a, b *graph.Claim) bool {
	return slices.ContainsFunc(a.Derived.Claimants, func(id graph.ID) bool { return slices.Contains(b.Derived.Claimants, id) })
}
