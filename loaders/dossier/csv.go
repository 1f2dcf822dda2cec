package dossier

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"onus/loaders"
)

// csvFile reads one CSV file: the header, then a record a row.
type csvFile struct {
	*decoder
	file   *File
	data   []byte
	reader *csv.Reader
	from   int64 // where the row begins in data

	places []*place // by column; nil for unknown ones and the form
	form   int      // column of the form, -1 for none
	absent []string // required columns that the header lacks
	row    []entry
}

func (d *decoder) csv(f *File, data []byte, yield func(loaders.Item)) {
	c := &csvFile{decoder: d, file: f, data: data, reader: csv.NewReader(bytes.NewReader(data)), form: -1}
	c.reader.FieldsPerRecord = -1
	c.reader.ReuseRecord = true
	header, ok := c.next()
	if !ok {
		return
	}
	c.header(header)
	for {
		cells, ok := c.next()
		if !ok {
			return
		}
		if entries := c.entries(cells); len(entries) > 0 {
			yield(c.atHeader(c.decoder.row(f, c.cell(cells, 0), entries)))
		}
	}
}

// next reads a row; rows that are no CSV are reported and left out.
func (c *csvFile) next() ([]string, bool) {
	for {
		c.from = c.reader.InputOffset()
		cells, err := c.reader.Read()
		var syntax *csv.ParseError
		switch {
		case err == nil:
			return cells, true
		case errors.Is(err, io.EOF):
			return nil, false
		case errors.As(err, &syntax):
			c.broken(syntax)
			if errors.Is(err, io.ErrUnexpectedEOF) || c.reader.InputOffset() >= int64(len(c.data)) {
				return nil, false
			}
		default:
			c.decoder.failf(cell{line: 1}, "CSV", "%v", err)
			return nil, false
		}
	}
}

func (c *csvFile) broken(e *csv.ParseError) {
	message, expected := e.Err.Error(), "CSV"
	switch {
	case errors.Is(e.Err, csv.ErrBareQuote):
		message, expected = `a quotation mark in a cell that does not begin with one`, `the whole cell in quotation marks, and "" for one in it`
	case errors.Is(e.Err, csv.ErrQuote):
		message = fmt.Sprintf("the quotation mark of line %d is not closed well", e.StartLine)
		expected = `"" for a quotation mark in a quoted cell, and a comma after it`
	}
	c.decoder.fail(cell{line: e.Line, column: e.Column}, 0, loaders.Problem{Message: message, Expected: expected})
}

func (c *csvFile) header(names []string) {
	c.places = make([]*place, len(names))
	seen := map[string]bool{}
	if len(names) == 1 && strings.ContainsAny(names[0], ";\t") {
		c.decoder.failf(c.cell(names, 0), "commas between cells", "the cells seem to be separated by semicolons or tabs")
		c.skipAll()
		return
	}
	for i := range names {
		at := c.cell(names, i)
		name := at.text
		p, known := c.file.find(name)
		switch {
		case seen[name] && name != "":
			c.decoder.failf(at, "each column once", "the column %q is there twice", name)
		case name == formColumn && len(c.file.Forms) > 1:
			c.form = i
		case known:
			c.places[i] = &p
		case name != "":
			c.decoder.fail(at, 0, c.file.unknown(name))
		}
		seen[name] = true
	}
	c.missing(seen)
}

func (c *csvFile) skipAll() {
	for {
		if _, err := c.reader.Read(); errors.Is(err, io.EOF) {
			return
		}
	}
}

// missing reports required columns once, and not again in every row.
func (c *csvFile) missing(seen map[string]bool) {
	for _, col := range c.file.Columns {
		if col.Required && !seen[col.Name] {
			c.decoder.failf(cell{line: 1, column: 1}, "", "the column %q is required", col.Name)
			c.absent = append(c.absent, col.Name)
		}
	}
	if len(c.file.Forms) > 1 && !seen[formColumn] {
		c.decoder.failf(cell{line: 1, column: 1}, "", "the column %q is required", formColumn)
		c.absent = append(c.absent, formColumn)
	}
}

// atHeader says of fields without a column that their place is the header,
// where the problem is reported already.
func (c *csvFile) atHeader(it loaders.Item) loaders.Item {
	for _, name := range c.absent {
		it.Fields = append(it.Fields, loaders.FieldPlace{Name: name, Line: 1, Column: 1})
	}
	return it
}

// entries are the cells of a row that hold something.
func (c *csvFile) entries(cells []string) []entry {
	c.row = c.row[:0]
	for i := range cells {
		if strings.TrimSpace(cells[i]) == "" {
			continue
		}
		at := c.cell(cells, i)
		switch {
		case i >= len(c.places):
			c.decoder.failf(at, fmt.Sprintf("%d, as in the header", len(c.places)), "cells in the row: %d", len(cells))
			return c.row
		case c.places[i] != nil || i == c.form:
			c.row = append(c.row, entry{c.places[i], at})
		}
	}
	if len(cells) < len(c.places) && len(c.row) > 0 {
		c.decoder.failf(c.cell(cells, 0), fmt.Sprintf("%d, as in the header", len(c.places)), "cells in the row: %d", len(cells))
	}
	return c.row
}

// cell is the ith cell of the row with its place, in characters.
func (c *csvFile) cell(cells []string, i int) cell {
	line, column := c.reader.FieldPos(i)
	out := cell{line: line, column: column}
	var cut int
	out.text, cut = clean(cells[i])
	start := c.lineStart(line)
	raw := c.data[start:]
	if before := column - 1; before <= len(raw) {
		out.column = utf8.RuneCount(raw[:before]) + 1
		if before < len(raw) && raw[before] == '"' {
			out.indent = 1
		}
	}
	out.indent += cut
	return out
}

// lineStart is where a line of the row begins in the file.
func (c *csvFile) lineStart(line int) int {
	first, _ := c.reader.FieldPos(0)
	at := int(c.from)
	for ; at < len(c.data) && (c.data[at] == '\n' || c.data[at] == '\r'); at++ {
		// empty lines before the row belong to none
	}
	for ; first < line; first++ {
		next := bytes.IndexByte(c.data[at:], '\n')
		if next < 0 {
			return at
		}
		at += next + 1
	}
	return at
}
