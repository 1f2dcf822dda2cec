package main

import (
	"fmt"
	"strings"
	"testing"
)

const stream = `{"Action":"start","Package":"onus/a"}
{"Action":"run","Package":"onus/a","Test":"TestOne"}
{"Action":"pass","Package":"onus/a","Test":"TestOne","Elapsed":0.1}
{"Action":"output","Package":"onus/a","Test":"TestNeo4j/walk","Output":"    a_test.go:7: no server\n"}
{"Action":"output","Package":"onus/a","Test":"TestNeo4j/walk","Output":"--- SKIP: TestNeo4j/walk (0.00s)\n"}
{"Action":"skip","Package":"onus/a","Test":"TestNeo4j/walk"}
{"Action":"pass","Package":"onus/a","Test":"TestNeo4j/find"}
{"Action":"pass","Package":"onus/a","Test":"FuzzParse/seed#0"}
{"Action":"pass","Package":"onus/a","Test":"FuzzParse"}
{"Action":"pass","Package":"onus/a","Elapsed":0.3}
{"Action":"output","Package":"onus/b","Test":"TestBad","Output":"wrong answer\n"}
{"Action":"fail","Package":"onus/b","Test":"TestBad"}
{"Action":"fail","Package":"onus/b"}
{"ImportPath":"onus/c","Action":"build-output","Output":"c.go:1: undefined: x\n"}
{"ImportPath":"onus/c","Action":"build-fail"}
{"Action":"fail","Package":"onus/c","FailedBuild":"onus/c"}
not json
`

func TestTally(t *testing.T) {
	var out strings.Builder
	got := newTally(&out)
	if err := got.read(strings.NewReader(stream)); err != nil {
		t.Fatal(err)
	}
	counts := fmt.Sprint(got.passed, got.failed, got.skipped, got.neo4j, got.neo4jSkipped, got.skips, got.fuzz)
	want := "4 2 1 1 [onus/a.TestNeo4j/walk] map[no server:1] map[onus/a:[FuzzParse]]"
	if counts != want {
		t.Errorf("got  %s\nwant %s", counts, want)
	}
	for _, told := range []string{"ok    onus/a", "wrong answer", "FAIL  onus/b", "c.go:1: undefined: x", "not json"} {
		if !strings.Contains(out.String(), told) {
			t.Errorf("%q is not in the report:\n%s", told, out.String())
		}
	}
}

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		name string
		t    tally
		o    options
		want string
	}{
		{"nothing ran", tally{}, options{}, "no test ran"},
		{"at a desk without a server", tally{passed: 1}, options{}, ""},
		{"in CI without a server", tally{passed: 1}, options{ci: true}, "ONUS_NEO4J_URL is not set"},
		{"in CI with none on the server", tally{passed: 1}, options{ci: true, server: "5"}, "no test ran on Neo4j"},
		{"in CI with one skipped", tally{passed: 1, neo4j: 1, neo4jSkipped: []string{"x"}}, options{ci: true, server: "5"}, "were skipped: x"},
		{"in CI", tally{passed: 1, neo4j: 1}, options{ci: true, server: "5"}, ""},
	} {
		got := c.t.verdict(c.o)
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q in it", c.name, got, c.want)
		}
	}
}

func TestRanOut(t *testing.T) {
	if !ranOut("--- FAIL: FuzzX (3.01s)\n    context deadline exceeded\n") {
		t.Error("the time limit alone is no failure")
	}
	if ranOut("--- FAIL: FuzzX\n panic: boom\n Failing input written to testdata/fuzz/FuzzX/1\n context deadline exceeded") {
		t.Error("a finding is a failure")
	}
}
