package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/metrics"
	"strings"
	"text/tabwriter"
	"time"

	"onus/bench/synth"
	"onus/data"
	"onus/graph"
	"onus/graph/drawing"
	"onus/graph/export"
	"onus/loaders"
	"onus/loaders/dossier"
)

// exportCommand makes this binary export what a store holds to nowhere, in a
// process of its own.
const exportCommand = "export-once"

// measured is one export, in one view.
type measured struct {
	name  string
	write func(context.Context, graph.Reader, export.Drawn, io.Writer) error
	view  drawing.View
}

// exports are what is measured; "scan" reads all records once, and writes
// nothing.
var exports = []measured{
	{"scan", nil, drawing.Reified},
	{"gexf", export.GEXF, drawing.Reified}, {"gexf", export.GEXF, drawing.Folded},
	{"edges", export.GephiEdges, drawing.Folded},
}

// exported is how an export went.
type exported struct {
	Took     time.Duration
	CPU      time.Duration // of the whole process, in all its threads
	Elements int           // nodes and edges; of a scan, records
	Bytes    int64
	Peak     int64 // KiB resident at the most
	Own      int64 // KiB of it at the most that are the process's own, not pages of the mapped file; sampled
	Live     int64 // KiB that Go's collector found in use, at the most; sampled. The rest are caches of the store
}

// exporting measures exports of graphs of so many claims, which are not
// derived.
func (s settings) exporting(ctx context.Context, subjects []subject, sizes []int, report *report) (err error) {
	fmt.Fprintf(report.out, "Onus bench: exports of synthetic claims, not derived, seed %d; %s, %d cores, %s/%s%s\n", s.seed,
		runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, neo4jVersion())
	w := report.columns()
	line(w, "store", "claims", "what", "view", "elements", "MB", "took", "elements/s", "CPU", "peak", "without mapped file", "live in Go")
	for _, sub := range subjects {
		defer func() { err = errors.Join(err, sub.remove(context.WithoutCancel(ctx))) }()
		for _, n := range sizes {
			if err := s.exports(ctx, sub, n, w); err != nil {
				return fmt.Errorf("%s: %w", sub.name(), err)
			}
		}
	}
	return w.Flush()
}

// columns are lines of a report under one another, and its steps meanwhile.
type columns struct {
	*tabwriter.Writer
	step func(format string, args ...any)
}

func (r *report) columns() columns {
	return columns{tabwriter.NewWriter(r.out, 0, 0, 2, ' ', tabwriter.AlignRight), r.step}
}

func (s settings) exports(ctx context.Context, sub subject, claims int, w columns) error {
	w.step("%s: writing %d claims", sub.name(), claims)
	if err := sub.empty(ctx); err != nil {
		return err
	}
	if err := s.stream(ctx, sub, claims); err != nil {
		return err
	}
	for i, x := range exports {
		w.step("%s: %s, %s", sub.name(), x.name, x.view)
		e, err := exportOnce(ctx, sub, i)
		if err != nil {
			return err
		}
		line(w, sub.name(), claims, x.name, x.view, e.Elements, e.Bytes/1_000_000, seconds(e.Took), rate(e.Elements, e.Took), seconds(e.CPU), mebibytes(e.Peak), mebibytes(e.Own), mebibytes(e.Live))
		w.step("%s: %d elements in %s (CPU %s), %s at the most, of its own %s, live in Go %s", sub.name(), e.Elements, seconds(e.Took), seconds(e.CPU), mebibytes(e.Peak), mebibytes(e.Own), mebibytes(e.Live))
	}
	return nil
}

// stream writes synthetic claims as they are made up, without the checks of a
// load.
func (s settings) stream(ctx context.Context, sub subject, claims int) (err error) {
	store, err := sub.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if _, err := loaders.LoadBase(ctx, store, dossier.Read(data.Base()), loaders.Options{}); err != nil {
		return err
	}
	var batch []graph.Record
	put := func() error {
		_, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, batch...) })
		batch = batch[:0]
		return err
	}
	err = synth.Stream(synth.Options{Claims: claims, Seed: s.seed}, func(records []graph.Record) error {
		if len(batch)+len(records) > graph.MaxBatch {
			if err := put(); err != nil {
				return err
			}
		}
		batch = append(batch, records...)
		return nil
	})
	if err != nil {
		return err
	}
	return put()
}

func exportOnce(ctx context.Context, sub subject, which int) (out exported, err error) {
	self, err := os.Executable()
	if err != nil {
		return out, err
	}
	c := exec.CommandContext(ctx, self, exportCommand, "-store", sub.name(), "-where", sub.where(), "-which", fmt.Sprint(which))
	var said, wrong bytes.Buffer
	c.Stdout, c.Stderr = &said, &wrong
	if err := c.Run(); err != nil {
		return out, fmt.Errorf("export: %w: %s", err, strings.TrimSpace(wrong.String()))
	}
	err = json.Unmarshal(said.Bytes(), &out)
	out.CPU = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	return out, err
}

// exportChild is the other process.
func exportChild(ctx context.Context, args []string, out io.Writer) (err error) {
	fs := flag.NewFlagSet(exportCommand, flag.ContinueOnError)
	name, where, which := fs.String("store", "", ""), fs.String("where", "", ""), fs.Int("which", 0, "")
	if err := fs.Parse(args); err != nil {
		return err
	}
	store, err := openSubject(*name, *where).open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	e, err := exports[*which].measure(ctx, store)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(e)
}

// measure exports once, and then what is no element.
func (m measured) measure(ctx context.Context, store graph.Reader) (e exported, err error) {
	own := watch()
	done, err := profiled(os.Getenv("ONUS_BENCH_PROFILE"), fmt.Sprintf("%s-%s", m.name, m.view))
	if err != nil {
		return e, err
	}
	var lines, empty lineCount
	e.Took, err = timed(func() (err error) {
		if m.write == nil {
			e.Elements, err = scanned(ctx, store)
			return err
		}
		return m.write(ctx, store, export.Drawn{View: m.view}, &lines)
	})
	done()
	if err != nil {
		return e, err
	}
	e.Own, e.Live = own()
	e.Peak = memory("VmHWM")
	if m.write != nil {
		err = m.write(ctx, store, export.Drawn{View: m.view, Where: graph.Filter{Or: []graph.Filter{}}}, &empty)
		e.Elements, e.Bytes = lines.lines-empty.lines, lines.bytes
	}
	return e, err
}

// scanned reads all records once.
func scanned(ctx context.Context, from graph.Reader) (n int, err error) {
	for _, k := range graph.Kinds() {
		for _, err := range from.Scan(ctx, graph.Query{Kind: k}) {
			if err != nil {
				return n, err
			}
			n++
		}
	}
	return n, nil
}

// lineCount keeps no byte: nodes and edges are a line each.
type lineCount struct {
	lines int
	bytes int64
}

func (c *lineCount) Write(p []byte) (int, error) {
	c.lines += bytes.Count(p, []byte{'\n'})
	c.bytes += int64(len(p))
	return len(p), nil
}

// watch samples the memory of the process that is its own, and what Go's
// collector found in use; the function ends it, and gives the most of each, in
// KiB.
func watch() func() (own, live int64) {
	var own, live int64
	over, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		for {
			metrics.Read(sample)
			own, live = max(own, memory("RssAnon")), max(live, int64(sample[0].Value.Uint64()>>10))
			select {
			case <-over:
				return
			case <-tick.C:
			}
		}
	}()
	return func() (int64, int64) {
		close(over)
		<-ended
		return own, live
	}
}
