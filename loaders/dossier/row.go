package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onus/graph"
	"onus/loaders"
)

func quoted(s string) string { return strconv.Quote(s) }

func listed(words []string) string { return strings.Join(words, ", ") }

// place is what a column's name means in a file: a column of the record, or
// of one or more forms of it.
type place struct {
	name   string
	suffix string
	column *Column                    // of the record
	forms  map[graph.FormName]*Column // else of the forms
}

// formColumn is the column that says which form a claim has.
const formColumn = "form"

// find says what a column's name means; ok is false if nothing.
func (f *File) find(name string) (place, bool) {
	p := place{name: name}
	key := name
	if before, lang, ok := strings.Cut(name, "@"); ok {
		key, p.suffix = before+"@", lang
	} else if before, suffix, ok := strings.Cut(name, "."); ok {
		key, p.suffix = before, suffix
	} else if name == "otherNames" {
		key = f.namesColumn()
	}
	if c, ok := f.columns[key]; ok {
		p.column = c
		return p, fits(c, p.suffix, name)
	}
	for i := range f.Forms {
		if c, ok := f.Forms[i].columns[key]; ok && fits(c, p.suffix, name) {
			if p.forms == nil {
				p.forms = map[graph.FormName]*Column{}
			}
			p.forms[f.Forms[i].Name] = c
		}
	}
	return p, p.forms != nil
}

func (f *File) namesColumn() string {
	for _, c := range f.Columns {
		if c.Type == Names {
			return c.Name
		}
	}
	return ""
}

// fits: a suffix is for dates, and names have nothing but suffixes.
func fits(c *Column, suffix, name string) bool {
	switch c.Type {
	case Names:
		return suffix != "" || name == "otherNames"
	case Dated:
		return suffix == "" || suffix == "asWritten" || suffix == "inferred"
	}
	return suffix == ""
}

// names lists all that a column of the file may be called, for suggestions.
func (f *File) names() []string {
	var out []string
	for _, c := range f.Columns {
		out = append(out, c.Name)
	}
	if len(f.Forms) > 1 {
		out = append(out, formColumn)
	}
	for _, form := range f.Forms {
		for _, c := range form.Columns {
			if !slices.Contains(out, c.Name) {
				out = append(out, c.Name)
			}
		}
	}
	return out
}

// unknown is the problem of a column that the file cannot have.
func (f *File) unknown(name string) loaders.Problem {
	base, suffix, _ := strings.Cut(name, ".")
	nearest := graph.Nearest(base, f.names())
	if p, ok := f.find(nearest + "." + suffix); suffix != "" && ok {
		nearest = p.name
	}
	return loaders.Problem{
		Message: fmt.Sprintf("%s have no column %q", f.Name, name), Expected: "one of the columns of " + f.Name, Nearest: nearest,
	}
}

// entry is one cell of a row, with what its column's name means.
type entry struct {
	place *place // nil for the form
	cell  cell
}

// row decodes one record.
func (d *decoder) row(f *File, at cell, entries []entry) loaders.Item {
	record := f.make()
	d.item = loaders.Item{Record: record, At: loaders.Place{File: d.file, Line: at.line, Column: at.column}}
	d.item.Fields = make([]loaders.FieldPlace, 0, len(entries))
	record.Base().Dataset = d.dataset
	form, formTarget := d.form(f, record, entries)
	for i := range entries {
		e := &entries[i]
		if e.place == nil {
			continue
		}
		column, target := e.place.column, any(record)
		if column == nil {
			column, target = e.place.forms[form], formTarget
		}
		d.column, d.nth = strings.TrimSuffix(e.place.name, "."+e.place.suffix), 0
		switch {
		case column != nil:
			d.note(0, e.cell)
			e.cell.suffix = e.place.suffix
			column.read(d, target, e.cell)
		case form != "":
			d.failf(e.cell, "no value there", "does not belong to the form %s", form)
		}
	}
	d.column = ""
	d.unsaid(f, at, entries)
	finish(record)
	return d.item
}

// unsaid reports required words that are not there: a bool cannot tell that
// to Check.
func (d *decoder) unsaid(f *File, at cell, entries []entry) {
	for i := range f.Columns {
		c := &f.Columns[i]
		if !c.Required || c.Type != OneOf || !c.isBool {
			continue
		}
		if !slices.ContainsFunc(entries, func(e entry) bool { return e.place != nil && e.place.column == c }) {
			d.failf(at, c.Choice.Words()[0]+" or "+c.Choice.Words()[1], "%s: is required", c.Name)
		}
	}
}

// form finds which form a claim has; "" if it has none, or a wrong one.
func (d *decoder) form(f *File, record graph.Record, entries []entry) (graph.FormName, any) {
	claim, ok := record.(*graph.Claim)
	if !ok {
		return "", nil
	}
	if claim.Form != nil {
		return claim.Form.Form(), claim.Form
	}
	var list loaders.Choice
	for _, form := range f.Forms {
		list.Values = append(list.Values, string(form.Name))
	}
	d.column = formColumn
	for i := range entries {
		if entries[i].place != nil {
			continue
		}
		d.note(0, entries[i].cell)
		if entries[i].cell.text == string(graph.FormGrouping) {
			d.failf(entries[i].cell, "another form", "groupings have files of their own")
			return "", nil
		}
		if name := graph.FormName(d.oneOf(entries[i].cell, list)); name != "" {
			claim.Form = name.New()
			return name, claim.Form
		}
	}
	return "", nil
}

// finish puts names into the order in which they are written: by language.
func finish(r graph.Record) {
	var names []graph.Name
	switch x := r.(type) {
	case *graph.Person:
		names = x.OtherNames
	case *graph.Organization:
		names = x.OtherNames
	case *graph.Source:
		names = x.OtherNames
	}
	sortNames(names)
}

func sortNames(names []graph.Name) {
	slices.SortStableFunc(names, func(a, b graph.Name) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Script, b.Script))
	})
}
