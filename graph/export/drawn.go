package export

import (
	"context"
	"fmt"

	"onus/graph"
	"onus/graph/drawing"
)

// Drawn says what is exported as nodes and edges: the whole graph, or some of
// its claims with what they and the evidence on them and from them refer to.
//
// Of the whole graph memory is bounded by a page of records, in whatever
// format; with a filter it grows with the ids of what is selected.
//
// Nodes and edges are read in two passes, so a graph that changes meanwhile
// can leave an edge without its node. What [Formats] lists watches for that,
// and fails with ErrConflict.
type Drawn struct {
	View  drawing.View
	Where graph.Filter // on claims; zero for the whole graph
}

// sheet is what a drawing is written on: all nodes, then all edges. Writing
// does not fail at once: failed tells.
type sheet interface {
	begin(revision int64)
	node(drawing.Node)
	turn() // nodes are over, edges begin
	edge(drawing.Edge)
	end()
	failed() error      // the first error, after all before is written
	lacks() (n, e bool) // it takes no nodes, or no edges: none are drawn
}

// scene is a page of records to be drawn, and what was learned beside them.
type scene struct {
	records []graph.Record
	tied    map[graph.ID]bool                      // for the nodes: ends of authored evidence
	near    drawing.Near                           // for the edges
	only    func(graph.Record, *drawing.Edge) bool // which edges of a record; nil for all
}

// passes are the records of a drawing, once for the nodes and then once more
// for the edges.
type passes interface {
	nodes(context.Context, func(scene) error) error
	edges(context.Context, func(scene) error) error
}

// draw draws on a sheet.
func (d Drawn) draw(ctx context.Context, from graph.Reader, name string, on sheet) error {
	if err := d.check(); err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	revision, err := from.Revision(ctx)
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	on.begin(revision)
	if err := d.write(ctx, from, on); err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	on.end()
	if err := on.failed(); err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	return nil
}

func (d Drawn) check() error {
	if err := d.View.Check(); err != nil {
		return err
	}
	return d.Where.Check(graph.KindClaim)
}

// records are those to be drawn.
func (d Drawn) records(from graph.Reader) passes {
	if d.Where.IsZero() {
		return newWhole(d.View, from)
	}
	return newSelected(d, from)
}

func (d Drawn) write(ctx context.Context, from graph.Reader, on sheet) error {
	records := d.records(from)
	noNodes, noEdges := on.lacks()
	if !noNodes || !d.Where.IsZero() { // which edges are selected hangs on the nodes
		if err := records.nodes(ctx, d.drawNodes(on)); err != nil {
			return err
		}
	}
	on.turn()
	if noEdges {
		return nil
	}
	return records.edges(ctx, d.drawEdges(on))
}

func (d Drawn) drawNodes(on sheet) func(scene) error {
	none, _ := on.lacks()
	return func(s scene) error {
		for _, r := range s.records {
			if !none && drawing.Draws(d.View, r, s.tied[r.Base().ID]) {
				on.node(drawing.NodeOf(d.View, r))
			}
		}
		return on.failed()
	}
}

func (d Drawn) drawEdges(on sheet) func(scene) error {
	return func(s scene) error {
		for _, r := range s.records {
			for _, e := range drawing.EdgesOf(d.View, r, s.near) {
				if s.only == nil || s.only(r, &e) {
					on.edge(e)
				}
			}
		}
		return on.failed()
	}
}
