// Testreport runs every test of the module and says at the end what ran: by package, on Neo4j, and in all.
//
//	go run ./scripts/testreport [-fuzztime 3s] [-race=false] [-run PATTERN] [packages]
//
// Packages whose tests can reach Neo4j run one after the other, since they share one database; the others run side by
// side before them. Then every fuzz target runs for a moment. Where CI=true, tests on Neo4j that were skipped, or
// none at all, make it fail. The last line is always "N passed, N failed, N skipped", over tests and subtests alike.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"
)

// backend is the package that talks to Neo4j: a test binary that links it may use the server.
const backend = "onus/graph/neo4j"

type options struct {
	race     bool
	run      string
	timeout  time.Duration
	fuzztime time.Duration
	ci       bool
	server   string // what Neo4j the tests find, for the report; empty when none
	packages []string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	ok := runAll(ctx, readOptions())
	stop()
	if !ok {
		os.Exit(1)
	}
}

func readOptions() options {
	o := options{ci: os.Getenv("CI") == "true", server: server()}
	flag.BoolVar(&o.race, "race", true, "look for data races")
	flag.StringVar(&o.run, "run", "", "only the tests that match (and no fuzzing)")
	flag.DurationVar(&o.timeout, "timeout", 20*time.Minute, "of one package's tests")
	flag.DurationVar(&o.fuzztime, "fuzztime", 3*time.Second, "how long each fuzz target runs; 0 for none")
	flag.Parse()
	if o.packages = flag.Args(); len(o.packages) == 0 {
		o.packages = []string{"./..."}
	}
	if o.run != "" {
		o.fuzztime = 0
	}
	return o
}

func server() string {
	url, version := os.Getenv("ONUS_NEO4J_URL"), os.Getenv("ONUS_NEO4J_VERSION")
	switch {
	case url == "":
		return ""
	case version == "":
		return "at " + url
	}
	return version
}

// runAll reports whether everything passed.
func runAll(ctx context.Context, o options) bool {
	t := newTally(os.Stdout)
	shared, alone, err := split(ctx, o.packages)
	if err == nil {
		err = testAll(ctx, o, t, shared, alone)
	}
	t.summary(os.Stdout)
	if err != nil {
		t.failed++
		fmt.Println("FAIL:", err)
	}
	if problem := t.verdict(o); problem != "" {
		t.failed++
		fmt.Println("FAIL:", problem)
	}
	fmt.Println(t.neo4jLine(o.server))
	fmt.Printf("%d passed, %d failed, %d skipped\n", t.passed, t.failed, t.skipped)
	return t.failed == 0
}

func testAll(ctx context.Context, o options, t *tally, shared, alone []string) error {
	if err := goTest(ctx, o, t, 0, shared); err != nil {
		return err
	}
	if err := goLanes(ctx, o, t, alone); err != nil {
		return err
	}
	if o.fuzztime > 0 {
		fuzzAll(ctx, o, t)
	}
	return ctx.Err()
}

// verdict names what the counts alone would hide.
func (t *tally) verdict(o options) string {
	switch {
	case t.passed+t.failed == 0 && o.run == "":
		return "no test ran"
	case !o.ci || o.run != "":
		return ""
	case o.server == "":
		return "CI=true and ONUS_NEO4J_URL is not set: the tests on Neo4j did not run"
	case t.neo4j == 0:
		return "CI=true and no test ran on Neo4j"
	case len(t.neo4jSkipped) > 0:
		return "CI=true and tests on Neo4j were skipped: " + strings.Join(t.neo4jSkipped, ", ")
	}
	return ""
}
