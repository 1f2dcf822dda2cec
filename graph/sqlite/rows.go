package sqlite

import (
	"context"
	"strings"
)

// rows collects rows for one table, and inserts many with one statement:
// twice as fast as one by one.
type rows struct {
	reader
	insert string
	width  int
	args   []any
}

// rowsAtOnce is how many rows one statement inserts; the rest go in halves.
const rowsAtOnce = 32

func newRows(r reader, insert string, width int) *rows {
	return &rows{reader: r, insert: insert, width: width, args: make([]any, 0, width*rowsAtOnce)}
}

func (w *rows) add(ctx context.Context, values ...any) error {
	w.args = append(w.args, values...)
	if len(w.args) < w.width*rowsAtOnce {
		return nil
	}
	return w.flush(ctx)
}

func (w *rows) flush(ctx context.Context) error {
	args := w.args
	for n := rowsAtOnce; n > 0; n /= 2 {
		for len(args) >= n*w.width {
			if err := w.exec(ctx, w.statement(n), args[:n*w.width]...); err != nil {
				return err
			}
			args = args[n*w.width:]
		}
	}
	w.args = w.args[:0]
	return nil
}

func (w *rows) statement(n int) string {
	row := "(?" + strings.Repeat(", ?", w.width-1) + ")"
	return w.insert + " VALUES " + row + strings.Repeat(", "+row, n-1)
}
