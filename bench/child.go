package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"onus/bench/synth"
	"onus/data"
	"onus/loaders"
	"onus/loaders/dossier"
)

// childCommand makes this binary load once, and tell how that went: a load is
// measured in a process of its own, so that its memory is its own.
const childCommand = "load-once"

// loaded is how a load went.
type loaded struct {
	Took   time.Duration
	Stages map[loaders.Stage]time.Duration
	Before int64 // KiB resident when the bundle was made and nothing loaded; 0 where the system does not say
	Peak   int64 // KiB at the most
}

// loadOnce empties the store and loads in another process.
func (s settings) loadOnce(ctx context.Context, sub subject, claims int) (out loaded, err error) {
	if err := sub.empty(ctx); err != nil {
		return out, err
	}
	self, err := os.Executable()
	if err != nil {
		return out, err
	}
	c := exec.CommandContext(ctx, self, childCommand, "-store", sub.name(), "-where", sub.where(),
		"-claims", strconv.Itoa(claims), "-seed", strconv.FormatUint(s.seed, 10))
	var said, wrong bytes.Buffer
	c.Stdout, c.Stderr = &said, &wrong
	if err := c.Run(); err != nil {
		return out, fmt.Errorf("load: %w: %s", err, strings.TrimSpace(wrong.String()))
	}
	return out, json.Unmarshal(said.Bytes(), &out)
}

// child is the other process.
func child(ctx context.Context, args []string, out io.Writer) error {
	fs := flag.NewFlagSet(childCommand, flag.ContinueOnError)
	store, where := fs.String("store", "", ""), fs.String("where", "", "")
	claims, seed := fs.Int("claims", 0, ""), fs.Uint64("seed", 0, "")
	profile := os.Getenv("ONUS_BENCH_PROFILE") // a file for the load's CPU profile
	if err := fs.Parse(args); err != nil {
		return err
	}
	done, err := profiled(profile, *store)
	if err != nil {
		return err
	}
	result, err := load(ctx, openSubject(*store, *where), synth.Options{Claims: *claims, Seed: *seed})
	if err != nil {
		return err
	}
	done()
	return json.NewEncoder(out).Encode(result)
}

// load makes up a bundle and loads it.
func load(ctx context.Context, sub subject, o synth.Options) (out loaded, err error) {
	store, err := sub.open(ctx)
	if err != nil {
		return out, err
	}
	defer func() {
		if closing := store.Close(); err == nil {
			err = closing
		}
	}()
	bundle := synth.New(o).Bundle()
	out.Before = memory("VmRSS")
	start := time.Now()
	report, err := loaders.Load(ctx, store, bundle, loaders.Options{Base: dossier.Read(data.Base())})
	out.Took, out.Stages, out.Peak = time.Since(start), report.Took, memory("VmHWM")
	return out, err
}

// memory reads a line of /proc/self/status, in KiB.
func memory(what string) int64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, what+":"); ok {
			n, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
			return n
		}
	}
	return 0
}
