package graph

import "slices"

// Part is the part of the graph that a Walk fetched.
type Part struct {
	Records  map[ID]Record
	Revision int64
	edges    map[end][]ID
	cut      map[end]bool
	with     map[Kind][]ID
}

type end struct {
	id   ID
	rel  Rel
	back bool
}

// NewPart makes an empty Part; for stores.
func NewPart(revision int64) *Part {
	return &Part{
		Records: map[ID]Record{}, Revision: revision,
		edges: map[end][]ID{}, cut: map[end]bool{}, with: map[Kind][]ID{},
	}
}

// Link notes that a hop of this type went from one record to another, in the
// order of the hop; the same link twice is one. For stores.
func (p *Part) Link(from ID, rel Rel, back bool, to ID) {
	e := end{from, rel, back}
	for _, known := range p.edges[e] {
		if known == to {
			return
		}
	}
	p.edges[e] = append(p.edges[e], to)
}

// SetLinks notes all the links of one hop from one record at once, in the
// hop's order and without repeats; for stores. Links of an earlier hop of the
// same type from there are kept, and come first.
func (p *Part) SetLinks(from ID, rel Rel, back bool, to []ID) {
	e := end{from, rel, back}
	if len(p.edges[e]) == 0 {
		p.edges[e] = to
		return
	}
	known := make(map[ID]bool, len(p.edges[e]))
	for _, id := range p.edges[e] {
		known[id] = true
	}
	for _, id := range to {
		if !known[id] {
			p.edges[e] = append(p.edges[e], id)
		}
	}
}

// MarkCut notes that the Limit of such a hop left something out there.
func (p *Part) MarkCut(from ID, rel Rel, back bool) { p.cut[end{from, rel, back}] = true }

// AddWith notes a record that Route.With asked for, in the order of Sort.
func (p *Part) AddWith(r Record) {
	p.Records[r.Base().ID] = r
	p.with[r.Kind()] = append(p.with[r.Kind()], r.Base().ID)
}

// Cut reports whether a Limit left something out on such a hop from there.
func (p *Part) Cut(from ID, rel Rel, back bool) bool { return p.cut[end{from, rel, back}] }

// OutIDs gives what hops along rel reached from a record; InIDs what hops
// back along it reached. Both are in the order of the hop.
func (p *Part) OutIDs(from ID, rel Rel) []ID { return p.edges[end{from, rel, false}] }

// InIDs is described at OutIDs.
func (p *Part) InIDs(to ID, rel Rel) []ID { return p.edges[end{to, rel, true}] }

// Out gives the records that hops along rel reached from a record.
func (p *Part) Out(from ID, rel Rel) []Record { return p.records(p.OutIDs(from, rel)) }

// In gives the records that hops back along rel reached from a record.
func (p *Part) In(to ID, rel Rel) []Record { return p.records(p.InIDs(to, rel)) }

// With gives the records of a kind that Route.With asked for.
func (p *Part) With(k Kind) []Record { return p.records(p.with[k]) }

func (p *Part) records(ids []ID) []Record {
	out := make([]Record, 0, len(ids))
	for _, id := range ids {
		if r, ok := p.Records[id]; ok {
			out = append(out, r)
		}
	}
	return out
}

// Get gives a fetched record of that type, the zero value if it is not there.
func Get[R Record](p *Part, id ID) R {
	r, _ := p.Records[id].(R)
	return r
}

// Merge adds what another walk of the same revision fetched.
func (p *Part) Merge(o *Part) {
	for id, r := range o.Records {
		if _, known := p.Records[id]; !known {
			p.Records[id] = r
		}
	}
	for e, ids := range o.edges {
		p.SetLinks(e.id, e.rel, e.back, ids)
	}
	for e := range o.cut {
		p.cut[e] = true
	}
}

// Unlinked gives the part without the links of these types, either way; it
// shares the records.
func (p *Part) Unlinked(rels ...Rel) *Part {
	out := NewPart(p.Revision)
	for id, r := range p.Records {
		out.Records[id] = r
	}
	for e, ids := range p.edges {
		if !slices.Contains(rels, e.rel) {
			out.edges[e] = slices.Clip(ids)
		}
	}
	for e := range p.cut {
		out.cut[e] = true
	}
	for kind, ids := range p.with {
		out.with[kind] = ids
	}
	return out
}
