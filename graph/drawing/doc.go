// Package drawing turns records into the nodes and edges that drawing tools,
// notebooks and other graph programs take. It is pure: it reads no store.
//
// There are two views. In the reified one every record is a node and every
// reference an edge, so that nothing is lost but nested values: a claim is a
// node between its source, its subjects and its event. In the folded one
// agents, positions, events and sources are nodes, and what is said of them is
// edges: HELD, TOOK_PART and PLACED, of the same claims as those that
// graph/neo4j stores for the eye, but of organizations too and with other
// properties; and SUPPORTS, CONTRADICTS, QUALIFIES and UNDERCUTS of the
// authored evidence, where the CONTRADICTS of graph/neo4j is derived.
// An edge is what a claim says, never a fact, and names its claim; two claims
// of one source about one person are two edges. docs/decisions/0017-drawing.md
// says what each view loses.
//
// The usual call, with all records that are to be drawn:
//
//	g := drawing.Of(drawing.Folded, records)
//
// Who streams, decides record by record with Draws, NodeOf and EdgesOf, and
// learns from Refers what must be there beside a record.
package drawing
