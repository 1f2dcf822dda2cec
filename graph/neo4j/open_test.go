package neo4j_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"onus/graph"
	"onus/graph/neo4j"
	"onus/graph/neo4j/neo4jtest"
)

func open(t *testing.T, c neo4j.Config) (*neo4j.Store, error) {
	t.Helper()
	s, err := neo4j.Open(t.Context(), c)
	if err == nil {
		t.Cleanup(func() { _ = s.Close() })
	}
	return s, err
}

func TestNeo4jRefusesAForeignGraph(t *testing.T) {
	config := neo4jtest.Config(t)
	for _, foreign := range []string{"(:Person {name: 'Tom Hanks', sort: 'x'})", "(:Claim {sort: 'y'})", "(:Record {id: 'x'})"} {
		neo4jtest.Wipe(t)
		neo4jtest.Run(t, "CREATE "+foreign, nil)
		before := rows(t, "SHOW INDEXES YIELD name RETURN count(*)")
		if _, err := open(t, config); !errors.Is(err, graph.ErrForeign) {
			t.Errorf("%s: %v, want ErrForeign", foreign, err)
		}
		equal(t, "states", rows(t, "MATCH (n:OnusState) RETURN n"), []any(nil))
		equal(t, "indexes", rows(t, "SHOW INDEXES YIELD name RETURN count(*)"), before)
	}
	neo4jtest.Wipe(t)
}

func TestNeo4jAdoptsAForeignGraph(t *testing.T) {
	config := neo4jtest.Config(t)
	neo4jtest.Wipe(t)
	neo4jtest.Run(t, "CREATE (:Person {name: 'Tom Hanks', sort: 'x'})-[:KNOWS]->(:Claim {sort: 'y'})", nil)
	t.Cleanup(func() { neo4jtest.Wipe(t) })
	config.Adopt = true
	s, err := open(t, config)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, affair()...)
	page, err := s.Find(t.Context(), graph.Query{Kind: graph.KindPerson})
	if err != nil || len(page.Records) != 1 {
		t.Errorf("found %v (%v), want only ours", page, err)
	}
	update(t, s, deleteAll)
	equal(t, "theirs", rows(t, "MATCH (n) WHERE NOT n:OnusState AND NOT n:OnusTurn RETURN count(n)"), []any{int64(2)})
}

func TestNeo4jRefusesANewerLayout(t *testing.T) {
	s := neo4jtest.Open(t)
	put(t, s, affair()...)
	neo4jtest.Run(t, "MATCH (c:OnusState) SET c.version = c.version + 98", nil)
	defer neo4jtest.Run(t, "MATCH (c:OnusState) SET c.version = c.version - 98", nil) // whoever comes next finds it as it was
	_, err := open(t, neo4jtest.Config(t))
	if !errors.Is(err, graph.ErrForeign) || !strings.Contains(err.Error(), "newer") {
		t.Errorf("%v, want ErrForeign about a newer version", err)
	}
}

func TestNeo4jOpensAgain(t *testing.T) {
	s := neo4jtest.Open(t)
	rev := put(t, s, affair()...)
	again, err := open(t, neo4jtest.Config(t))
	if err != nil {
		t.Fatal(err)
	}
	if now, err := again.Revision(t.Context()); now != rev || err != nil {
		t.Errorf("revision %d (%v), want %d", now, err, rev)
	}
	rev = put(t, again, &graph.Person{Meta: meta("d:new", "New")})
	part := walk(t, s, graph.Route{From: []graph.ID{"d:new"}})
	if part.Revision != rev || len(part.Records) != 1 {
		t.Errorf("what one store wrote, another does not see: %v", part)
	}
}

const secret = "not-the-password-7"

func TestNeo4jRefusedPassword(t *testing.T) {
	config := neo4jtest.Config(t)
	config.User, config.Password = "nobody", secret // the server locks a user who fails too often
	_, err := open(t, config)
	if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "wrong user or password") {
		t.Errorf("%v, want ErrUnavailable about the password", err)
	}
	if strings.Contains(err.Error(), secret) {
		t.Errorf("%v shows the password", err)
	}
}

func TestNeo4jNoSuchDatabase(t *testing.T) {
	config := neo4jtest.Config(t)
	config.Database, config.RetryLimit = "elsewhere", time.Millisecond
	if _, err := open(t, config); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "elsewhere") {
		t.Errorf("%v, want ErrUnavailable about the database", err)
	}
}
