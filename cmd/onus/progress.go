package main

import (
	"context"
	"fmt"
	"sync"

	"onus/graph"
	"onus/loaders"
	"onus/loaders/derive"
)

// watched are the options of a load that shows where it is, on a terminal.
func (a *app) watched() loaders.Options {
	if !a.terminal {
		return loaders.Options{}
	}
	return loaders.Options{Progress: a.showProgress, Derive: func(ctx context.Context, store graph.Store) error {
		return derive.All(ctx, &watchedStore{Store: store, show: func(n int) { a.progressLine("deriving: %d records", n) }})
	}}
}

func (a *app) showProgress(p loaders.Progress) {
	text := string(p.Stage)
	if p.Dataset != "" {
		text = p.Dataset + ": " + text
	}
	if p.Total > 0 {
		text += fmt.Sprintf(" %d of %d", p.Done, p.Total)
	}
	a.progressLine("%s", text)
}

const startOfLine = "\r\x1b[K" // and clear it

func (a *app) progressLine(format string, args ...any) {
	fmt.Fprintf(a.err, startOfLine+format, args...)
}

// clearProgress takes the last line of progress away, before anything else is
// written.
func (a *app) clearProgress() {
	if a.terminal {
		fmt.Fprint(a.err, startOfLine)
	}
}

// watchedStore tells how many records were written.
type watchedStore struct {
	graph.Store
	show func(written int)
	mu   sync.Mutex // show is called by one at a time
	n    int
}

// Update is the store's.
func (w *watchedStore) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	put := 0
	revision, err := w.Store.Update(ctx, func(tx graph.Tx) error {
		put = 0 // it may be tried again
		return f(&watchedTx{tx, &put})
	})
	if err == nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.n += put
		w.show(w.n)
	}
	return revision, err
}

type watchedTx struct {
	graph.Tx
	put *int
}

// Put is the transaction's.
func (t *watchedTx) Put(ctx context.Context, records ...graph.Record) error {
	*t.put += len(records)
	return t.Tx.Put(ctx, records...)
}
