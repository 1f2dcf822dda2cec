package scenario

import (
	"fmt"
	"strings"
)

// Problem is one thing that is wrong with a file of scenarios: where, what was
// expected there, and the nearest valid word. Lines and columns (characters,
// not bytes) count from 1.
type Problem struct {
	File         string
	Line, Column int
	Message      string
	Expected     string // "" where the message says it all
	Nearest      string // "" where nothing comes near
}

// String is one line: file:line:column, message, "expected …", "nearest: …".
func (p Problem) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
	if p.Expected != "" {
		s += "; expected " + p.Expected
	}
	if p.Nearest != "" {
		s += "; nearest: " + p.Nearest
	}
	return s
}

// Problems is all that is wrong with a file, in the order of its lines.
type Problems []Problem

// Error lists the problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
