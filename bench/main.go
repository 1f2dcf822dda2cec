// Command bench measures Onus beside what it is made of, in one run: a load
// beside raw writes of all that it leaves in the store, a contrast through
// GraphQL over HTTP beside one handwritten statement behind a bare handler,
// and the memory that a load takes. docs/performance.md has the method.
//
//	make bench                               # 100,000 claims, both stores
//	make bench BENCHFLAGS='-claims 10000'    # a smaller run
//	make bench BENCHFLAGS='-derive 100000,200000,400000' # how deriving scales
//	make bench BENCHFLAGS='-export 100000,1000000 -stores sqlite' # how graphs are exported
//
// It measures the embedded store in a temporary file, and Neo4j where
// ONUS_NEO4J_URL (with _USER and _PASSWORD) says; that database is emptied,
// before and after. It prints a table and leaves nothing.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
)

// settings say what is measured.
type settings struct {
	claims int
	seed   uint64
	stores string
	pairs  int
	sample int
	rounds int
	derive string
	export string
}

func (s *settings) flags(fs *flag.FlagSet) {
	fs.IntVar(&s.claims, "claims", 100_000, "how many claims are made up")
	fs.Uint64Var(&s.seed, "seed", 1, "of what is made up")
	fs.StringVar(&s.stores, "stores", "sqlite,neo4j", "which stores")
	fs.IntVar(&s.pairs, "pairs", 1, "how often a load and the raw writes are measured, by turns; medians are reported")
	fs.IntVar(&s.sample, "sample", 200, "how many claims are asked for, of each sort")
	fs.IntVar(&s.rounds, "rounds", 5, "how often each is asked for")
	fs.StringVar(&s.derive, "derive", "", "instead: how long deriving takes for these numbers of claims, a few of which have most: 100000,200000")
	fs.StringVar(&s.export, "export", "", "instead: how long exports of the graph take, and what memory, for these numbers of claims, which are not derived: 100000,1000000")
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) > 0 {
		switch args[0] {
		case childCommand:
			return child(ctx, args[1:], out)
		case deriveCommand:
			return deriveChild(ctx, args[1:], out)
		case exportCommand:
			return exportChild(ctx, args[1:], out)
		}
	}
	var s settings
	fs := flag.NewFlagSet("bench", flag.ContinueOnError)
	s.flags(fs)
	if err := fs.Parse(args); err != nil {
		return err
	}
	sizes, err := numbers("derive", s.derive)
	if err != nil {
		return err
	}
	exportSizes, err := numbers("export", s.export)
	if err != nil {
		return err
	}
	subjects, err := s.subjects()
	if err != nil {
		return err
	}
	report := newReport(out, s)
	if len(sizes) > 0 {
		return s.scaling(ctx, subjects, sizes, report)
	}
	if len(exportSizes) > 0 {
		return s.exporting(ctx, subjects, exportSizes, report)
	}
	report.head()
	for _, sub := range subjects {
		if err := s.measure(ctx, sub, report); err != nil {
			return fmt.Errorf("%s: %w", sub.name(), err)
		}
	}
	return report.print()
}

// subjects are the stores that can be measured here.
func (s settings) subjects() ([]subject, error) {
	var out []subject
	for name := range strings.SplitSeq(s.stores, ",") {
		switch name {
		case "sqlite":
			dir, err := os.MkdirTemp("", "onus-bench-")
			if err != nil {
				return nil, err
			}
			out = append(out, &onSQLite{dir: dir})
		case "neo4j":
			if url := os.Getenv("ONUS_NEO4J_URL"); url != "" {
				out = append(out, &onNeo4j{url})
			} else {
				fmt.Fprintln(os.Stderr, "bench: ONUS_NEO4J_URL is not set: Neo4j is not measured")
			}
		default:
			return nil, fmt.Errorf("there is no store %q", name)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("there is no store to measure")
	}
	return out, nil
}
