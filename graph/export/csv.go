package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"

	"onus/graph"
)

// CSV writes a table: UTF-8 without a mark, a header line, cells quoted as
// RFC 4180 has it, lines that end in LF, in the order of the records' Sort.
// Columns, their order and their types are those of [Columns]. Text is written
// as it stands. Memory is bounded by a page of records. An unknown table is an
// ErrInvalid.
func CSV(ctx context.Context, from graph.Reader, t Table, w io.Writer) error {
	of := tables()[t.Name]
	if of == nil {
		return graph.Invalid("table %q: expected one of %v", t.Name, Tables())
	}
	out := csv.NewWriter(w)
	line := make([]string, len(of.columns))
	for i, c := range of.columns {
		line[i] = c.Name
	}
	if err := out.Write(line); err != nil {
		return fmt.Errorf("export %s: %w", t.Name, err)
	}
	for r, err := range of.rows(ctx, from, t.Where) {
		if err != nil {
			return fmt.Errorf("export %s: %w", t.Name, err)
		}
		for i, c := range of.columns {
			line[i] = c.cell(r)
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("export %s: %w", t.Name, err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("export %s: %w", t.Name, err)
	}
	return nil
}
