package diff

import (
	"context"
	"iter"

	"onus/graph"
)

// pageOfScan is how many records of each side are in memory at a time.
const pageOfScan = 1000

// pair is one record on both sides, nil where it is not.
type pair struct{ was, is graph.Record }

// inStep runs through a query, ordered by Sort, on both sides at once. A record
// whose Sort changed comes twice, each time from one side.
func inStep(ctx context.Context, before, after graph.Reader, q graph.Query) iter.Seq2[pair, error] {
	return func(yield func(pair, error) bool) {
		was, stopWas := from(before.Scan(ctx, q))
		defer stopWas()
		is, stopIs := from(after.Scan(ctx, q))
		defer stopIs()
		for {
			p, err := meet(was, is)
			if err == nil && p.was == nil && p.is == nil {
				return
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// meet takes the next record of the side that is behind, or of both.
func meet(was, is *side) (pair, error) {
	a, err := was.peek()
	if err != nil {
		return pair{}, err
	}
	b, err := is.peek()
	if err != nil {
		return pair{}, err
	}
	switch {
	case a == nil, b != nil && b.Base().Sort < a.Base().Sort:
		return pair{is: is.take()}, nil
	case b == nil, a.Base().Sort < b.Base().Sort:
		return pair{was: was.take()}, nil
	}
	return pair{was.take(), is.take()}, nil
}

// side is a scan, read one record ahead.
type side struct {
	next func() (graph.Record, error, bool)
	head graph.Record
}

func from(scan iter.Seq2[graph.Record, error]) (*side, func()) {
	next, stop := iter.Pull2(scan)
	return &side{next: next}, stop
}

// peek is the next record, nil at the end.
func (s *side) peek() (graph.Record, error) {
	if s.head == nil {
		r, err, ok := s.next()
		if !ok || err != nil {
			return nil, err
		}
		s.head = r
	}
	return s.head, nil
}

func (s *side) take() graph.Record {
	r := s.head
	s.head = nil
	return r
}

// apart holds records that have come from one side only, until they come from
// the other too.
type apart struct{ was, is map[graph.ID]graph.Record }

func newApart() *apart { return &apart{map[graph.ID]graph.Record{}, map[graph.ID]graph.Record{}} }

// join gives the pair if both sides of it have come; else it keeps it.
func (a *apart) join(p pair) (pair, bool) {
	switch {
	case p.was != nil && p.is != nil:
		return p, true
	case p.was != nil:
		return p.with(a.was, a.is, p.was)
	}
	return p.with(a.is, a.was, p.is)
}

func (p pair) with(own, other map[graph.ID]graph.Record, r graph.Record) (pair, bool) {
	id := r.Base().ID
	met, ok := other[id]
	if !ok {
		own[id] = r
		return pair{}, false
	}
	delete(other, id)
	if p.was == nil {
		p.was = met
	} else {
		p.is = met
	}
	return p, true
}
