package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"

	"onus/loaders"
)

// The aims: how fast a load is beside the raw writes, and how slow a contrast
// may be beside the handwritten statement.
const loadAim = 0.7

var contrastAims = map[string]float64{"neo4j": 1.5, "sqlite": 2}

// report gathers results and prints them.
type report struct {
	out     io.Writer
	of      settings
	begun   time.Time
	results []*result
}

func newReport(out io.Writer, of settings) *report {
	return &report{out: out, of: of, begun: time.Now()}
}

func (r *report) head() {
	fmt.Fprintf(r.out, "Onus bench: %d claims, seed %d; %s, %d cores, %s/%s%s\n", r.of.claims, r.of.seed,
		runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, neo4jVersion())
}

func neo4jVersion() string {
	if v := os.Getenv("ONUS_NEO4J_VERSION"); v != "" {
		return ", Neo4j " + v
	}
	return ""
}

// step tells who waits what is being done.
func (r *report) step(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "%6.1fs  %s\n", time.Since(r.begun).Seconds(), fmt.Sprintf(format, args...))
}

func (r *report) add(one *result) { r.results = append(r.results, one) }

func (r *report) print() error {
	w := tabwriter.NewWriter(r.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	r.loads(w)
	r.contrasts(w)
	r.memory(w)
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(r.out, "\nTook %s.\n", time.Since(r.begun).Round(time.Second))
	return nil
}

func line(w io.Writer, cells ...any) {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = fmt.Sprint(c)
	}
	fmt.Fprintln(w, strings.Join(texts, "\t")+"\t")
}

func (r *report) loads(w io.Writer) {
	fmt.Fprintln(w, "\nLoad, derivation included, beside raw writes of all that it leaves")
	line(w, "store", "nodes", "edges, words", "load", "rows/s", "writing", "deriving", "raw", "rows/s", "ratio", "aim")
	for _, one := range r.results {
		load, raw, written := median(loadTimes(one.loads)), median(rawTimes(one.raws)), one.raws[0]
		stages := one.loads[0].Stages
		ratio := raw.Seconds() / load.Seconds()
		line(w, one.store, written.Nodes, written.Edges, seconds(load), rate(written.Rows(), load), seconds(stages[loaders.Writing]),
			seconds(stages[loaders.Deriving]), seconds(raw), rate(written.Rows(), raw), fmt.Sprintf("%.2f", ratio), aim(ratio >= loadAim, ">= %.1f", loadAim))
	}
}

func (r *report) contrasts(w io.Writer) {
	fmt.Fprintln(w, "\nContrast over HTTP, one client: GraphQL beside one handwritten statement")
	line(w, "store", "claims with", "asked", "shown", "fetched", "median", "p95", "bare median", "p95", "ratio", "aim")
	for _, one := range r.results {
		for _, l := range []struct {
			name string
			latencies
		}{{"2 pieces", one.ordinary}, {"60 pieces", one.many}} {
			if l.claims == 0 {
				continue
			}
			ratio := median(l.onus).Seconds() / median(l.bare).Seconds()
			line(w, one.store, l.name, len(l.onus), l.testimony/l.claims, l.bareTestimony/l.claims, milliseconds(median(l.onus)), milliseconds(quantile(l.onus, 0.95)),
				milliseconds(median(l.bare)), milliseconds(quantile(l.bare, 0.95)), fmt.Sprintf("%.2f", ratio),
				aim(ratio <= contrastAims[one.store], "<= %.1f", contrastAims[one.store]))
		}
	}
}

func (r *report) memory(w io.Writer) {
	fmt.Fprintln(w, "\nMemory of the loading process, resident")
	line(w, "store", "bundle made", "peak of the load")
	for _, one := range r.results {
		l := one.loads[0]
		line(w, one.store, fmt.Sprintf("%d MiB", l.Before>>10), fmt.Sprintf("%d MiB", l.Peak>>10))
	}
}

func aim(met bool, format string, value float64) string {
	if met {
		return fmt.Sprintf(format, value) + " met"
	}
	return fmt.Sprintf(format, value) + " missed"
}

func seconds(d time.Duration) string      { return fmt.Sprintf("%.1f s", d.Seconds()) }
func milliseconds(d time.Duration) string { return fmt.Sprintf("%.2f ms", d.Seconds()*1000) }
func rate(n int, d time.Duration) int     { return int(float64(n) / d.Seconds()) }
