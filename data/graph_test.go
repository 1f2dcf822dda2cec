package data_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph/graphtest"
)

const wholeDrawing = `query($from: [ID!], $where: ClaimFilter, $view: GraphView, $depth: Int, $limit: Int) {
	graph(from: $from, where: $where, view: $view, depth: $depth, limit: $limit) { truncated revision
		nodes { id kind form label spells { start end } attributes { name value values } record { id name } }
		edges { id source target kind label claim spells { start end } attributes { name value values } } } }`

// TestGraph draws parts of the founding dossier, on both stores by the same
// bytes: a walk a step, no edge without both its nodes, no more than was asked
// for.
func TestGraph(t *testing.T) {
	file := onSQLite(t, "khrushchev-1956")
	checkSelects(t, file, wholeDrawing, "Drawing", "DrawingNode", "DrawingEdge", "Spell", "Attribute")
	for _, c := range []struct {
		args         map[string]any
		calls, least int
		truncated    bool
	}{
		{map[string]any{"from": []any{"khrushchev-1956:molotov"}, "limit": int32(2000)}, 2, 400, true},
		{map[string]any{"from": []any{"khrushchev-1956:molotov", "khrushchev-1956:terror"}, "depth": int32(1)}, 1, 10, true},
		{map[string]any{"from": []any{"khrushchev-1956:molotov"}, "view": "REIFIED", "depth": int32(3), "limit": int32(300)}, 2, 300, true},
		{map[string]any{"from": []any{"khrushchev-1956:memoir-groups--molotov--knowledge"}, "view": "REIFIED", "depth": int32(4), "limit": int32(5000)}, 4, 3000, true},
		{map[string]any{"where": map[string]any{"form": []any{"TENURE"}}}, 2, 150, false},
		{map[string]any{"where": map[string]any{"event": []any{"khrushchev-1956:terror"}, "disputed": true}, "view": "REIFIED", "limit": int32(100)}, 2, 30, false},
	} {
		t.Run(fmt.Sprint(c.args), func(t *testing.T) {
			counting := graphtest.NewCounting(file)
			a := answer(t, counting, wholeDrawing, c.args)
			if n := counting.Calls(); n != c.calls {
				t.Errorf("%d calls of the store, want %d", n, c.calls)
			}
			checkDrawing(t, a, c.least, c.truncated, c.args["limit"])
			t.Run("on Neo4j", func(t *testing.T) {
				if b := answer(t, onNeo4j(t, "khrushchev-1956"), wholeDrawing, c.args); a != b {
					t.Errorf("(-SQLite +Neo4j):\n%s", cmp.Diff(strings.Split(a, ","), strings.Split(b, ",")))
				}
			})
		})
	}
}

func checkDrawing(t *testing.T, response string, least int, truncated bool, limit any) {
	t.Helper()
	var r struct {
		Data struct {
			Graph struct {
				Truncated bool
				Nodes     []struct{ ID string }
				Edges     []struct{ ID, Source, Target string }
			}
		}
	}
	if err := json.Unmarshal([]byte(response), &r); err != nil {
		t.Fatal(err)
	}
	g, nodes, edges := r.Data.Graph, map[string]bool{}, map[string]bool{}
	for _, n := range g.Nodes {
		nodes[n.ID] = true
	}
	for _, e := range g.Edges {
		if !nodes[e.Source] || !nodes[e.Target] || edges[e.ID] {
			t.Errorf("edge %s: dangling, or there twice", e.ID)
		}
		edges[e.ID] = true
	}
	most := 500
	if n, ok := limit.(int32); ok {
		most = int(n)
	}
	if len(nodes) != len(g.Nodes) || len(nodes) < least || len(nodes) > most || len(edges) == 0 || g.Truncated != truncated {
		t.Errorf("%d nodes (%d different), %d edges, truncated %t", len(g.Nodes), len(nodes), len(edges), g.Truncated)
	}
}
