package export

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"slices"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
)

// Selection says which questions an export of arguments covers, and under
// which profile. The zero Selection is the whole graph, all testimony alike.
type Selection struct {
	Question graph.ID // only this one
	Event    graph.ID // only those on this event itself, not on its parts; the id that Identity leaves
	Dataset  string   // only those on which something of this dataset testifies
	Profile  graph.ID
	Where    graph.Filter // only questions for which it holds
}

// isAll reports that no question is left out.
func (s Selection) isAll() bool {
	return s.Question == "" && s.Event == "" && s.Dataset == "" && s.Where.IsZero()
}

const questionsRead = 50 // in one walk

// Disputes runs through the questions of a selection, in the order of their
// Sort, each as a dispute with all testimony on it, of other datasets too.
// Memory is bounded by a page of questions. Each page is read at one revision
// of the graph; writes meanwhile may show in later ones. A selection that
// names something and finds nothing is an ErrNotFound, as is an unknown
// profile.
func Disputes(ctx context.Context, from graph.Reader, s Selection) iter.Seq2[*contrast.Dispute, error] {
	return func(yield func(*contrast.Dispute, error) bool) {
		found := false
		for ids, err := range pages(from.Scan(ctx, s.query())) {
			if err != nil {
				yield(nil, fmt.Errorf("export disputes: %w", err))
				return
			}
			for d, err := range s.disputes(ctx, from, ids) {
				found = true
				if !yield(d, err) || err != nil {
					return
				}
			}
		}
		if !found && !s.isAll() {
			yield(nil, fmt.Errorf("export disputes: a question %s: %w", s.words(), graph.ErrNotFound))
		}
	}
}

// write writes each dispute of a selection, and stops at the writer's first error.
func (s Selection) write(ctx context.Context, from graph.Reader, w *bufio.Writer, one func(*contrast.Dispute)) error {
	for d, err := range Disputes(ctx, from, s) {
		if err != nil {
			return err
		}
		one(d)
		if _, err := w.Write(nil); err != nil {
			return fmt.Errorf("export disputes: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("export disputes: %w", err)
	}
	return nil
}

func (s Selection) query() graph.Query {
	var only []graph.Filter
	if s.Question != "" {
		only = append(only, graph.Is("id", string(s.Question)))
	}
	if s.Event != "" {
		only = append(only, graph.Is("event", string(s.Event)))
	}
	return graph.Query{Kind: graph.KindQuestion, Where: graph.And(append(only, s.Where)...)}
}

func (s Selection) words() string {
	words := ""
	if s.Question != "" {
		words += " with id " + string(s.Question)
	}
	if s.Event != "" {
		words += " on " + string(s.Event)
	}
	if s.Dataset != "" {
		words += " answered in " + s.Dataset
	}
	if !s.Where.IsZero() {
		words += " for which the filter holds"
	}
	return words[1:]
}

// pages gathers ids; after an error it stops.
func pages(records iter.Seq2[graph.Record, error]) iter.Seq2[[]graph.ID, error] {
	return func(yield func([]graph.ID, error) bool) {
		var page []graph.ID
		for r, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			if page = append(page, r.Base().ID); len(page) == questionsRead {
				if !yield(page, nil) {
					return
				}
				page = nil
			}
		}
		if len(page) > 0 {
			yield(page, nil)
		}
	}
}

// disputes reads a page of questions; of those deleted meanwhile, nothing.
func (s Selection) disputes(ctx context.Context, from graph.Reader, questions []graph.ID) iter.Seq2[*contrast.Dispute, error] {
	return func(yield func(*contrast.Dispute, error) bool) {
		part, err := from.Walk(ctx, route(questions))
		if err == nil {
			err = ask.Objections(ctx, from, part)
		}
		if err != nil {
			yield(nil, fmt.Errorf("export disputes: %w", err))
			return
		}
		for _, id := range questions {
			if part.Records[id] == nil {
				continue
			}
			d, err := contrast.DisputeOf(part, id, s.Profile)
			if err != nil {
				yield(nil, fmt.Errorf("export disputes: %w", err))
				return
			}
			if s.covers(d) && !yield(d, nil) {
				return
			}
		}
	}
}

func (s Selection) covers(d *contrast.Dispute) bool {
	return s.Dataset == "" || slices.ContainsFunc(d.Arguments, func(a contrast.Argument) bool {
		return a.Testimony && a.Claim.Dataset == s.Dataset
	})
}

// route brings what a dispute needs, and what names its question.
func route(questions []graph.ID) graph.Route {
	r := contrast.QuestionRoute(questions...)
	r.Hops = slices.Clone(r.Hops)
	for _, rel := range []graph.Rel{graph.About, graph.Concerns, graph.Holds, graph.Among} {
		r.Hops = append(r.Hops, graph.Hop{Rel: rel})
	}
	return r
}
