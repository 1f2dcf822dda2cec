package drawing

import "onus/graph"

// Of draws these records, each there once, and no others, in their order. An
// edge of which only one end is there is left out, in the folded view perhaps
// with all that a claim says: to leave out none, bring what Refers names.
func Of(v View, records []graph.Record) *Graph {
	around := around{nodes: map[graph.ID]bool{}, from: map[graph.ID]graph.ID{}}
	for _, r := range records {
		if e, ok := r.(*graph.Evidence); ok {
			around.from[e.ID] = e.From
		}
	}
	tied := Tied(records)
	out := &Graph{}
	for _, r := range records {
		if id := r.Base().ID; Draws(v, r, tied[id]) {
			around.nodes[id] = true
			out.Nodes = append(out.Nodes, NodeOf(v, r))
		}
	}
	for _, r := range records {
		out.Edges = append(out.Edges, EdgesOf(v, r, around)...)
	}
	return out
}

// Tied are the ends of the authored evidence among records.
func Tied(records []graph.Record) map[graph.ID]bool {
	tied := map[graph.ID]bool{}
	for _, r := range records {
		if e, ok := r.(*graph.Evidence); ok && !e.IsDerived() {
			for _, id := range []graph.ID{e.From, e.On, e.OnClaim} {
				tied[id] = true
			}
		}
	}
	return tied
}

type around struct {
	nodes map[graph.ID]bool
	from  map[graph.ID]graph.ID
}

func (a around) IsNode(id graph.ID) bool { return a.nodes[id] }

func (a around) From(id graph.ID) graph.ID { return a.from[id] }
