package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

// split tells packages with tests apart: those whose test binary links the Neo4j backend run alone.
func split(ctx context.Context, patterns []string) (shared, alone []string, err error) {
	args := append([]string{"list", "-test", "-f", `{{.ImportPath}}{{range .Deps}} {{.}}{{end}}`}, patterns...)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Stderr = os.Stderr
	list, err := cmd.Output()
	if err != nil {
		return nil, nil, fmt.Errorf("go list: %w", err)
	}
	for line := range strings.Lines(string(list)) {
		fields := strings.Fields(line)
		name, isTest := strings.CutSuffix(fields[0], ".test")
		switch {
		case !isTest:
		case slices.Contains(fields, backend):
			alone = append(alone, name)
		default:
			shared = append(shared, name)
		}
	}
	return shared, alone, nil
}

// goTest runs packages' tests, at most `side` packages side by side (0: as go sees fit), and counts them.
// Failed tests are no error of its own.
func goTest(ctx context.Context, o options, t *tally, side int, packages []string, env ...string) error {
	if len(packages) == 0 {
		return nil
	}
	args := []string{"test", "-json", "-count=1", "-vet=off", "-timeout", o.timeout.String(), "-race=" + strconv.FormatBool(o.race)}
	if o.race {
		// SQLite's C made Go is not ours to look for races in, and to watch its every access takes half of the time of the
		// tests. What calls it is watched: who shares a connection is seen in database/sql. That package alone: it holds no
		// copies of generic code of the standard library, which the linker might take for everybody's.
		args = append(args, "-gcflags=modernc.org/sqlite/lib=-race=false -d=checkptr=0")
	}
	if o.run != "" {
		args = append(args, "-run", o.run)
	}
	if side > 0 {
		args = append(args, "-p", strconv.Itoa(side))
	}
	cmd := goCommand(ctx, append(args, packages...)...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	before := t.failures()
	readErr := t.read(out)
	err = cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) && t.failures() > before && ctx.Err() == nil {
		err = nil // told already, test by test
	}
	return errors.Join(readErr, err)
}

// goCommand ends by an interrupt, so that go test can end its own children.
func goCommand(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Stderr = os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 20 * time.Second
	return cmd
}

func (t *tally) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			t.line(line)
		}
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// line takes in one line; several runs may do so at once.
func (t *tally) line(line []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var e event
	if json.Unmarshal(line, &e) == nil {
		t.add(e)
	} else {
		fmt.Fprintf(t.out, "%s", line)
	}
}

// goLanes runs the packages that need a Neo4j of their own: one after the other, or, where there is a second server,
// in two lanes side by side, each of which takes the next package when it is done with one.
func goLanes(ctx context.Context, o options, t *tally, packages []string) error {
	second := os.Getenv("ONUS_NEO4J_URL_2")
	if second == "" {
		return goTest(ctx, o, t, 1, packages)
	}
	waiting := make(chan string, len(packages))
	for _, p := range packages {
		waiting <- p
	}
	close(waiting)
	lane := func(env ...string) (err error) {
		for p := range waiting {
			err = errors.Join(err, goTest(ctx, o, t, 1, []string{p}, env...))
		}
		return err
	}
	done := make(chan error, 1)
	go func() { done <- lane("ONUS_NEO4J_URL=" + second) }()
	return errors.Join(lane(), <-done)
}

// fuzzAll gives every fuzz target that the tests showed its moment; each counts as one test.
func fuzzAll(ctx context.Context, o options, t *tally) {
	packages := make([]string, 0, len(t.fuzz))
	for p := range t.fuzz {
		packages = append(packages, p)
	}
	sort.Strings(packages)
	for _, p := range packages {
		for _, target := range t.fuzz[p] {
			if ctx.Err() != nil {
				return
			}
			fuzz(ctx, o, t, p, target)
		}
	}
}

func fuzz(ctx context.Context, o options, t *tally, pkg, target string) {
	begun := time.Now()
	cmd := goCommand(ctx, "test", "-run=^$", "-vet=off", "-fuzz=^"+target+"$", "-fuzztime="+o.fuzztime.String(), pkg)
	out, err := cmd.Output()
	if err != nil && !ranOut(string(out)) {
		t.failed++
		fmt.Fprintf(t.out, "FAIL  %s %s\n%s%v\n", pkg, target, out, err)
		return
	}
	t.passed++
	fmt.Fprintf(t.out, "ok    %-34s %6.1fs  fuzz %s\n", pkg, time.Since(begun).Seconds(), target)
}

// ranOut tells a fuzzer that only met its time limit, which go test at times calls a failure, from one that found something.
func ranOut(out string) bool {
	return strings.Contains(out, "context deadline exceeded") &&
		!strings.Contains(out, "Failing input written") && !strings.Contains(out, "panic:")
}
