package export

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/drawing"
)

// selectedPage is how many claims of a filter are read at once, with all
// evidence on them.
const selectedPage = 200

// selected is what a filter on claims selects: the claims, the evidence on
// them and from them, what undercuts that, and all that these refer to.
type selected struct {
	Drawn
	from    graph.Reader
	written map[graph.ID]bool // of all that was selected, whether it is a node
}

func newSelected(d Drawn, from graph.Reader) *selected {
	return &selected{Drawn: d, from: from, written: map[graph.ID]bool{}}
}

func (s *selected) nodes(ctx context.Context, draw func(scene) error) error {
	return s.scenes(ctx, func(records []graph.Record, tied map[graph.ID]bool) error {
		for _, r := range records {
			s.written[r.Base().ID] = drawing.Draws(s.View, r, tied[r.Base().ID])
		}
		return draw(scene{records: records, tied: tied})
	})
}

func (s *selected) edges(ctx context.Context, draw func(scene) error) error {
	near := neighbours{nodes: s.written, from: map[graph.ID]graph.ID{}}
	return s.scenes(ctx, func(records []graph.Record, _ map[graph.ID]bool) error {
		for _, r := range records {
			if e, ok := r.(*graph.Evidence); ok {
				near.from[e.ID] = e.From
			}
		}
		return draw(scene{records: records, near: near, only: s.said})
	})
}

// said: of a claim that came along with the evidence of others, what it says
// is not drawn, though it is there.
func (s *selected) said(r graph.Record, e *drawing.Edge) bool {
	return r.Kind() != graph.KindClaim || e.From == r.Base().ID || s.Where.Holds(r)
}

// scenes runs through the selection in pages, each record once.
func (s *selected) scenes(ctx context.Context, f func(records []graph.Record, tied map[graph.ID]bool) error) error {
	seen := map[graph.ID]bool{}
	known := func(id graph.ID) bool { return seen[id] }
	for claims, err := range chunks(s.from.Scan(ctx, graph.Query{Kind: graph.KindClaim, Where: s.Where, Limit: selectedPage}), selectedPage) {
		if err != nil {
			return err
		}
		page, err := s.withEvidence(ctx, claims)
		if err != nil {
			return err
		}
		more, err := beyond{s.View, known}.fetch(ctx, s.from, page)
		if err != nil {
			return err
		}
		page = append(page, more...)
		tied := drawing.Tied(page)
		page = slices.DeleteFunc(page, func(r graph.Record) bool { return seen[r.Base().ID] })
		for _, r := range page {
			seen[r.Base().ID] = true
		}
		if err := f(page, tied); err != nil {
			return err
		}
	}
	return nil
}

// withEvidence are records with all evidence on them and from them, and on
// that.
func (s *selected) withEvidence(ctx context.Context, claims []graph.Record) ([]graph.Record, error) {
	page, seen := claims, map[graph.ID]bool{}
	for next := claims; len(next) > 0; {
		evidence, err := s.evidenceOn(ctx, next)
		if err != nil {
			return nil, err
		}
		next = nil
		for _, e := range evidence {
			if id := e.Base().ID; !seen[id] {
				seen[id] = true
				next = append(next, e)
			}
		}
		page = append(page, next...)
	}
	return page, nil
}

func (s *selected) evidenceOn(ctx context.Context, records []graph.Record) ([]graph.Record, error) {
	hop := graph.Hop{Rel: graph.From, Back: true, Kind: graph.KindEvidence}
	if s.View == drawing.Folded {
		hop.Where = authored()
	}
	other := hop
	other.Rel = graph.Target
	var out []graph.Record
	for some := range slices.Chunk(records, fetchMost) {
		ids := make([]graph.ID, len(some))
		for i, r := range some {
			ids[i] = r.Base().ID
		}
		part, err := s.from.Walk(ctx, graph.Route{From: ids, Hops: []graph.Hop{hop, other}})
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if part.Cut(id, graph.From, true) || part.Cut(id, graph.Target, true) {
				if out, err = s.allEvidence(ctx, out, id, hop.Where); err != nil {
					return nil, err
				}
				continue
			}
			out = append(append(out, part.In(id, graph.From)...), part.In(id, graph.Target)...)
		}
	}
	return out, nil
}

// allEvidence adds the evidence on a claim and from it, of which there is more
// than one walk gives.
func (s *selected) allEvidence(ctx context.Context, out []graph.Record, id graph.ID, where graph.Filter) ([]graph.Record, error) {
	is := func(field string) graph.Filter { return graph.Is(field, string(id)) }
	q := graph.Query{Kind: graph.KindEvidence, Where: graph.And(where, graph.Filter{Or: []graph.Filter{is("from"), is("on"), is("onClaim")}})}
	for r, err := range s.from.Scan(ctx, q) {
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}
