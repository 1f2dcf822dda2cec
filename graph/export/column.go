package export

import (
	"slices"
	"strconv"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// Type says what the cells of a column hold. In every type an empty cell is a
// value that is missing.
type Type string

// The types of columns.
const (
	Words   Type = "text"    // in any script, may hold line breaks
	ID      Type = "id"      // of a record
	List    Type = "list"    // texts or ids, joined by "; "
	Boolean Type = "boolean" // true or false; empty where claims of that form have no such field
	Integer Type = "integer"
	Number  Type = "number" // with a decimal point, no exponent
	EDTF    Type = "edtf"   // a date as the source has it, ISO 8601-2
	Day     Type = "day"    // ISO 8601; the year may be negative, or have more than four digits
	JSON    Type = "json"   // a nested value
)

// Dtype is the dtype under which pandas (2 and later) reads the column whole.
// Days are no timestamps there: an open end is empty, and years go far back.
func (t Type) Dtype() string {
	switch t {
	case Boolean:
		return "boolean"
	case Integer:
		return "Int64"
	case Number:
		return "Float64"
	}
	return "string"
}

// Column is a column of a table.
type Column struct {
	Name string
	Type Type
}

// column is a Column and how its cells are written.
type column struct {
	Column
	cell func(row) string
	refs func(row) []graph.ID // records that the cell needs beside its own; nil for none
}

// row is what the cells of one line are made of.
type row struct {
	record graph.Record // of the table's kind
	of     graph.ID     // which of several: the question of an answer, the position of a tenure
	beside *graph.Part  // the records that refs asked for
	pair   *pair        // of claim-evidence
}

// fieldColumns are the columns of the fields of a kind, of those alone that
// are kept if any are named, each name once. A date has its first and last day
// beside it, the source's own words and why it is read so; an id what it
// names.
func fieldColumns(k graph.Kind, keep ...string) []column {
	byName := map[string][]graph.Field{}
	var names []string
	for _, f := range graph.Fields(k) {
		if f.Name == "sort" || f.Name == "digest" {
			continue
		}
		if byName[f.Name] == nil {
			names = append(names, f.Name)
		}
		byName[f.Name] = append(byName[f.Name], f)
	}
	if keep != nil {
		names = keep
	}
	var out []column
	for _, name := range names {
		out = append(out, columnsOf(byName[name])...)
	}
	return out
}

// columnsOf are those of a field; forms of a claim may each have one of that
// name.
func columnsOf(fs []graph.Field) []column {
	f := fs[0]
	if f.Type == graph.Dated {
		return dateColumns(f.Name, func(r row) graph.Date { return dateIn(fs, r.record) })
	}
	out := []column{{Column: Column{f.Name, typeOf(f)}, cell: func(r row) string { return cellOf(fs, r.record) }}}
	if n, ok := named[f.Name]; ok && f.Rel != "" {
		out = append(out, nameColumn(n, func(r row) []graph.ID { return idsIn(fs, r.record) }))
	}
	return out
}

func typeOf(f graph.Field) Type {
	switch f.Type {
	case graph.Texts:
		return List
	case graph.Bool:
		return Boolean
	case graph.Int:
		return Integer
	case graph.Number:
		return Number
	case graph.Nested:
		return JSON
	}
	if f.Rel != "" || f.Name == "id" {
		return ID
	}
	return Words
}

// cellOf writes the value that one of these fields has in a record. What is
// not true of a record is false, unless claims of its form do not say.
func cellOf(fs []graph.Field, r graph.Record) string {
	if unsaid := unsaid[fs[0].Name]; unsaid != "" && fs[0].Of(r) == nil {
		return unsaid
	}
	applies := false
	for _, f := range fs {
		if v := f.Of(r); v != nil {
			return cell(v)
		}
		applies = applies || f.Type == graph.Bool && f.OfForm(formOf(r))
	}
	if applies {
		return "false"
	}
	return ""
}

// unsaid are the words for what authors leave out because it is the rule: an
// empty cell would say that it is not known.
var unsaid = map[string]string{"modality": "asserted"}

func formOf(r graph.Record) graph.FormName {
	if c, ok := r.(*graph.Claim); ok && c.Form != nil {
		return c.Form.Form()
	}
	return ""
}

func idsIn(fs []graph.Field, r graph.Record) []graph.ID {
	for _, f := range fs {
		switch x := f.Of(r).(type) {
		case string:
			return []graph.ID{graph.ID(x)}
		case []string:
			ids := make([]graph.ID, len(x))
			for i, id := range x {
				ids[i] = graph.ID(id)
			}
			return ids
		}
	}
	return nil
}

func dateIn(fs []graph.Field, r graph.Record) graph.Date {
	for _, f := range fs {
		if d, ok := f.Of(r).(graph.Date); ok {
			return d
		}
	}
	return graph.Date{}
}

func dateColumns(name string, of func(row) graph.Date) []column {
	day := func(d edtf.Day, ok bool) string {
		if !ok {
			return ""
		}
		return d.String()
	}
	return []column{
		{Column: Column{name, EDTF}, cell: func(r row) string { return of(r).String() }},
		{Column: Column{name + "Earliest", Day}, cell: func(r row) string { return day(of(r).Earliest()) }},
		{Column: Column{name + "Latest", Day}, cell: func(r row) string { return day(of(r).Latest()) }},
		{Column: Column{name + "AsWritten", Words}, cell: func(r row) string { return of(r).AsWritten }},
		{Column: Column{name + "Inferred", Words}, cell: func(r row) string { return of(r).Inferred }},
	}
}

// cell writes one value.
func cell(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case []string:
		return strings.Join(x, "; ")
	case bool:
		return strconv.FormatBool(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return ""
}

// words makes a column of text.
func words(name string, of func(row) string) column {
	return column{Column: Column{name, Words}, cell: of}
}

// renamed gives a column another name.
func renamed(cs []column, from, to string) []column {
	i := slices.IndexFunc(cs, func(c column) bool { return c.Name == from })
	cs[i].Name = to
	return cs
}
