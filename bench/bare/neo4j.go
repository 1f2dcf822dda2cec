package bare

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// said is what a reader sees of a claim x.
const said = `{id: x.id, text: x.name, source: head([(x)-[:SAID_IN]->(s) | s.name]),
  claimants: [(x)-[:MADE_BY]->(w) | w.name],
  passages: [(x)-[:CITES]->(p)-[:IN]->(ps) | {locator: p.locator, quote: p.quote, source: ps.name}]}`

// cypher is one statement for all that a contrast is made of: the claim; of
// its questions the claims that answer them and the evidence that rules carry
// there; of each answer, and of the
// grouping it came from, the evidence that authors give; of all evidence the
// claim that it comes from; and what undercuts either.
const cypher = `MATCH (c:Record {id: $id})
CALL (c) { MATCH (c)-[:ANSWERS]->(q:Question) RETURN collect(q) AS qs }
CALL (qs) { UNWIND qs AS q MATCH (q)<-[:ANSWERS]-(x:Claim) RETURN collect(DISTINCT x) AS answers }
CALL (qs) { UNWIND qs AS q MATCH (q)<-[:BEARS_ON]-(e:Evidence) RETURN collect(e) AS derived }
CALL (answers, c) { UNWIND answers + c AS x OPTIONAL MATCH (x)-[:GROUPED_BY]->(g) RETURN collect(DISTINCT x) + collect(DISTINCT g) AS told }
CALL (told) { UNWIND told AS x MATCH (x)<-[:ON]-(e:Evidence) RETURN collect(e) AS asserted }
CALL (derived, asserted) { UNWIND derived + asserted AS e MATCH (e)-[:FROM]->(x) RETURN collect(DISTINCT x) AS witnesses }
CALL (derived, asserted, witnesses) { UNWIND derived + asserted + witnesses AS on
  MATCH (on)<-[:ON]-(u:Evidence {stance: 'undercuts'})-[:FROM]->(x) RETURN collect(DISTINCT {on: on.id, id: u.id, text: x.name, editor: u.editor}) AS undercuts }
CALL (answers, witnesses, c) { UNWIND answers + witnesses + c AS x WITH DISTINCT x RETURN collect(` + said + `) AS claims }
RETURN c.id, [x IN answers | x.id] AS answers, claims, undercuts,
  [e IN derived | {id: e.id, rule: e.rule, force: e.force, because: e.because, from: head([(e)-[:FROM]->(x) | x.id])}] AS derived,
  [e IN asserted | {id: e.id, stance: e.stance, note: e.note, editor: e.editor, from: head([(e)-[:FROM]->(x) | x.id]), on: head([(e)-[:ON]->(x) | x.id])}] AS asserted`

// Neo4j asks with one handwritten Cypher statement.
func Neo4j(driver neo4j.DriverWithContext, database string) Asker {
	return func(ctx context.Context, claim string) (any, error) {
		s := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database, AccessMode: neo4j.AccessModeRead, FetchSize: neo4j.FetchAll})
		defer s.Close(ctx)
		result, err := s.Run(ctx, cypher, map[string]any{"id": claim})
		if err != nil {
			return nil, err
		}
		row, err := result.Single(ctx)
		if err != nil {
			return nil, err
		}
		return row.AsMap(), nil
	}
}
