package neo4j_test

import (
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"onus/graph"
	"onus/graph/neo4j"
)

// nowhere is an address at which nothing listens.
func nowhere(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return "bolt://" + l.Addr().String()
}

func TestNeo4jAway(t *testing.T) {
	start := time.Now()
	_, err := neo4j.Open(t.Context(), neo4j.Config{URL: nowhere(t), User: "neo4j", Password: "secret-7"})
	if !errors.Is(err, graph.ErrUnavailable) || strings.Contains(err.Error(), "secret-7") {
		t.Errorf("%v, want ErrUnavailable", err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %s to say so", took)
	}
}

func TestNeo4jConfig(t *testing.T) {
	for _, c := range []neo4j.Config{
		{}, {URL: "bolt://user:secret-7@localhost"}, {URL: "ftp://localhost"}, {URL: "bolt://local host:x"},
		{URL: "bolt://localhost", Connections: 5}, {URL: "bolt://localhost", Timeout: -1},
	} {
		_, err := neo4j.Open(t.Context(), c)
		if !errors.Is(err, graph.ErrInvalid) || strings.Contains(err.Error(), "secret-7") {
			t.Errorf("%+v: %v, want ErrInvalid", c, err)
		}
	}
}
