package neo4j

import (
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
	_, updating := r.asker.(*tx) // which may have written to the vocabulary itself
	var known *vocabulary
	if plan.with != nil && !updating {
		known = plan.with.known.Load()
	}
	params["known"] = known.at()
	row, err := r.store.whole(ctx, r.asker, statement{plan.text, params})
	if err != nil {
		return nil, err
	}
	part, err := plan.partOf(row, known)
	if err == nil && plan.with != nil && !updating {
		plan.with.learn(part, row)
	}
	return part, err
}

func texts[S ~string](in []S) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}

func (p *walkPlan) partOf(row *driver.Record, known *vocabulary) (*graph.Part, error) {
	part := graph.NewPart(revisionOf(row))
	records, err := recordsOf(row.Values[4], row.Values[5])
	if err != nil {
		return nil, err
	}
	numbers, _ := row.Values[3].([]any)
	byNumber := make(map[any]graph.ID, len(records))
	for i, r := range records {
		id := r.Base().ID
		part.Records[id], byNumber[numbers[i]] = r, id
	}
	p.with.add(part, records, known, row)
	columns := row.Values[6:]
	for _, m := range p.moves {
		m.take(part, byNumber, columns[0], columns[1])
		columns = columns[2:]
		if m.limited() {
			m.takeCut(part, byNumber, columns[0])
			columns = columns[1:]
		}
	}
	return part, nil
}

// take notes the links of a move: pairs of numbers, in the hop's order if the
// server had to put them so.
func (m move) take(part *graph.Part, ids map[any]graph.ID, from, to any) {
	as, _ := from.([]any)
	bs, _ := to.([]any)
	for i := 0; i < len(as); {
		end := i + 1
		for end < len(as) && as[end] == as[i] {
			end++
		}
		reached := make([]graph.ID, 0, end-i)
		for _, b := range bs[i:end] {
			reached = append(reached, ids[b])
		}
		m.link(part, ids[as[i]], reached)
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

func (m move) takeCut(part *graph.Part, ids map[any]graph.ID, from any) {
	list, _ := from.([]any)
	for _, x := range list {
		part.MarkCut(ids[x], m.hop.Rel, m.hop.Back)
	}
}
