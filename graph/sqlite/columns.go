package sqlite

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"onus/graph"
)

// column is where the field of some kinds is kept in the table record, beside
// the body, for filters and orders. A date takes three: as written in EDTF,
// its earliest and its latest day. References are kept in the table link.
type column struct {
	field string
	typ   graph.FieldType
}

// columns lists those of all kinds, each name once.
var columns = sync.OnceValue(func() []column {
	var out []column
	for _, k := range graph.Kinds() {
		for _, f := range graph.Fields(k) {
			c := column{f.Name, f.Type}
			if isColumn(f) && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
})

func isColumn(f graph.Field) bool {
	switch f.Type {
	case graph.Dated:
		return true
	case graph.Text, graph.Texts, graph.Bool:
		return f.Find && f.Rel == "" && f.Name != "form" && f.Name != "dataset"
	}
	return false
}

// columnName is quoted and cannot be one of the columns that every record has.
func columnName(field string) string { return `"` + field + `_"` }

func firstDay(field string) string { return `"` + field + `_first"` }
func lastDay(field string) string  { return `"` + field + `_last"` }

// names are the columns that a column takes.
func (c column) names() []string {
	if c.typ == graph.Dated {
		return []string{columnName(c.field), firstDay(c.field), lastDay(c.field)}
	}
	return []string{columnName(c.field)}
}

// shape is what records of one kind (and claims of one form) look like here.
type shape struct {
	insert string // the statement that writes one into record
	fields []graph.Field
	refs   []graph.Field
}

var shapes sync.Map // kind + form -> *shape

func shapeOf(r graph.Record) *shape {
	form := formOf(r)
	key := string(r.Kind()) + " " + string(form)
	if s, ok := shapes.Load(key); ok {
		return s.(*shape)
	}
	s := newShape(r.Kind(), form)
	shapes.Store(key, s)
	return s
}

func newShape(k graph.Kind, form graph.FormName) *shape {
	s := &shape{}
	names := []string{"id", "kind", "form", "dataset", "name", "sort", "digest"}
	for _, f := range graph.Fields(k) {
		switch {
		case !f.OfForm(form):
		case f.Rel != "":
			s.refs = append(s.refs, f)
		case isColumn(f):
			s.fields = append(s.fields, f)
			names = append(names, column{f.Name, f.Type}.names()...)
		}
	}
	names = append(names, "body")
	s.insert = "INSERT OR REPLACE INTO record (" + strings.Join(names, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(names)-1) + ")"
	return s
}

func formOf(r graph.Record) graph.FormName {
	switch x := r.(type) {
	case *graph.Claim:
		return x.Form.Form()
	case *graph.Question:
		return x.Form
	}
	return ""
}

// row gives the arguments of s.insert.
func (s *shape) row(r graph.Record, body []byte) []any {
	m := r.Base()
	args := make([]any, 0, 8+3*len(s.fields))
	args = append(args, string(m.ID), string(r.Kind()), text(string(formOf(r))), text(m.Dataset), m.Name, m.Sort, m.Digest)
	for _, f := range s.fields {
		args = appendValues(args, f, f.Of(r))
	}
	return append(args, string(body))
}

// text is NULL where it is empty: an empty text is missing.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func appendValues(args []any, f graph.Field, value any) []any {
	switch x := value.(type) {
	case graph.Date:
		return appendDate(args, x)
	case string:
		return append(args, text(x))
	case []string:
		return append(args, list(x))
	case bool:
		return append(args, 1)
	}
	if f.Type == graph.Dated {
		return append(args, nil, nil, nil)
	}
	return append(args, nil)
}

func appendDate(args []any, d graph.Date) []any {
	var first, last any
	if day, ok := d.Earliest(); ok {
		first = int64(day)
	}
	if day, ok := d.Latest(); ok {
		last = int64(day)
	}
	return append(args, text(d.Date.String()), first, last)
}

// list writes each value quoted on a line of its own, with a line end before
// and after, so that item of a value is found in it if and only if it is one
// of them.
func list(values []string) any {
	var b strings.Builder
	for _, v := range values {
		if v == "" {
			continue
		}
		if b.Len() == 0 {
			b.WriteByte('\n')
		}
		b.WriteString(item(v)[1:])
	}
	return text(b.String())
}

func item(value string) string {
	quoted, err := json.Marshal(value)
	if err != nil {
		panic(err) // a string can be written
	}
	return "\n" + string(quoted) + "\n"
}

// items reads what list wrote.
func items(list string) ([]string, error) {
	var out []string
	for line := range strings.Lines(strings.TrimPrefix(list, "\n")) {
		var v string
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
