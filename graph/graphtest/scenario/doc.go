// Package scenario reads and runs scenarios: a little world of claims, in the
// notation of docs/scenarios.md, and what their contrasts are expected to be.
//
//	person molotov
//	event terror 1937/1938 wrong
//	source memoir (memoir) made 1970
//	source minutes (minutes) made 1956-02-09
//
//	scenario: two sources that cannot both be right
//	claim c1: memoir says molotov knowledge full of terror
//	claim c2: minutes says molotov knowledge none of terror
//	expect against c1: direct c2 contrary
//	expect c1 yields under documents-first
//
// The usual call, on the pure functions alone:
//
//	file, err := scenario.Parse("direct.txt", text, scenario.Options{Base: base, Nearest: graph.Nearest})
//	for _, s := range file.Scenarios {
//		asker := scenario.InPart(scenario.Derived(append(base, s.Records()...)...))
//		for _, failure := range s.Failures(ctx, asker) { t.Error(failure) }
//	}
//
// Who has a store loads the [Loads] of all files, derives, and asks it by an
// [InStore]; who has an API writes an [Asker]. Records of a Grouping's members
// are not made here: loaders.Expand makes them.
package scenario
