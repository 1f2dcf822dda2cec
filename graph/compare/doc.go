// Package compare sets whole sources side by side: where each of them puts the
// same people on a scale, about one event. Who is placed apart, and how far;
// who moves; whom one leaves out or places twice; who is silent; and how far
// they agree, in figures that say on how many people they rest. Pure functions
// over records: no I/O, no clock, no chance; the same input gives the same
// output in the same order.
//
// A comparison reports what sources say, by the reading of package contrast:
// claims that are asserted or presupposed, and what the rules carry from them.
// It ranks nobody's testimony. What is undercut stands in its cell, with what
// undercuts it, and enters nothing else (unless the undercut is itself undercut).
//
// The usual call, after one walk:
//
//	ask := compare.Ask{Sources: ids, Scale: "base:knowledge", Event: event}
//	part, err := store.Walk(ctx, compare.Route(ask))
//	if other, again := compare.Again(part, ask); again {
//		ask = other
//		part, err = store.Walk(ctx, compare.Route(ask))
//	}
//	c, err := compare.Of(part, ask)
//	for _, d := range c.Disagreements { fmt.Println(d.Subject, d.Distance) }
package compare
