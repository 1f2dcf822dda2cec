package dossier

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"onus/loaders"
)

// cell is what an author wrote for one field: a text, or (from YAML) a list
// or mapping of them.
type cell struct {
	text         string
	line, column int
	indent       int        // characters before the text: a quotation mark
	node         *yaml.Node // of a list or mapping, else nil
	suffix       string     // of the column's name: "ru" of name@ru, "asWritten" of born.asWritten
}

func (c cell) isEmpty() bool { return c.text == "" && c.node == nil }

// clean gives text as it is kept: NFC, lines ended by \n, without white space
// around it; and how many characters were cut off before it.
func clean(s string) (string, int) {
	start := strings.TrimLeftFunc(s, unicode.IsSpace)
	cut := utf8.RuneCountInString(s[:len(s)-len(start)])
	s = strings.TrimRightFunc(start, unicode.IsSpace)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return norm.NFC.String(s), cut
}

// control finds a character that is no text, -1 if there is none.
func control(s string) int {
	return strings.IndexFunc(s, func(r rune) bool {
		return r == utf8.RuneError || (r < ' ' && r != '\n' && r != '\t') || r == 0x7f
	})
}

// at is the place of a byte of the cell's text; only of its first line.
func (c cell) at(file string, offset int) loaders.Place {
	p := loaders.Place{File: file, Line: c.line, Column: c.column}
	before := c.text[:min(offset, len(c.text))]
	if offset == 0 || strings.IndexByte(before, '\n') >= 0 {
		return p
	}
	p.Column += c.indent + utf8.RuneCountInString(before)
	return p
}

// part is a piece of the cell's text, with its place. White space around it
// is cut off.
func (c cell) part(from, to int) cell {
	raw := c.text[from:to]
	trimmed := strings.TrimLeftFunc(raw, unicode.IsSpace)
	from += len(raw) - len(trimmed)
	at := c.at("", from)
	piece := cell{text: strings.TrimRightFunc(trimmed, unicode.IsSpace), line: at.Line, column: at.Column}
	if from == 0 {
		piece.indent = c.indent
	}
	return piece
}

// split cuts the cell's text at a separator; empty pieces are left out.
func (c cell) split(separator string) []cell {
	if !strings.Contains(c.text, separator) {
		if c.text == "" {
			return nil
		}
		return []cell{c}
	}
	var out []cell
	for from := 0; from <= len(c.text); {
		to := len(c.text)
		if i := strings.Index(c.text[from:], separator); i >= 0 {
			to = from + i
		}
		if piece := c.part(from, to); piece.text != "" {
			out = append(out, piece)
		}
		from = to + len(separator)
	}
	return out
}

// cut is split at the first separator; ok is false if there is none.
func (c cell) cut(separator string) (before, after cell, ok bool) {
	i := strings.Index(c.text, separator)
	if i < 0 {
		return c, cell{}, false
	}
	return c.part(0, i), c.part(i+len(separator), len(c.text)), true
}
