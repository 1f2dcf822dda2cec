package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"onus/graph"
	"onus/graph/edtf"
)

// CSV writes a table with a header line, UTF-8, in the order of the records'
// Sort. Lists are joined by "; ", dates are EDTF with the first and last day
// beside them (empty where open or unknown). Nested values are JSON. It
// carries all of a record but what is nested in forms of other kinds. An
// unknown table is an ErrInvalid.
func CSV(ctx context.Context, from graph.Reader, t Table, w io.Writer) error {
	s, ok := shapes[t.Name]
	if !ok {
		return graph.Invalid("table %q: expected one of %v", t.Name, Tables())
	}
	out := csv.NewWriter(w)
	columns := s.columns()
	if err := out.Write(columns); err != nil {
		return fmt.Errorf("export %s: %w", t.Name, err)
	}
	for r, err := range from.Scan(ctx, graph.Query{Kind: s.kind, Where: graph.And(s.where, t.Where)}) {
		if err != nil {
			return fmt.Errorf("export %s: %w", t.Name, err)
		}
		for _, row := range s.rows(r, columns) {
			if err := out.Write(row); err != nil {
				return fmt.Errorf("export %s: %w", t.Name, err)
			}
		}
	}
	out.Flush()
	return out.Error()
}

func (s shape) rows(r graph.Record, columns []string) [][]string {
	values := map[string]string{}
	for name, v := range graph.Flatten(r) {
		if d, ok := v.(graph.Date); ok {
			writeDate(values, name, d)
		} else {
			values[name] = cell(v)
		}
	}
	for name, f := range s.extra {
		values[name] = f(r)
	}
	if s.split == nil {
		return [][]string{pick(values, nil, columns)}
	}
	var out [][]string
	for _, more := range s.split(r) {
		out = append(out, pick(values, more, columns))
	}
	return out
}

func pick(values, more map[string]string, columns []string) []string {
	row := make([]string, len(columns))
	for i, c := range columns {
		if v, ok := more[c]; ok {
			row[i] = v
			continue
		}
		row[i] = values[c]
	}
	return row
}

func writeDate(values map[string]string, name string, d graph.Date) {
	values[name], values[name+"AsWritten"] = d.String(), d.AsWritten
	day := func(day edtf.Day, ok bool) string {
		if !ok {
			return ""
		}
		return day.String()
	}
	values[name+"Earliest"] = day(d.Earliest())
	values[name+"Latest"] = day(d.Latest())
}

func number(v any) string {
	switch x := v.(type) {
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}
