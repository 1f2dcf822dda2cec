package data_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onus/graph/neo4j/neo4jtest"
)

// shown is a question of docs/neo4j.md: its statement, and the table below it.
type shown struct {
	title, cypher string
	rows          [][]string // the first has the columns
}

var question = regexp.MustCompile("(?s)\n### ([^\n]*)\n.*?```cypher\n(.*?)```\n\n((?:\\|[^\n]*\n)+)")

// questionsAsked are the questions of docs/neo4j.md.
func questionsAsked(t *testing.T) []shown {
	t.Helper()
	text, err := os.ReadFile("../docs/neo4j.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []shown
	for _, m := range question.FindAllStringSubmatch(string(text), -1) {
		out = append(out, shown{m[1], m[2], tableRows(m[3])})
	}
	if blocks := strings.Count(string(text), "```cypher"); len(out) != 10 || blocks != len(out) {
		t.Fatalf("%d questions with tables in %d blocks, want 10", len(out), blocks)
	}
	return out
}

func tableRows(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if !strings.HasPrefix(line, "|---") {
			out = append(out, cells)
		}
	}
	return out
}

// TestNeo4jQuestions asks what docs/neo4j.md asks, and finds what it shows.
func TestNeo4jQuestions(t *testing.T) {
	questions := questionsAsked(t)
	onNeo4j(t, "khrushchev-1956")
	for _, q := range questions {
		if diff := cmp.Diff(q.rows, answered(t, q.cypher)); diff != "" {
			t.Errorf("%s (-docs/neo4j.md +Neo4j):\n%s", q.title, diff)
		}
	}
}

// Where the API or the embedded store can say it too, they say the same.
func TestQuestionsElsewhere(t *testing.T) {
	file := onSQLite(t, "khrushchev-1956")
	asked := 0
	for _, q := range questionsAsked(t) {
		other := elsewhere[strings.SplitN(q.title, ".", 2)[0]]
		if other.ask == nil {
			continue
		}
		asked++
		want := other.ask(t, file)
		slices.Sort(want)
		if diff := cmp.Diff(slices.Compact(want), heads(q.rows, other.columns)); diff != "" {
			t.Errorf("%s (-elsewhere +docs/neo4j.md):\n%s", q.title, diff)
		}
	}
	if asked != len(elsewhere) {
		t.Errorf("%d of %d questions asked", asked, len(elsewhere))
	}
}

// Question 4 looks at no rival account: whom it shows, holders has too, and
// says of whom that is disputed.
func TestQuestionOfHolders(t *testing.T) {
	rows := map[string]holding{}
	for _, h := range holders(t, onSQLite(t, "khrushchev-1956")) {
		rows[h.String()] = h
	}
	var disputed []string
	for _, who := range heads(questionsAsked(t)[3].rows, 2) {
		h, ok := rows[who]
		if !ok {
			t.Errorf("docs/neo4j.md has %s, holders has not", who)
		}
		if h.Disputed || h.Certainty != "DEFINITE" {
			disputed = append(disputed, fmt.Sprintf("%s %s %t", h.Person.Name, h.Certainty, h.Disputed))
		}
	}
	if diff := cmp.Diff([]string{"Mikhail Pervukhin POSSIBLE true"}, disputed); diff != "" {
		t.Errorf("whom docs/neo4j.md calls disputed (-docs +holders):\n%s", diff)
	}
}

func answered(t *testing.T, cypher string) [][]string {
	t.Helper()
	var out [][]string
	for i, row := range neo4jtest.Run(t, cypher, nil) {
		if i == 0 {
			out = append(out, row.Keys)
		}
		cells := make([]string, len(row.Values))
		for j, v := range row.Values {
			cells[j] = written(v)
		}
		out = append(out, cells)
	}
	return out
}

func written(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case interface{ Time() time.Time }:
		return x.Time().Format(time.DateOnly)
	}
	return fmt.Sprint(v)
}

// heads are the first cells of each row, joined, each once, sorted.
func heads(rows [][]string, columns int) []string {
	var out []string
	for _, row := range rows[1:] {
		out = append(out, strings.Join(row[:columns], " | "))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
