package neo4j

import (
	"context"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// version is that of the layout in the database. A store of a newer one is
// refused.
const version = 1

// wordsIndex is the full-text index behind Search.
const wordsIndex = "onus_words"

// prepare checks whose database this is, and lays the constraints and indexes.
func (s *Store) prepare(ctx context.Context, adopt bool) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer s.end(ctx, session)
	if err := ours(ctx, session, adopt); err != nil {
		return err
	}
	for _, text := range append(schema(), firstState) {
		if err := runOn(ctx, session, text); err != nil {
			return fmt.Errorf("%s: %w", strings.SplitN(text, " IF ", 2)[0], err)
		}
	}
	return runOn(ctx, session, "CALL db.awaitIndexes(600)")
}

const firstState = `MERGE (c:OnusState {id: 1}) ON CREATE SET c.version = 1, c.begun = 0, c.done = 0
MERGE (t:OnusTurn {id: 1}) ON CREATE SET t.revision = 0, t.vocabulary = 0`

const whose = `OPTIONAL MATCH (c:OnusState {id: 1})
RETURN c.version, EXISTS { MATCH (n:Person|Claim|Record) WHERE $mine = false AND (NOT n:Record OR c IS NULL) }`

// ours reports, as an ErrForeign, a database that Onus must leave alone.
func ours(ctx context.Context, session driver.SessionWithContext, adopt bool) error {
	result, err := session.Run(ctx, whose, map[string]any{"mine": adopt})
	if err != nil {
		return err
	}
	row, err := result.Single(ctx)
	if err != nil {
		return err
	}
	found, _ := row.Values[0].(int64)
	foreign, _ := row.Values[1].(bool)
	switch {
	case found > version:
		return fmt.Errorf("%w: it was written by a newer version of onus (layout %d, this one knows %d)", graph.ErrForeign, found, version)
	case foreign:
		return fmt.Errorf("%w: the database holds :Person, :Claim or :Record nodes that onus did not make; "+
			"choose another database, or say that onus is to work beside them (adopt)", graph.ErrForeign)
	}
	return nil
}

func runOn(ctx context.Context, session driver.SessionWithContext, text string) error {
	result, err := session.Run(ctx, text, nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}

// schema lists what makes the constraints and indexes; each statement does
// nothing where they are there.
func schema() []string {
	out := []string{
		"CREATE CONSTRAINT onus_record_id IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT onus_lock_id IF NOT EXISTS FOR (n:OnusLock) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT onus_state_id IF NOT EXISTS FOR (n:OnusState) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT onus_turn_id IF NOT EXISTS FOR (n:OnusTurn) REQUIRE n.id IS UNIQUE",
		"CREATE FULLTEXT INDEX " + wordsIndex + " IF NOT EXISTS FOR (n:Record) ON EACH [n.words]" +
			" OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}",
	}
	for _, k := range graph.Kinds() {
		out = append(out, fmt.Sprintf("CREATE INDEX onus_%s_sort IF NOT EXISTS FOR (n:%s) ON (n.sort)", strings.ToLower(string(k)), k))
	}
	for _, rel := range folded {
		out = append(out, fmt.Sprintf("CREATE INDEX onus_%s_claim IF NOT EXISTS FOR ()-[r:%s]-() ON (r.claim)", strings.ToLower(rel), rel))
	}
	return append(out,
		"CREATE INDEX onus_claim_made IF NOT EXISTS FOR (n:Claim) ON (n.madeEarliest, n.sort)",
		"CREATE INDEX onus_event_period IF NOT EXISTS FOR (n:Event) ON (n.periodEarliest, n.sort)")
}
