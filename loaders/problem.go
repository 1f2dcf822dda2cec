package loaders

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// Place is where something stands in a file. Lines and columns (characters,
// not bytes) count from 1; 0 is not known.
type Place struct {
	File   string
	Line   int
	Column int
}

// String is file:line:column, as far as known.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Problem is one thing that is wrong with a dataset, for the person who wrote
// it: where, what, what was expected there, and the nearest valid value.
type Problem struct {
	Place
	Message  string
	Expected string // "" where the message says it all
	Nearest  string // "" where nothing comes near
}

// String is one line: place, message, "expected …", "nearest: …".
func (p Problem) String() string {
	var b strings.Builder
	if at := p.Place.String(); at != "" {
		b.WriteString(at + ": ")
	}
	b.WriteString(p.Message)
	if p.Expected != "" {
		b.WriteString("; expected " + p.Expected)
	}
	if p.Nearest != "" {
		b.WriteString("; nearest: " + p.Nearest)
	}
	return b.String()
}

// Problems is all that is wrong with a dataset; an [graph.ErrInvalid].
type Problems []Problem

const mostPrinted = 100

// Error lists the problems, one a line, but no more than a screen or two.
func (ps Problems) Error() string {
	lines := make([]string, 0, min(len(ps), mostPrinted)+1)
	for _, p := range ps[:min(len(ps), mostPrinted)] {
		lines = append(lines, p.String())
	}
	if more := len(ps) - mostPrinted; more > 0 {
		lines = append(lines, fmt.Sprintf("… and %d more problems", more))
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes Problems an ErrInvalid.
func (ps Problems) Unwrap() error { return graph.ErrInvalid }

// Err is the problems as an error, nil if there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// sorted puts them into the order of files, lines and columns, each once.
func (ps Problems) sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(ps)
}
