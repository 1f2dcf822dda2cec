package diff

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"onus/graph"
)

// titles puts the questions into words: the new side's, else the old one's.
func (c *comparison) titles(ctx context.Context) error {
	for _, side := range []graph.Reader{c.after, c.before} {
		var nameless []graph.ID
		for id, q := range c.questions {
			if q.Title == "" && id != "" {
				nameless = append(nameless, id)
			}
		}
		slices.Sort(nameless)
		for chunk := range slices.Chunk(nameless, walked) {
			part, err := side.Walk(ctx, graph.Route{From: chunk})
			if err != nil {
				return err
			}
			for _, id := range chunk {
				if q := graph.Get[*graph.Question](part, id); q != nil {
					c.questions[id].Title = q.Name
				}
			}
		}
	}
	return nil
}

// sorted puts the questions with the most important claims first.
func sorted(questions map[graph.ID]*Question) []*Question {
	for _, q := range questions {
		slices.SortFunc(q.Claims, byWeight)
	}
	return slices.SortedFunc(maps.Values(questions), func(a, b *Question) int {
		most, times := a.Claims[0].weight()
		other, otherTimes := b.Claims[0].weight()
		return cmp.Or(cmp.Compare(other, most), cmp.Compare(otherTimes, times), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
}
