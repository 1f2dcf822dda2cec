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
	"slices"
	"strconv"
	"strings"
	"time"

	"onus/bench/synth"
	"onus/data"
	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
	"onus/loaders"
	"onus/loaders/derive"
	"onus/loaders/dossier"
)

// deriveCommand makes this binary derive what a store holds, and contrast one
// claim, in a process of its own.
const deriveCommand = "derive-once"

// derived is how a derivation went, and a contrast after it.
type derived struct {
	Took      time.Duration
	CPU       time.Duration // of the whole process, in all its threads: contrasts, too
	Before    int64         // KiB resident when the store was open
	Peak      int64         // KiB at the most, while deriving
	Questions int
	Evidence  int
	Contrast  time.Duration // of a claim on the question that has most answers; the median of three
	Heard     int           // testimony in the lists of that contrast
	Truncated bool          // it says that it is cut
}

// scaling measures derivation in each store for each number of claims.
func (s settings) scaling(ctx context.Context, subjects []subject, sizes []int, report *report) error {
	fmt.Fprintf(report.out, "Onus bench: deriving from scratch, skewed claims, seed %d; %s, %d cores, %s/%s%s\n", s.seed,
		runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, neo4jVersion())
	w := report.columns()
	line(w, "store", "claims", "questions", "evidence", "deriving", "CPU", "a claim", "a row", "beside the last", "claims so", "open", "peak", "answers", "contrast", "shown", "says it is cut")
	for _, sub := range subjects {
		if err := s.scale(ctx, sub, sizes, w); err != nil {
			return fmt.Errorf("%s: %w", sub.name(), err)
		}
	}
	return w.Flush()
}

// numbers reads the list of numbers of claims of a flag; "" is none.
func numbers(of, list string) (out []int, err error) {
	if list == "" {
		return nil, nil
	}
	for text := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1000 {
			return nil, fmt.Errorf("-%s: %q is no number of claims (1000 or more)", of, text)
		}
		out = append(out, n)
	}
	return out, nil
}

func (s settings) scale(ctx context.Context, sub subject, sizes []int, w columns) (err error) {
	defer func() { err = errors.Join(err, sub.remove(context.WithoutCancel(ctx))) }()
	var last derived
	for i, n := range sizes {
		w.step("%s: writing %d claims", sub.name(), n)
		g := synth.NewSkewed(synth.Options{Claims: n, Seed: s.seed})
		if err := sub.empty(ctx); err != nil {
			return err
		}
		if err := fill(ctx, sub, g.Records); err != nil {
			return err
		}
		g.Records = nil
		w.step("%s: deriving", sub.name())
		d, err := deriveOnce(ctx, sub, g.Hot)
		if err != nil {
			return err
		}
		times, so := "", ""
		if i > 0 {
			times, so = fmt.Sprintf("× %.2f", d.Took.Seconds()/last.Took.Seconds()), fmt.Sprintf("× %.2f", float64(n)/float64(sizes[i-1]))
		}
		line(w, sub.name(), n, d.Questions, d.Evidence, seconds(d.Took), seconds(d.CPU), each(d.Took, n), each(d.Took, n+d.Questions+d.Evidence), times, so,
			mebibytes(d.Before), mebibytes(d.Peak), g.Answers, milliseconds(d.Contrast), d.Heard, d.Truncated)
		w.step("%s: %d claims derived in %s", sub.name(), n, seconds(d.Took))
		last = d
	}
	return nil
}

func each(d time.Duration, n int) string { return fmt.Sprintf("%d µs", d.Microseconds()/int64(n)) }

func mebibytes(kib int64) string { return fmt.Sprintf("%d MiB", kib>>10) }

// fill writes records as they are, without the checks of a load.
func fill(ctx context.Context, sub subject, records []graph.Record) (err error) {
	store, err := sub.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if _, err := loaders.LoadBase(ctx, store, dossier.Read(data.Base()), loaders.Options{}); err != nil {
		return err
	}
	for batch := range slices.Chunk(records, graph.MaxBatch/2) {
		if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, batch...) }); err != nil {
			return err
		}
	}
	return nil
}

func deriveOnce(ctx context.Context, sub subject, hot graph.ID) (out derived, err error) {
	self, err := os.Executable()
	if err != nil {
		return out, err
	}
	c := exec.CommandContext(ctx, self, deriveCommand, "-store", sub.name(), "-where", sub.where(), "-claim", string(hot))
	var said, wrong bytes.Buffer
	c.Stdout, c.Stderr = &said, &wrong
	if err := c.Run(); err != nil {
		return out, fmt.Errorf("derive: %w: %s", err, strings.TrimSpace(wrong.String()))
	}
	err = json.Unmarshal(said.Bytes(), &out)
	out.CPU = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	return out, err
}

// deriveChild is the other process.
func deriveChild(ctx context.Context, args []string, out io.Writer) (err error) {
	fs := flag.NewFlagSet(deriveCommand, flag.ContinueOnError)
	name, where, claim := fs.String("store", "", ""), fs.String("where", "", ""), fs.String("claim", "", "")
	if err := fs.Parse(args); err != nil {
		return err
	}
	store, err := openSubject(*name, *where).open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	d := derived{Before: memory("VmRSS")}
	done, err := profiled(os.Getenv("ONUS_BENCH_PROFILE"), *name)
	if err != nil {
		return err
	}
	d.Took, err = timed(func() error { return derive.All(ctx, store) })
	done()
	if err != nil {
		return err
	}
	d.Peak = memory("VmHWM")
	if err := d.count(ctx, store); err != nil {
		return err
	}
	if err := d.contrast(ctx, store, graph.ID(*claim)); err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(d)
}

func (d *derived) count(ctx context.Context, store graph.Reader) error {
	questions, err := store.Count(ctx, graph.Query{Kind: graph.KindQuestion}, "")
	if err != nil {
		return err
	}
	evidence, err := store.Count(ctx, graph.Query{Kind: graph.KindEvidence, Where: graph.Is("dataset", graph.Own)}, "")
	d.Questions, d.Evidence = questions[""], evidence[""]
	return err
}

// contrast asks for the claim three times.
func (d *derived) contrast(ctx context.Context, store graph.Reader, claim graph.ID) error {
	var took []time.Duration
	for range 3 {
		one, err := timed(func() error {
			part, err := ask.Contrasts(ctx, store, contrast.Lens{}, claim)
			if err != nil {
				return err
			}
			c, err := contrast.Of(part, claim, contrast.Lens{})
			if err != nil {
				return err
			}
			d.Heard = len(c.For) + len(c.Against) + len(c.Consistent) + len(c.Qualifying) + len(c.Undercut)
			d.Truncated = c.Truncated
			return nil
		})
		if err != nil {
			return err
		}
		took = append(took, one)
	}
	d.Contrast = median(took)
	return nil
}
