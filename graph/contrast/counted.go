package contrast

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"onus/graph"
)

// RowCount is what Measures on a question claim to count: the rows that Query
// finds, as far as Has lets them through.
type RowCount struct {
	Query    graph.Query
	question *graph.Question
	act      *graph.Act
	within   graph.ID
	sources  []graph.ID
	complete bool // the sources list all there is
}

// Counts gives what the claims on a question claim to count, each once. The
// part was walked along DeriveRoute.
func (s *Setting) Counts(q *graph.Question) []RowCount {
	var out []RowCount
	seen := map[graph.ID]bool{}
	for _, c := range s.answering(q) {
		f, ok := c.Form.(*graph.Measure)
		if !ok || f.Counts == nil || s.Acts[f.Counts.Act] == nil {
			continue
		}
		n := s.count(q, f.Counts)
		if id := n.id(); !seen[id] {
			seen[id] = true
			out = append(out, n)
		}
	}
	return out
}

func (s *Setting) count(q *graph.Question, counts *graph.Counting) RowCount {
	n := RowCount{question: q, act: s.Acts[counts.Act], within: s.Canon.Of(counts.Within), sources: slices.Sorted(slices.Values(counts.Sources))}
	n.complete = len(n.sources) > 0 && !slices.ContainsFunc(n.sources, func(id graph.ID) bool {
		src := graph.Get[*graph.Source](s.Part, id)
		return src == nil || !src.Complete
	})
	where := []graph.Filter{graph.Is("form", string(graph.FormAct)), graph.Is("act", string(counts.Act))}
	if q.Subject != "" {
		where = append(where, graph.Is("canonicalSubjects", string(q.Subject)))
	}
	if n.within != "" {
		where = append(where, graph.Is("canonicalEvents", s.partsOf(counts.Within)...))
	}
	n.Query = graph.Query{Kind: graph.KindClaim, Where: graph.And(where...)}
	return n
}

// partsOf are the canonical ids of an event and all that is part of it.
func (s *Setting) partsOf(event graph.ID) []string {
	found := []graph.ID{event}
	for i := 0; i < len(found); i++ {
		for _, part := range s.Part.InIDs(found[i], graph.PartOf) {
			if !slices.Contains(found, part) {
				found = append(found, part)
			}
		}
	}
	var out []string
	for _, id := range s.canonical(found) {
		out = append(out, string(id))
	}
	return out
}

// Has reports whether a claim that Query found is one of the rows: asserted,
// of one doer, and said or read in the sources named, if any are.
func (n RowCount) Has(c *graph.Claim) bool {
	f, ok := c.Form.(*graph.Deed)
	return ok && !f.Each && c.Modality.Counts() && (len(n.sources) == 0 || slices.ContainsFunc(n.sources, func(id graph.ID) bool {
		return id == c.Source || slices.Contains(c.Derived.ReadIn, id)
	}))
}

// Evidence is what the rows come to; nil where there are none, which says
// nothing.
func (n RowCount) Evidence(rows []*graph.Claim) *graph.Evidence {
	e := tally(rows)
	if e == nil {
		return nil
	}
	e.Meta = graph.Meta{ID: n.id(), Dataset: graph.Own, Name: Counted}
	e.Question, e.Premises = n.question.ID, append(e.Premises, n.act.ID)
	if n.complete {
		e.Force = graph.Strict
	}
	e.Because = countedBecause(n.act.Name, e.Value)
	return e
}

func (n RowCount) id() graph.ID {
	key := []string{"e", Counted, string(n.question.ID), string(n.act.ID), string(n.within)}
	for _, id := range n.sources {
		key = append(key, string(id))
	}
	return graph.Hashed(key[0], key[1:]...)
}

// tally counts rows by their object, each once; an object of which one row
// says yes and another no makes the number an interval. It comes from the row
// that reaches the number, in the order of days.
func tally(rows []*graph.Claim) *graph.Evidence {
	said, denied := map[string]bool{}, map[string]bool{}
	e := &graph.Evidence{Stance: graph.Supports, Rule: Counted, Force: graph.Presumptive, Certainty: graph.Definite}
	for _, r := range byDay(rows) {
		object := cmp.Or(r.Form.(*graph.Deed).Object, string(r.ID))
		if r.Denies {
			denied[object] = true
		} else {
			if !said[object] {
				e.From = r.ID
			}
			said[object] = true
		}
		e.Premises = append(e.Premises, r.ID)
	}
	if len(said) == 0 {
		return nil
	}
	sure := 0.0
	for object := range said {
		if !denied[object] {
			sure++
		}
	}
	most := float64(len(said))
	e.Value.Low, e.Value.High = &sure, &most
	return e
}

func countedBecause(act string, v graph.Value) string {
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	if *v.Low == *v.High {
		return fmt.Sprintf("So many different rows say “%s”: %s.", act, number(*v.Low))
	}
	return fmt.Sprintf("Rows say “%s” of %s different objects; of %s of them the readings differ.", act, number(*v.High), number(*v.High-*v.Low))
}

// countedAgain is stored evidence without the rows that are left out or
// undercut; nil if nothing remains.
func (k *court) countedAgain(e *graph.Evidence) *graph.Evidence {
	if k.isLeft(e.ID) || k.isLeft(e.Premises...) {
		return nil
	}
	kept, dropped := k.rowsAmong(e.Premises)
	if !dropped {
		return e
	}
	again := tally(kept)
	if again == nil {
		return nil
	}
	out := *e
	out.From, out.Value, out.Premises = again.From, again.Value, again.Premises
	for _, id := range e.Premises {
		if act := k.Acts[id]; act != nil {
			out.Premises, out.Because = append(out.Premises, id), countedBecause(act.Name, out.Value)
		}
	}
	return &out
}

// rowsAmong are the claims among premises that count.
func (k *court) rowsAmong(premises []graph.ID) (rows []*graph.Claim, dropped bool) {
	for _, id := range premises {
		c := graph.Get[*graph.Claim](k.part, id)
		switch {
		case c == nil:
		case k.left(c) || k.rowUndercut(c):
			dropped = true
		default:
			rows = append(rows, c)
		}
	}
	return rows, dropped
}
