package raw

import (
	"bufio"
	"encoding/gob"
	"errors"
	"io"
	"os"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// batchKey is what rows of one statement have in common: the labels of nodes,
// or the type of relationships and whether they have properties.
type batchKey struct {
	Labels string
	Type   string
	Props  bool
}

// statement writes rows: of nodes [properties], of relationships [from, to]
// or [from, to, properties].
func (k batchKey) statement() string {
	if k.Type == "" {
		return "UNWIND $rows AS row CREATE (n:" + k.Labels + ") SET n = row[0]"
	}
	text := "UNWIND $rows AS row MATCH (a:Record {id: row[0]}) MATCH (b:Record {id: row[1]}) CREATE (a)-[r:" + k.Type + "]->(b)"
	if k.Props {
		text += " SET r = row[2]"
	}
	return text
}

type stored struct {
	Key  batchKey
	Rows [][]any
}

// date stands for the driver's own, whose fields gob does not see.
type date struct{ Unix int64 }

func register() {
	for _, v := range []any{map[string]any{}, []any{}, date{}, "", int64(0), 0.0, false} {
		gob.Register(v)
	}
}

// writer gathers rows into batches and writes the full ones to the file.
type writer struct {
	file    *bufio.Writer
	batches map[batchKey][][]any
	order   []batchKey
}

func newWriter(f *os.File) *writer {
	register()
	b := bufio.NewWriter(f)
	return &writer{file: b, batches: map[batchKey][][]any{}}
}

func (w *writer) add(k batchKey, row []any) error {
	for i := range row {
		row[i] = replaced(row[i], func(v any) any {
			if d, ok := v.(neo4j.Date); ok {
				return date{d.Time().Unix()}
			}
			return v
		})
	}
	if _, ok := w.batches[k]; !ok {
		w.order = append(w.order, k)
	}
	w.batches[k] = append(w.batches[k], row)
	if len(w.batches[k]) < Batch {
		return nil
	}
	return w.write(k)
}

func (w *writer) write(k batchKey) error {
	rows := w.batches[k]
	w.batches[k] = nil
	if len(rows) == 0 {
		return nil
	}
	// an encoder of its own for each batch: the file is written in two goes
	return gob.NewEncoder(w.file).Encode(stored{k, rows})
}

func (w *writer) flush() error {
	for _, k := range w.order {
		if err := w.write(k); err != nil {
			return err
		}
	}
	return w.file.Flush()
}

// replaced applies f to a value, or to all in a map.
func replaced(v any, f func(any) any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return f(v)
	}
	for k, v := range m {
		m[k] = f(v)
	}
	return m
}

// each reads the batches in the order in which they were written.
func (im *Image) each(f func(k batchKey, rows []any) error) error {
	if _, err := im.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	r := bufio.NewReader(im.file) // gob reads no further than it needs from one of these
	for {
		var s stored
		err := gob.NewDecoder(r).Decode(&s)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		rows := make([]any, len(s.Rows))
		for i, row := range s.Rows {
			for j := range row {
				row[j] = replaced(row[j], dated)
			}
			rows[i] = row
		}
		if err := f(s.Key, rows); err != nil {
			return err
		}
	}
}

func dated(v any) any {
	if d, ok := v.(date); ok {
		return neo4j.DateOf(time.Unix(d.Unix, 0).UTC())
	}
	return v
}
