package schema

import (
	"context"
	"slices"
	"strings"
	"sync"

	"onus/graph"
)

// searchArgs are the arguments of search.
type searchArgs struct {
	Words string
	Kinds *[]string
	pageArgs
}

// search resolves the RecordConnection of a search: kinds one after the other.
type search struct {
	s     *session
	words string
	kinds []graph.Kind // in the order in which they are asked
	page  asked        // its cursor is within the first of kinds
	once  sync.Once
	hits  []hit // in the order of the list
	more  bool  // there is more the way that the page was asked
	in    *cohort
	err   error
}

type hit struct {
	rec  graph.Record
	kind graph.Kind
}

// Search finds records by words.
func (*query) Search(ctx context.Context, a searchArgs) (*search, error) {
	page, err := a.asked()
	if err != nil {
		return nil, err
	}
	if page.back && page.after != "" {
		return nil, badInput("after: goes with first; a search is paged one way at a time")
	}
	s := &search{s: sessionOf(ctx), words: a.Words, kinds: searched(), page: page}
	if a.Kinds != nil {
		s.kinds = nil
		for _, k := range *a.Kinds {
			if kind := kindOf(k); !slices.Contains(s.kinds, kind) {
				s.kinds = append(s.kinds, kind)
			}
		}
	}
	if page.back {
		slices.Reverse(s.kinds)
		s.page.before, err = s.seek("before", page.before)
	} else {
		s.page.after, err = s.seek("after", page.after)
	}
	return s, err
}

// searched are the kinds that are searched unless others are named.
func searched() []graph.Kind {
	return []graph.Kind{graph.KindPerson, graph.KindOrganization, graph.KindPosition, graph.KindEvent,
		graph.KindSource, graph.KindPassage, graph.KindClaim}
}

// A cursor of a search is that of its kind, with the kind before it.
func (s *search) cursor(h hit) graph.Cursor {
	return graph.Cursor(string(h.kind) + "." + string(graph.CursorOf(h.rec, graph.Order{})))
}

// seek leaves out the kinds that lie before a cursor, and gives the cursor
// within its kind.
func (s *search) seek(name string, cursor graph.Cursor) (graph.Cursor, error) {
	if cursor == "" {
		return "", nil
	}
	kind, place, ok := strings.Cut(string(cursor), ".")
	at := slices.Index(s.kinds, graph.Kind(kind))
	if !ok || at < 0 {
		return "", badInput("%s: %q is no cursor of this search", name, cursor)
	}
	s.kinds = s.kinds[at:]
	return graph.Cursor(place), nil
}

// read asks kind after kind until the page is full, and one record more.
func (s *search) read(ctx context.Context) error {
	s.once.Do(func() {
		s.err = s.fill(ctx)
		if len(s.hits) > s.page.size {
			s.hits, s.more = s.hits[:s.page.size], true
		}
		if s.page.back {
			slices.Reverse(s.hits)
		}
		records := make([]graph.Record, len(s.hits))
		for i, h := range s.hits {
			records[i] = h.rec
		}
		s.in = newCohort(s.s, records)
	})
	return s.err
}

func (s *search) fill(ctx context.Context) error {
	q := graph.Query{After: s.page.after, Before: s.page.before}
	for _, kind := range s.kinds {
		q.Kind, q.Limit = kind, s.page.size+1-len(s.hits)
		if s.page.back && q.Before == "" {
			q.Before = theEnd(q.Order)
		}
		page, err := s.s.store.Search(ctx, s.words, q)
		if err != nil {
			return err
		}
		if s.page.back {
			slices.Reverse(page.Records)
		}
		for _, r := range page.Records {
			s.hits = append(s.hits, hit{r, kind})
		}
		if q.After, q.Before = "", ""; len(s.hits) > s.page.size {
			return nil
		}
	}
	return nil
}

// Nodes are the records found.
func (s *search) Nodes(ctx context.Context) ([]*record, error) {
	if err := s.read(ctx); err != nil {
		return nil, err
	}
	out := make([]*record, len(s.hits))
	for i, h := range s.hits {
		out[i] = wrapRecord(h.rec, s.in)
	}
	return out, nil
}

// Edges are the same, each with its cursor.
func (s *search) Edges(ctx context.Context) ([]*edge[*record], error) {
	nodes, err := s.Nodes(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*edge[*record], len(nodes))
	for i, h := range s.hits {
		out[i] = &edge[*record]{s.cursor(h), nodes[i]}
	}
	return out, nil
}

// PageInfo says whether there is more.
func (s *search) PageInfo(ctx context.Context) (*pageInfo, error) {
	if err := s.read(ctx); err != nil {
		return nil, err
	}
	info := &pageInfo{next: s.more, prev: s.page.after != ""}
	if s.page.back {
		info.next, info.prev = s.page.before != "", s.more
	}
	if n := len(s.hits); n > 0 {
		info.start, info.end = s.cursor(s.hits[0]), s.cursor(s.hits[n-1])
	}
	return info, nil
}

// TotalCount is not known of a search.
func (s *search) TotalCount() *int32 { return nil }
