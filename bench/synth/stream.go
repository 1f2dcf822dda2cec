package synth

import "onus/graph"

// Stream makes up the same records as New, and gives them a case at a time, in
// an order in which each refers to those before it or beside it: for graphs
// that memory does not hold. What it gives is its own again when f returns.
func Stream(o Options, f func([]graph.Record) error) error {
	if o.Claims == 0 {
		o.Claims = 100_000
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	g := &maker{left: o.Claims, seed: o.Seed, words: vocabulary()}
	g.add(lexicon()...)
	for n := 0; g.left > 0; n++ {
		newCase(g, n).tell()
		if err := f(g.Records); err != nil {
			return err
		}
		g.Records, g.Ordinary, g.Many = g.Records[:0], nil, nil
	}
	return nil
}
