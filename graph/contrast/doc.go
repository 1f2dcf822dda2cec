// Package contrast sets claims against their counter-evidence: which question
// a claim answers, what testifies on it by which rule, and which claim stands
// under which rule of source criticism. Pure functions over records: no I/O,
// no clock, no chance; the same input gives the same output in the same order.
//
// The usual call, after one walk:
//
//	part, err := ask.Contrasts(ctx, store, contrast.Lens{}, id)
//	c, err := contrast.Of(part, id, contrast.Lens{})
//	for _, t := range c.Against { fmt.Println(t.Rule, t.From, t.Because) }
package contrast
