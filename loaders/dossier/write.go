package dossier

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"onus/graph"
	"onus/loaders"
)

// Dir is a folder to write files into.
type Dir interface {
	// Create makes a file of that name, which the caller closes.
	Create(name string) (io.WriteCloser, error)
}

// Write writes a bundle out as a dossier. Read again it is the same bundle,
// but for what Onus makes of it (the claims on the members of groupings);
// written again it is the same to the byte. What an author may leave out, and
// what follows, is left out. Kinds of nested records become YAML files, the
// others CSV, and those records that a spreadsheet cannot hold YAML beside it.
func Write(dir Dir, b *loaders.Bundle) error {
	w := &writer{dir: dir, bundle: b, sources: map[graph.ID]*graph.Source{}}
	w.speller = speller{dataset: b.Slug(), scales: map[string]bool{}}
	for _, it := range b.Items {
		switch x := it.Record.(type) {
		case *graph.Scale:
			w.speller.scales[x.ID.Slug()] = true
		case *graph.Source:
			w.sources[x.ID] = x
		}
	}
	if err := w.dataset(); err != nil {
		return fmt.Errorf("write %s: %w", datasetFile, err)
	}
	for i := range files {
		if err := w.file(&files[i]); err != nil {
			return fmt.Errorf("write %s: %w", files[i].Name, err)
		}
	}
	return nil
}

type writer struct {
	speller
	dir     Dir
	bundle  *loaders.Bundle
	sources map[graph.ID]*graph.Source
}

// inYAML are the files whose records are nested.
func inYAML(f *File) bool {
	return slices.Contains([]string{"scales", "acts", "presumptions", "profiles", "groupings"}, f.Name)
}

func (w *writer) dataset() error {
	var fields []written
	for _, c := range datasetColumns() {
		fields = append(fields, fieldsOf(&c, c.write(&w.speller, w.bundle.Dataset))...)
	}
	return w.create(datasetFile, func(out io.Writer) error { return writeYAML(out, mappingOf(fields, &w.speller)) })
}

func (w *writer) create(name string, f func(io.Writer) error) (err error) {
	file, err := w.dir.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	buffered := bufio.NewWriter(file)
	if err := f(buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

// file writes the records of one kind.
func (w *writer) file(f *File) error {
	var rows, rest [][]written
	for _, it := range w.bundle.Items {
		if !f.holds(it.Record) {
			continue
		}
		fields := w.fields(f, it.Record)
		if inYAML(f) || !slices.ContainsFunc(fields, noCell) {
			rows = append(rows, fields)
		} else {
			rest = append(rest, fields)
		}
	}
	if inYAML(f) {
		return w.yaml(f.Name+".yaml", rows)
	}
	if err := w.csv(f, rows); err != nil {
		return err
	}
	return w.yaml(f.Name+".more.yaml", rest)
}

func noCell(f written) bool {
	_, ok := f.cellText()
	return !ok
}

// holds: the record belongs into this file. What was made from a grouping
// belongs nowhere.
func (f *File) holds(r graph.Record) bool {
	claim, ok := r.(*graph.Claim)
	if !ok || r.Kind() != f.Kind {
		return r.Kind() == f.Kind
	}
	if claim.Form == nil || (claim.Grouping != "" && strings.HasPrefix(string(claim.ID), string(claim.Grouping.Sub("")))) {
		return false
	}
	return slices.ContainsFunc(f.Forms, func(form Form) bool { return form.Name == claim.Form.Form() })
}

func (w *writer) fields(f *File, r graph.Record) []written {
	var out []written
	if claim, ok := r.(*graph.Claim); ok {
		r = w.bare(claim)
	}
	for i := range f.Columns {
		out = append(out, fieldsOf(&f.Columns[i], f.Columns[i].write(&w.speller, r))...)
	}
	claim, ok := r.(*graph.Claim)
	if !ok {
		return out
	}
	if len(f.Forms) > 1 {
		out = append(out, written{formColumn, value{text: string(claim.Form.Form())}})
	}
	for _, form := range f.Forms {
		if form.Name != claim.Form.Form() {
			continue
		}
		for i := range form.Columns {
			out = append(out, fieldsOf(&form.Columns[i], form.Columns[i].write(&w.speller, claim.Form))...)
		}
	}
	return out
}

// bare is the claim without what its source says already.
func (w *writer) bare(c *graph.Claim) *graph.Claim {
	s := w.sources[c.Source]
	if s == nil {
		return c
	}
	own := *c
	made := c.Made
	if made.IsZero() {
		made = s.Created
	}
	if slices.Equal(own.Claimants, s.Authors) {
		own.Claimants = nil
	}
	if own.Made == s.Created {
		own.Made = graph.Date{}
	}
	if s.Genre.Class() == graph.ClassRecord {
		own.Form = withoutDay(c.Form, made)
	}
	return &own
}

// withoutDay leaves out the day of a body where it is when the claim was made.
func withoutDay(f graph.Form, made graph.Date) graph.Form {
	switch x := f.(type) {
	case *graph.Attribution:
		if x.On == made {
			own := *x
			own.On = graph.Date{}
			return &own
		}
	case *graph.Deed:
		if x.On == made {
			own := *x
			own.On = graph.Date{}
			return &own
		}
	case *graph.Grouping:
		if x.On == made {
			own := *x
			own.On = graph.Date{}
			return &own
		}
	}
	return f
}

// csv writes rows with the columns that any of them has, and those required.
func (w *writer) csv(f *File, rows [][]written) error {
	if len(rows) == 0 {
		return nil
	}
	names := f.header(rows)
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	return w.create(f.Name+".csv", func(out io.Writer) error {
		table := csv.NewWriter(out)
		if err := table.Write(names); err != nil {
			return err
		}
		for _, fields := range rows {
			cells := make([]string, len(names))
			for _, field := range fields {
				cells[at[field.name]], _ = field.cellText()
			}
			if err := table.Write(cells); err != nil {
				return err
			}
		}
		table.Flush()
		return table.Error()
	})
}

// header lists the columns in the order of the tables; those of one column
// (languages, parts of a date) in their own.
func (f *File) header(rows [][]written) []string {
	used := map[string]bool{}
	for _, fields := range rows {
		for _, field := range fields {
			used[field.name] = true
		}
	}
	order := f.names()
	rank := func(name string) int {
		if before, _, ok := strings.Cut(name, "@"); ok {
			name = before + "@"
		}
		before, _, _ := strings.Cut(name, ".")
		return slices.Index(order, before)
	}
	var out []string
	for name := range used {
		out = append(out, name)
	}
	for _, c := range f.Columns {
		if c.Required && !used[c.Name] {
			out = append(out, c.Name)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return out
}
