// Package neo4j keeps the graph in a Neo4j database (5.23 or newer, or a
// hosted one), as a property graph that people can also read with Cypher,
// Browser and Bloom; docs/neo4j.md lays it out. It is for graphs that are
// shared or large.
//
// The usual call:
//
//	store, err := neo4j.Open(ctx, neo4j.Config{
//		URL: "neo4j://db.example.org", User: "onus", Password: secret,
//	})
//	defer store.Close()
//	part, err := store.Walk(ctx, contrast.Route(claim))
//
// A read is one auto-commit statement in read mode: one message to the
// server, and one back. Neo4j itself isolates less than the contract asks: a
// statement may see half of a commit that is being applied. So every commit
// is announced before and marked done after; a read that finds that one came
// in between is done again (see marks.go).
package neo4j
