package dossier

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
	"onus/loaders"
)

// decoder turns cells into the fields of one record after the other, and
// gathers what is wrong with them.
type decoder struct {
	dataset string
	file    string
	scales  map[string]bool // slugs of the dataset's own
	found   loaders.Problems

	item   loaders.Item
	column string // that is being read
	nth    int    // references read in it

	ids   map[string]graph.ID         // each once
	keys  map[*File]map[string]*place // what names of YAML fields mean; nil for nothing
	dates map[string]edtf.Date
}

func newDecoder(dataset string) *decoder {
	return &decoder{
		dataset: dataset, scales: map[string]bool{}, ids: map[string]graph.ID{},
		dates: map[string]edtf.Date{}, keys: map[*File]map[string]*place{},
	}
}

// fail notes a problem at a byte of a cell's text.
func (d *decoder) fail(c cell, offset int, p loaders.Problem) {
	p.Place = c.at(d.file, offset)
	if d.column != "" {
		p.Message = d.column + ": " + p.Message
	}
	d.found = append(d.found, p)
}

func (d *decoder) failf(c cell, expected, format string, args ...any) {
	d.fail(c, 0, loaders.Problem{Message: fmt.Sprintf(format, args...), Expected: expected})
}

// note keeps the place of a reference beyond the first of a field.
func (d *decoder) note(nth int, c cell) {
	d.item.Fields = append(d.item.Fields, loaders.FieldPlace{
		Name: d.column, Nth: int32(nth), Line: int32(c.line), Column: int32(c.column),
	})
}

func (d *decoder) text(c cell) string {
	if c.node != nil {
		d.failf(c, "one text", "is a list or mapping")
		return ""
	}
	if i := control(c.text); i >= 0 {
		d.fail(c, i, loaders.Problem{Message: fmt.Sprintf("holds the control character %q", c.text[i]), Expected: "text"})
		return ""
	}
	return c.text
}

func (d *decoder) yesNo(c cell) bool {
	switch strings.ToLower(d.text(c)) {
	case "yes", "true":
		return true
	case "no", "false", "":
		return false
	}
	d.failf(c, "yes or no", "%q is neither", c.text)
	return false
}

func (d *decoder) oneOf(c cell, list loaders.Choice) string {
	word := d.text(c)
	if word == "" || word == list.Zero {
		return ""
	}
	for _, v := range list.Values {
		if v == word {
			return v
		}
	}
	d.fail(c, 0, loaders.NotOneOf(word, list))
	return ""
}

// list gives the elements of a list: of a text, cut at semicolons, or of a
// YAML sequence.
func (d *decoder) list(c cell) []cell {
	if c.node == nil {
		return c.split(";")
	}
	elements, ok := elementsOf(c.node)
	if !ok {
		d.failf(c, "a list", "is a mapping")
	}
	return elements
}

// own is the full id of the record itself.
func (d *decoder) own(c cell) graph.ID {
	return d.id(strings.TrimPrefix(d.text(c), d.dataset+":"))
}

// id is a slug as a full id of the dataset.
func (d *decoder) id(slug string) graph.ID {
	id, ok := d.ids[slug]
	if !ok {
		id = graph.ID(d.dataset + ":" + slug)
		d.ids[slug] = id
	}
	return id
}

func (d *decoder) ref(c cell) graph.ID { return d.refTo(c, d.dataset) }

// scale is a reference to a scale: of the dataset, else of base.
func (d *decoder) scale(c cell) graph.ID {
	if d.scales[c.text] {
		return d.refTo(c, d.dataset)
	}
	return d.refTo(c, loaders.BaseSlug)
}

func (d *decoder) refTo(c cell, dataset string) graph.ID {
	text := d.text(c)
	if text == "" {
		return ""
	}
	if d.nth > 0 {
		d.note(d.nth, c)
	}
	d.nth++
	if strings.Contains(text, ":") {
		if err := graph.ID(text).Check(); err != nil {
			d.failf(c, "a slug of this dataset, or dataset:slug", "%q is no reference", text)
			return ""
		}
		return graph.ID(text)
	}
	if dataset == d.dataset {
		return d.id(text)
	}
	return graph.ID(dataset + ":" + text)
}

func (d *decoder) number(c cell) *float64 {
	text := d.text(c)
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "0123456789.-+eE") != "" {
		d.failf(c, "a number such as 373 or 0.5", "%q is no number", text)
		return nil
	}
	return &n
}

func (d *decoder) date(f *graph.Date, c cell) {
	switch {
	case c.suffix == "asWritten":
		f.AsWritten = d.text(c)
	case c.suffix == "inferred":
		f.Inferred = d.text(c)
	case c.node == nil:
		f.Date = d.edtf(c)
	default:
		d.mapping(c, map[string]func(cell){
			"edtf":      func(e cell) { f.Date = d.edtf(e) },
			"asWritten": func(e cell) { f.AsWritten = d.text(e) },
			"inferred":  func(e cell) { f.Inferred = d.text(e) },
		})
	}
}

func (d *decoder) edtf(c cell) edtf.Date {
	text := d.text(c)
	if text == "" {
		return edtf.Date{}
	}
	if known, ok := d.dates[text]; ok {
		return known
	}
	date, err := edtf.Parse(text)
	var syntax *edtf.SyntaxError
	if errors.As(err, &syntax) {
		d.fail(c, syntax.Offset, loaders.Problem{Message: fmt.Sprintf("%q is no EDTF date", text), Expected: syntax.Expected})
		return edtf.Date{}
	}
	if err != nil {
		d.failf(c, "an EDTF date", "%q: %v", text, err)
		return edtf.Date{}
	}
	d.dates[text] = date
	return date
}
