package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"onus/graph"
	"onus/loaders"
)

// The exit codes.
const (
	exitDone  = 0
	exitData  = 1 // the data or the question is at fault
	exitUsage = 2
	exitStore = 3 // the store is away, or refuses
)

// usageError is a command called wrongly.
type usageError struct{ text string }

func (u usageError) Error() string { return u.text }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// fault is an error whose text says it all; its kind is for exitCode.
type fault struct {
	text string
	kind error
}

func (f fault) Error() string { return f.text }
func (f fault) Unwrap() error { return f.kind }

func notFound(format string, args ...any) error {
	return fault{fmt.Sprintf(format, args...), graph.ErrNotFound}
}

// errTold: what is wrong has been written, as JSON.
var errTold = errors.New("told")

// unknown is the usageError of a name that is none of these; it names the
// nearest, or else all if they are few.
func unknown(what, name string, names []string) error {
	return usagef("unknown %s %q%s", what, name, nearest(name, names))
}

const fewNames = 15

func nearest(name string, names []string) string {
	if near := graph.Nearest(name, names); near != "" {
		return "; nearest: " + near
	}
	if len(names) == 0 || len(names) > fewNames {
		return ""
	}
	return "; expected one of " + strings.Join(names, ", ")
}

// exitCode is the one place that turns errors into exit codes.
func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, graph.ErrUnavailable):
		return exitStore
	}
	return exitData
}

// driverTail is what SQLite says after what we have said.
var driverTail = regexp.MustCompile(`: [^:]+ \(\d+\)$`)

// message is what a person needs of an error: not the names under which
// programs know its kind.
func message(err error) string {
	var problems loaders.Problems
	switch {
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.As(err, &problems):
		return err.Error()
	case errors.Is(err, loaders.ErrSuperseded):
		return "another load or derivation has begun in this store meanwhile, and goes first; run this again when it has ended"
	}
	text := strings.TrimPrefix(err.Error(), "open: ")
	for _, kind := range []error{graph.ErrInvalid, graph.ErrConflict, graph.ErrTooLarge, graph.ErrUnavailable} {
		if errors.Is(err, kind) {
			text = strings.ReplaceAll(text, kind.Error()+": ", "")
		}
	}
	if errors.Is(err, graph.ErrUnavailable) || errors.Is(err, graph.ErrForeign) {
		text = driverTail.ReplaceAllString(strings.ReplaceAll(text, "ConnectivityError: ", ""), "")
	}
	return text
}
