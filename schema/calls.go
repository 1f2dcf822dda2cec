package schema

import (
	"context"
	"iter"
	"time"

	"onus/graph"
)

// watching is a reader whose calls are counted and timed.
func (n *numbers) watching(r graph.Reader) graph.Reader { return &watchedReader{r, n} }

type watchedReader struct {
	graph.Reader
	numbers *numbers
}

func (w *watchedReader) done(call string, start time.Time, err error) {
	w.numbers.calls.Observe(time.Since(start).Seconds(), call)
	if err != nil {
		w.numbers.failed.Add(1, call, asError(err).Code)
	}
}

// Walk implements graph.Reader.
func (w *watchedReader) Walk(ctx context.Context, route graph.Route) (part *graph.Part, err error) {
	defer func(start time.Time) { w.done("walk", start, err) }(time.Now())
	return w.Reader.Walk(ctx, route)
}

// Find implements graph.Reader.
func (w *watchedReader) Find(ctx context.Context, q graph.Query) (page *graph.Page, err error) {
	defer func(start time.Time) { w.done("find", start, err) }(time.Now())
	return w.Reader.Find(ctx, q)
}

// mostWords is how many words a search may have: nobody looks for more at once,
// and a store has to look up each.
const mostWords = 50

// Search implements graph.Reader.
func (w *watchedReader) Search(ctx context.Context, words string, q graph.Query) (page *graph.Page, err error) {
	defer func(start time.Time) { w.done("search", start, err) }(time.Now())
	if n := len(graph.Tokens(words)); n > mostWords {
		return nil, tooCostly("number of words", n, mostWords)
	}
	return w.Reader.Search(ctx, words, q)
}

// Count implements graph.Reader.
func (w *watchedReader) Count(ctx context.Context, q graph.Query, by string) (counts map[string]int, err error) {
	defer func(start time.Time) { w.done("count", start, err) }(time.Now())
	return w.Reader.Count(ctx, q, by)
}

// Scan implements graph.Reader; what is timed is the whole run, with what its
// body does.
func (w *watchedReader) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		start := time.Now()
		var failed error
		for r, err := range w.Reader.Scan(ctx, q) {
			if err != nil {
				failed = err
			}
			if !yield(r, err) {
				break
			}
		}
		w.done("scan", start, failed)
	}
}

// Revision implements graph.Reader.
func (w *watchedReader) Revision(ctx context.Context) (n int64, err error) {
	defer func(start time.Time) { w.done("revision", start, err) }(time.Now())
	return w.Reader.Revision(ctx)
}
