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
	kinds []graph.Kind
	after graph.Cursor // within the first of kinds
	first int
	once  sync.Once
	hits  []hit
	more  bool
	less  bool
	in    *cohort
	err   error
}

type hit struct {
	rec  graph.Record
	kind graph.Kind
}

// Search finds records by words.
func (*query) Search(ctx context.Context, a searchArgs) (*search, error) {
	n, err := a.size()
	if err != nil {
		return nil, err
	}
	s := &search{s: sessionOf(ctx), words: a.Words, kinds: searched(), first: n}
	if a.Kinds != nil {
		s.kinds = nil
		for _, k := range *a.Kinds {
			if kind := kindOf(k); !slices.Contains(s.kinds, kind) {
				s.kinds = append(s.kinds, kind)
			}
		}
	}
	if a.After != nil {
		s.less = true
		return s, s.seek(*a.After)
	}
	return s, nil
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

func (s *search) seek(cursor string) error {
	kind, after, ok := strings.Cut(cursor, ".")
	at := slices.Index(s.kinds, graph.Kind(kind))
	if !ok || at < 0 {
		return badInput("after: %q is no cursor of this search", cursor)
	}
	s.kinds, s.after = s.kinds[at:], graph.Cursor(after)
	return nil
}

// read asks kind after kind until the page is full, and one record more.
func (s *search) read(ctx context.Context) error {
	s.once.Do(func() {
		s.err = s.fill(ctx)
		if len(s.hits) > s.first {
			s.hits, s.more = s.hits[:s.first], true
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
	after := s.after
	for _, kind := range s.kinds {
		page, err := s.s.store.Search(ctx, s.words, graph.Query{Kind: kind, After: after, Limit: s.first + 1 - len(s.hits)})
		if err != nil {
			return err
		}
		for _, r := range page.Records {
			s.hits = append(s.hits, hit{r, kind})
		}
		if after = ""; len(s.hits) > s.first {
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
	info := &pageInfo{next: s.more, prev: s.less}
	if n := len(s.hits); n > 0 {
		info.start, info.end = s.cursor(s.hits[0]), s.cursor(s.hits[n-1])
	}
	return info, nil
}

// TotalCount is not known of a search.
func (s *search) TotalCount() *int32 { return nil }
