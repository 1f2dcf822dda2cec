package main

import (
	"context"
	"errors"
	"flag"

	"onus/graph"
)

// The exit codes.
const (
	exitDone  = 0
	exitData  = 1 // the data or the question is at fault
	exitUsage = 2
	exitStore = 3 // the store is away, or refuses
)

// errHelp: --help was asked for and has been printed.
var errHelp = flag.ErrHelp

// usageError is a command called wrongly.
type usageError struct{ text string }

func (u usageError) Error() string { return u.text }

// exitCode is the one place that turns errors into exit codes.
func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil || errors.Is(err, errHelp):
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, graph.ErrUnavailable):
		return exitStore
	}
	return exitData
}

func message(err error) string {
	if errors.Is(err, context.Canceled) {
		return "stopped"
	}
	return err.Error()
}
