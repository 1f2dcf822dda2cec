package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"onus/graph"
	"onus/graph/export"
)

// moved is a store that somebody writes to after each scan.
type moved struct {
	graph.Store
	write func()
}

func (m moved) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		for r, err := range m.Store.Scan(ctx, q) {
			if !yield(r, err) {
				return
			}
		}
		m.write()
	}
}

func write(t *testing.T, store graph.Store, records ...graph.Record) {
	t.Helper()
	if _, err := store.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) }); err != nil {
		t.Fatal(err)
	}
}

// A graph that changes meanwhile is a conflict, said after all was written.
func TestChangedMeanwhile(t *testing.T) {
	for _, f := range export.Formats() {
		n := 0
		store := weir(t)
		from := moved{store, func() {
			n++
			write(t, store, &graph.Person{Meta: graph.Meta{ID: graph.ID(fmt.Sprintf("weir:late-%d", n)), Dataset: "weir"}})
		}}
		var out bytes.Buffer
		if err := f.Write(t.Context(), from, export.Ask{}, &out); !errors.Is(err, graph.ErrConflict) || out.Len() == 0 || n == 0 {
			t.Errorf("%s: %v after %d bytes", f.Name, err, out.Len())
		}
	}
}

// While a dataset is loaded or derived nothing is written, unless another is
// asked for, by a format that shows no testimony of other datasets.
func TestRefusesWhatIsNotWhole(t *testing.T) {
	showsAll := map[string]bool{"claim-evidence.csv": true, "iccma": true, "argdown": true, "bag": true}
	store := weir(t)
	for _, state := range []graph.State{graph.Loading, graph.Deriving, graph.Ready} {
		write(t, store, &graph.Dataset{Meta: graph.Meta{ID: graph.DatasetID("mill"), Dataset: "mill", Name: "Mill"}, State: state})
		for _, f := range export.Formats() {
			for dataset, refused := range map[string]bool{"": true, "mill": true, "weir": showsAll[f.Name]} {
				if dataset == "mill" && state == graph.Ready && showsAll[f.Name] {
					continue // it testifies to nothing: not found
				}
				var out bytes.Buffer
				err := f.Write(t.Context(), store, export.Ask{Dataset: dataset}, &out)
				refused = refused && state != graph.Ready
				if refused && (!errors.Is(err, graph.ErrConflict) || out.Len() > 0 || !strings.Contains(err.Error(), "mill")) || !refused && (err != nil || out.Len() == 0) {
					t.Errorf("%s of %q while mill is %s: %v after %d bytes", f.Name, dataset, state, err, out.Len())
				}
			}
		}
	}
}
