package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
	"time"
)

// event is one line of `go test -json` (see `go doc test2json`), and of `go build -json` within it.
type event struct {
	Action     string
	Package    string
	ImportPath string // of build events
	Test       string
	Elapsed    float64
	Output     string
}

// tally counts tests and subtests as their events come in, prints a line a package and the output of what failed.
type tally struct {
	mu                             *sync.Mutex
	out                            io.Writer
	passed, failed, skipped, neo4j int
	neo4jSkipped                   []string
	skips                          map[string]int // reason -> how many
	fuzz                           map[string][]string
	output                         map[string][]string // of tests under way
	counts                         map[string]int      // tests ended, by package
	failedIn                       map[string]bool     // packages with a failed test
	begun                          time.Time
}

func (t *tally) failures() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.failed
}

func newTally(out io.Writer) *tally {
	return &tally{
		mu: &sync.Mutex{}, out: out, skips: map[string]int{}, fuzz: map[string][]string{}, output: map[string][]string{},
		counts: map[string]int{}, failedIn: map[string]bool{}, begun: time.Now(),
	}
}

func (t *tally) add(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "output", "build-output":
		if e.Action == "build-output" {
			key = e.ImportPath + " "
		}
		t.output[key] = append(t.output[key], e.Output)
	case "build-fail":
		fmt.Fprintf(t.out, "FAIL  %s does not build\n%s", e.ImportPath, strings.Join(t.output[e.ImportPath+" "], ""))
	case "pass", "fail", "skip":
		if e.Test == "" {
			t.endPackage(e)
		} else {
			t.endTest(e)
		}
		delete(t.output, key)
	}
}

func (t *tally) endTest(e event) {
	t.counts[e.Package]++
	if strings.HasPrefix(e.Test, "Fuzz") && !strings.Contains(e.Test, "/") {
		t.fuzz[e.Package] = append(t.fuzz[e.Package], e.Test)
	}
	onNeo4j := strings.Contains(strings.ToLower(e.Test), "neo4j")
	if onNeo4j && e.Action != "skip" {
		t.neo4j++
	}
	lines := t.output[e.Package+" "+e.Test]
	switch e.Action {
	case "pass":
		t.passed++
	case "fail":
		t.failed++
		t.failedIn[e.Package] = true
		fmt.Fprintf(t.out, "%s", strings.Join(lines, ""))
	case "skip":
		t.skipped++
		t.skips[reason(lines)]++
		if onNeo4j {
			t.neo4jSkipped = append(t.neo4jSkipped, e.Package+"."+e.Test)
		}
	}
}

// endPackage counts a package that failed without a failed test (no build, a panic, a time-out) as one failure.
func (t *tally) endPackage(e event) {
	lines := t.output[e.Package+" "]
	switch {
	case e.Action == "fail":
		if !t.failedIn[e.Package] {
			t.failed++
			for key, unfinished := range t.output {
				if strings.HasPrefix(key, e.Package+" ") && key != e.Package+" " {
					fmt.Fprint(t.out, strings.Join(unfinished, ""))
				}
			}
		}
		fmt.Fprint(t.out, strings.Join(lines, ""))
		fmt.Fprintf(t.out, "FAIL  %-34s %6.1fs\n", e.Package, e.Elapsed)
	case t.counts[e.Package] > 0:
		fmt.Fprintf(t.out, "ok    %-34s %6.1fs %6d tests\n", e.Package, e.Elapsed, t.counts[e.Package])
	}
}

// reason is what a test said when it was skipped: its line before "--- SKIP".
func reason(lines []string) string {
	for i := len(lines) - 1; i >= 0; i-- {
		line := strings.TrimSpace(lines[i])
		if line == "" || strings.HasPrefix(line, "---") || strings.HasPrefix(line, "===") {
			continue
		}
		if _, said, ok := strings.Cut(line, ".go:"); ok {
			_, line, _ = strings.Cut(said, ": ")
		}
		return line
	}
	return "no reason given"
}

func (t *tally) summary(out io.Writer) {
	reasons := make([]string, 0, len(t.skips))
	for r := range t.skips {
		reasons = append(reasons, r)
	}
	sort.Strings(reasons)
	for _, r := range reasons {
		fmt.Fprintf(out, "skipped %d: %s\n", t.skips[r], r)
	}
	fmt.Fprintf(out, "time: %s\n", time.Since(t.begun).Round(time.Second))
}

func (t *tally) neo4jLine(server string) string {
	if server == "" {
		return "Neo4j: none, so no test ran on it"
	}
	return fmt.Sprintf("Neo4j %s: %d tests ran on it", server, t.neo4j)
}
