package contrast

import (
	"cmp"
	"fmt"
	"slices"

	"onus/graph"
)

// answersRead is how many answers and how much evidence of one question a
// contrast reads, beside what decides it; beyond it says that it is cut.
const answersRead = 1000

// mostDeciding bounds what a question points to as deciding it.
const mostDeciding = 500

// deciding are, of a hearing too long to be read whole, one testimony for each
// thing that is said and each rank under the shipped profiles: standing looks
// at nothing else.
func (k *court) deciding(h *hearing) []graph.ID {
	if len(h.testimony) <= answersRead {
		return nil
	}
	seen := map[string]bool{}
	var out []graph.ID
	for _, t := range k.highestFirst(h.testimony) {
		key := k.weight(t)
		if seen[key] || len(out) >= mostDeciding {
			continue
		}
		seen[key] = true
		if id := storedAs(t); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// highestFirst puts first what ranks 1 under more of the shipped profiles: of
// more that is said than can be pointed to, what decides is kept.
func (k *court) highestFirst(ts []*testimony) []*testimony {
	ranks := make(map[*testimony]int, len(ts))
	for _, t := range ts {
		for _, p := range k.Profiles {
			ranks[t] += k.rank(t, p.Rule)
		}
	}
	out := slices.Clone(ts)
	slices.SortStableFunc(out, func(a, b *testimony) int { return cmp.Compare(ranks[b], ranks[a]) })
	return out
}

// weight is all of a testimony that standing looks at, under any shipped
// profile.
func (k *court) weight(t *testimony) string {
	ranks := make([]int, len(k.Profiles))
	for i, p := range k.Profiles {
		ranks[i] = k.rank(t, p.Rule)
	}
	return fmt.Sprint(t.says, t.comment, t.out, t.Flagged, t.Force, ranks)
}

// storedAs is the record by which testimony is stored: evidence, or the claim
// that testifies or that an author's evidence is on.
func storedAs(t *testimony) graph.ID {
	switch {
	case t.onClaim != nil && t.Rule == AssertedRule:
		return t.onClaim.ID
	case t.itself:
		return t.From
	}
	return t.ID
}

// heard are the records of a kind that testify on a question, as far as they
// were read: what decides it first.
func heard[R graph.Record](k *court, q *graph.Question, rel graph.Rel, also ...R) []R {
	var out []R
	seen := map[graph.ID]bool{}
	add := func(r graph.Record) {
		if x, ok := r.(R); ok && !seen[r.Base().ID] {
			seen[r.Base().ID] = true
			out = append(out, x)
		}
	}
	for _, id := range q.Deciding {
		if r := k.part.Records[id]; r != nil {
			add(r)
		}
	}
	for _, r := range k.part.In(q.ID, rel) {
		add(r)
	}
	for _, r := range also {
		add(r)
	}
	return out
}
