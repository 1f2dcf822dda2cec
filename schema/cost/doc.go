// Package cost measures a GraphQL query before it is executed: how deep it is,
// how many selections it expands to, how many objects it may answer. The work
// grows with the length of the query alone, whatever its fragments expand to.
//
//	m, err := meter.Measure(query, operation, variables)
//	if err != nil {
//		return err // a *SyntaxError, an unknown fragment or operation, a cycle
//	}
//	if m.Cost > limit { … }
//
// The parser is our own because the library exports none. Where it differs
// from the library's it is stricter, so that both see the same query.
package cost
