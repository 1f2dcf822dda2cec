package schema

import (
	"context"
	"slices"
	"sync"

	"onus/graph"
)

// cohort is a set of records that were loaded together, by one store call.
// What is reached from any of them is loaded for all of them at once.
type cohort struct {
	s       *session
	from    *cohort // the cohort from which this one was reached
	records map[graph.ID]graph.Record
	part    *graph.Part // nil for a page

	hearings

	mu   sync.Mutex
	hops map[string]*hop
}

// hop is one step from all records of a cohort.
type hop struct {
	once sync.Once
	to   *cohort
	err  error
}

// The hops.
const (
	toReferences    = "references"
	toPremises      = "premises"
	toUndercuts     = "undercuts"
	toAnswers       = "answers"
	toContrasts     = "contrasts"
	toSilent        = "silent"
	toApart         = "apart"          // with the identities that are taken back
	toMoreContrasts = "more contrasts" // see hear
)

// newCohort makes a cohort of the records of a page.
func newCohort(s *session, records []graph.Record) *cohort {
	c := &cohort{s: s, records: make(map[graph.ID]graph.Record, len(records))}
	for _, r := range records {
		c.records[r.Base().ID] = r
	}
	return c
}

// reach takes a step for the whole cohort, once; siblings wait for the first.
func (c *cohort) reach(ctx context.Context, name string, load func(context.Context) (*cohort, error)) (*cohort, error) {
	h := c.hop(name)
	h.once.Do(func() {
		if h.to, h.err = load(ctx); h.err == nil {
			h.to.from = c
		}
	})
	return h.to, h.err
}

func (c *cohort) hop(name string) *hop {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hops[name]
	if h == nil {
		h = &hop{}
		if c.hops == nil {
			c.hops = map[string]*hop{}
		}
		c.hops[name] = h
	}
	return h
}

// known looks a record up in the cohort and those that led to it.
func (c *cohort) known(id graph.ID) (graph.Record, *cohort) {
	for at := c; at != nil; at = at.from {
		if r, ok := at.records[id]; ok {
			return r, at
		}
	}
	return nil, nil
}

// get finds the record that one of the cohort refers to, and the cohort that
// it belongs to. Unless it is known, the references of all are loaded. It
// gives nil if there is no such record.
func (c *cohort) get(ctx context.Context, id graph.ID) (graph.Record, *cohort, error) {
	return c.getBy(ctx, toReferences, id)
}

func (c *cohort) getBy(ctx context.Context, hop string, id graph.ID) (graph.Record, *cohort, error) {
	if r, at := c.known(id); r != nil {
		return r, at, nil
	}
	to, err := c.reach(ctx, hop, func(ctx context.Context) (*cohort, error) {
		return c.s.walk(ctx, graph.Route{From: c.unknown(hop)})
	})
	if err != nil {
		return nil, nil, err
	}
	return to.records[id], to, nil
}

// unknown lists what the records of the cohort refer to and nobody has loaded.
func (c *cohort) unknown(hop string) []graph.ID {
	var ids []graph.ID
	seen := map[graph.ID]bool{}
	for _, r := range c.records {
		for _, l := range graph.Links(r) {
			if follows(hop, l.Rel) && !seen[l.To] {
				seen[l.To] = true
				if known, _ := c.known(l.To); known == nil {
					ids = append(ids, l.To)
				}
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// follows reports whether a reference belongs to the hop. Premises can be
// many, and carried questions are not shown: they stay out of the common hop.
func follows(hop string, rel graph.Rel) bool {
	switch rel {
	case graph.Premise:
		return hop == toPremises
	case graph.Carries:
		return false
	}
	return hop == toReferences
}

// ids lists the cohort's records of a kind.
func (c *cohort) ids(kind graph.Kind) []graph.ID {
	var ids []graph.ID
	for id, r := range c.records {
		if r.Kind() == kind {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
