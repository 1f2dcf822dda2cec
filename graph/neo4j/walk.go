package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// plans keeps the statements of walks by the shape of their routes. Programs
// have few; when there are many, it starts afresh.
type plans struct {
	mu    sync.Mutex
	known map[string]*walkPlan
}

const plansKept = 500

func (p *plans) of(r graph.Route) *walkPlan {
	key := routeKey(r)
	p.mu.Lock()
	defer p.mu.Unlock()
	if plan := p.known[key]; plan != nil {
		return plan
	}
	if p.known == nil || len(p.known) >= plansKept {
		p.known = map[string]*walkPlan{}
	}
	plan := planOf(r)
	p.known[key] = plan
	return plan
}

// Walk is described at graph.Reader: one statement, whatever the depth.
func (r reader) Walk(ctx context.Context, route graph.Route) (*graph.Part, error) {
	if err := route.Check(); err != nil {
		return nil, err
	}
	plan := r.store.plans.of(route)
	params := maps.Clone(plan.params)
	params["from"] = texts(route.From)
	row, err := r.store.whole(ctx, r.asker, statement{plan.text, params})
	if err != nil {
		return nil, err
	}
	return plan.partOf(row)
}

func texts[S ~string](in []S) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}

func (p *walkPlan) partOf(row *driver.Record) (*graph.Part, error) {
	part := graph.NewPart(revisionOf(row))
	records, err := recordsOf(row.Values[2], row.Values[3])
	if err != nil {
		return nil, err
	}
	for _, r := range records {
		part.Records[r.Base().ID] = r
	}
	p.addWith(part, records)
	columns := row.Values[4:]
	for _, m := range p.moves {
		if m.limited() {
			m.take(part, columns[0], columns[1])
			m.takeCut(part, columns[2])
			columns = columns[3:]
			continue
		}
		m.take(part, columns[0], columns[1])
		columns = columns[2:]
	}
	return part, nil
}

// addWith: the walk fetched all records of those kinds.
func (p *walkPlan) addWith(part *graph.Part, records []graph.Record) {
	if len(p.with) == 0 {
		return
	}
	var with []graph.Record
	for _, r := range records {
		if p.with[r.Kind()] {
			with = append(with, r)
		}
	}
	slices.SortFunc(with, func(a, b graph.Record) int { return cmp.Compare(a.Base().Sort, b.Base().Sort) })
	for _, r := range with {
		part.AddWith(r)
	}
}

// take notes the links of a move: pairs of ids, in the hop's order if the
// server had to put them so.
func (m move) take(part *graph.Part, from, to any) {
	as, _ := from.([]any)
	bs, _ := to.([]any)
	for i := 0; i < len(as); {
		end := i + 1
		for end < len(as) && as[end] == as[i] {
			end++
		}
		ids := make([]graph.ID, 0, end-i)
		for _, b := range bs[i:end] {
			id, _ := b.(string)
			ids = append(ids, graph.ID(id))
		}
		id, _ := as[i].(string)
		m.link(part, graph.ID(id), ids)
		i = end
	}
}

func (m move) link(part *graph.Part, from graph.ID, to []graph.ID) {
	if !m.limited() {
		slices.SortFunc(to, func(a, b graph.ID) int {
			o := m.hop.Order
			return o.Compare(o.PlaceOf(part.Records[a]), o.PlaceOf(part.Records[b]))
		})
		if len(to) > graph.DefaultLimit {
			to = to[:graph.DefaultLimit]
			part.MarkCut(from, m.hop.Rel, m.hop.Back)
		}
	}
	part.SetLinks(from, m.hop.Rel, m.hop.Back, to)
}

func (m move) takeCut(part *graph.Part, ids any) {
	list, _ := ids.([]any)
	for _, id := range list {
		text, _ := id.(string)
		part.MarkCut(graph.ID(text), m.hop.Rel, m.hop.Back)
	}
}
