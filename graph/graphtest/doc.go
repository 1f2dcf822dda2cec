// Package graphtest holds what every store must pass, and what tests of other
// packages need of a store: a reference model in memory, random records, a
// store that counts its round trips, and a canonical dump.
//
// A backend runs the whole suite in one test:
//
//	func TestStore(t *testing.T) {
//		graphtest.Run(t, func(t *testing.T) graph.Store { return openEmpty(t) })
//	}
package graphtest
