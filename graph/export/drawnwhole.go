package export

import (
	"context"

	"onus/graph"
	"onus/graph/drawing"
)

// drawnPage is how many records are drawn at once.
const drawnPage = 1000

// authored are the pieces of evidence that no rule made.
func authored() graph.Filter {
	own := graph.Is("dataset", graph.Own)
	return graph.Filter{Not: &own}
}

// whole is the whole graph, kind by kind.
type whole struct {
	view  drawing.View
	from  graph.Reader
	plain map[graph.ID]bool // whether records are nodes, whatever speaks on them; emptied when large
}

func newWhole(v drawing.View, from graph.Reader) *whole {
	return &whole{view: v, from: from, plain: map[graph.ID]bool{}}
}

func (w *whole) nodes(ctx context.Context, draw func(scene) error) error {
	for _, k := range drawing.Kinds(w.view) {
		for page, err := range chunks(w.from.Scan(ctx, graph.Query{Kind: k, Limit: drawnPage}), drawnPage) {
			if err != nil {
				return err
			}
			tied, err := w.tied(ctx, page)
			if err != nil {
				return err
			}
			if err := draw(scene{records: page, tied: tied}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *whole) edges(ctx context.Context, draw func(scene) error) error {
	for _, k := range graph.Kinds() {
		q := graph.Query{Kind: k, Limit: drawnPage}
		switch {
		case w.view == drawing.Folded && (k == graph.KindPassage || k == graph.KindQuestion):
			continue // no edges
		case w.view == drawing.Folded && k == graph.KindEvidence:
			q.Where = authored()
		}
		for page, err := range chunks(w.from.Scan(ctx, q), drawnPage) {
			if err != nil {
				return err
			}
			near, err := w.near(ctx, page)
			if err != nil {
				return err
			}
			if err := draw(scene{records: page, near: near}); err != nil {
				return err
			}
		}
	}
	return nil
}

// tied asks, of the records of a page whose being a node hangs on it, which
// are ends of authored evidence.
func (w *whole) tied(ctx context.Context, page []graph.Record) (map[graph.ID]bool, error) {
	var ask []graph.ID
	for _, r := range page {
		if k := r.Kind(); (k == graph.KindClaim || k == graph.KindPresumption) && !drawing.Draws(w.view, r, false) {
			ask = append(ask, r.Base().ID)
		}
	}
	if len(ask) == 0 {
		return nil, nil
	}
	one := graph.Hop{Rel: graph.From, Back: true, Kind: graph.KindEvidence, Where: authored(), Limit: 1}
	other := one
	other.Rel = graph.Target
	part, err := w.from.Walk(ctx, graph.Route{From: ask, Hops: []graph.Hop{one, other}})
	if err != nil {
		return nil, err
	}
	tied := map[graph.ID]bool{}
	for _, id := range ask {
		tied[id] = len(part.InIDs(id, graph.From)) > 0 || len(part.InIDs(id, graph.Target)) > 0
	}
	return tied, nil
}

// everything is near when all records are nodes.
type everything struct{}

func (everything) IsNode(graph.ID) bool { return true }

func (everything) From(graph.ID) graph.ID { return "" }

// neighbours are what is near a page: which are nodes, and from which claims
// evidence comes.
type neighbours struct {
	plain map[graph.ID]bool
	nodes map[graph.ID]bool
	from  map[graph.ID]graph.ID
}

func (n neighbours) IsNode(id graph.ID) bool { return n.nodes[id] || n.plain[id] }

func (n neighbours) From(id graph.ID) graph.ID { return n.from[id] }

// plainMost is how many ids of records of other kinds than claims are kept.
const plainMost = 50_000

// near fetches what a page refers to, as far as it is not known.
func (w *whole) near(ctx context.Context, page []graph.Record) (drawing.Near, error) {
	if w.view == drawing.Reified {
		return everything{}, nil
	}
	if len(w.plain) > plainMost {
		clear(w.plain)
	}
	tied, err := w.tied(ctx, page)
	if err != nil {
		return nil, err
	}
	if tied == nil {
		tied = map[graph.ID]bool{}
	}
	known := func(id graph.ID) bool { _, is := w.plain[id]; return is }
	around, err := beyond{w.view, known}.fetch(ctx, w.from, page)
	if err != nil {
		return nil, err
	}
	all := append(around, page...)
	for id := range drawing.Tied(all) {
		tied[id] = true
	}
	n := neighbours{plain: w.plain, nodes: map[graph.ID]bool{}, from: map[graph.ID]graph.ID{}}
	for _, r := range all {
		id := r.Base().ID
		switch x := r.(type) {
		case *graph.Evidence:
			n.from[id] = x.From
		case *graph.Claim, *graph.Presumption:
			n.nodes[id] = drawing.Draws(w.view, r, tied[id])
		default:
			w.plain[id] = drawing.Draws(w.view, r, false)
		}
	}
	return n, nil
}
