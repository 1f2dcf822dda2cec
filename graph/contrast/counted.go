package contrast

import (
	"cmp"
	"fmt"
	"slices"

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

// partsOf are the canonical ids of an event and all that is part of it, or of
// one that is the same.
func (s *Setting) partsOf(event graph.ID) []string {
	found := []graph.ID{s.Canon.Of(event)}
	for i := 0; i < len(found) && i < maxWithin; i++ {
		for _, id := range s.Canon.All(found[i]) {
			for _, part := range s.canonical(s.Part.InIDs(id, graph.PartOf)) {
				if !slices.Contains(found, part) {
					found = append(found, part)
				}
			}
		}
	}
	out := make([]string, len(found))
	for i, id := range found {
		out[i] = string(id)
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

// Among is the evidence of those claims that are rows; nil for none.
func (n RowCount) Among(claims []*graph.Claim) *graph.Evidence {
	return n.Evidence(slices.DeleteFunc(slices.Clone(claims), func(c *graph.Claim) bool { return !n.Query.Where.Holds(c) || !n.Has(c) }))
}

// Evidence is what the rows come to; nil where there are none, which says
// nothing.
func (n RowCount) Evidence(rows []*graph.Claim) *graph.Evidence {
	e := tally(n.act.Name, rows)
	if e == nil {
		return nil
	}
	e.Meta = graph.Meta{ID: n.id(), Dataset: graph.Own, Name: Counted}
	e.Question, e.Premises = n.question.ID, append(e.Premises, n.act.ID)
	if n.complete {
		e.Force = graph.Strict
	}
	return e
}

func (n RowCount) id() graph.ID {
	key := []string{"e", Counted, string(n.question.ID), string(n.act.ID), string(n.within)}
	for _, id := range n.sources {
		key = append(key, string(id))
	}
	return graph.Hashed(key[0], key[1:]...)
}

// tally counts rows of an act of that name by their object, each once; an
// object of which one row says yes and another no makes the number an interval.
// So do rows that name no object: they may all be of one, or of one that another
// names, and each may be of another. It comes from the row that reaches the
// number, in the order of days.
func tally(act string, rows []*graph.Claim) *graph.Evidence {
	said, denied := map[string]bool{}, map[string]bool{}
	e := &graph.Evidence{Stance: graph.Supports, Rule: Counted, Force: graph.Presumptive, Certainty: graph.Definite}
	nameless := 0
	for _, r := range byDay(rows) {
		object := objectOf(r)
		switch {
		case r.Denies:
			denied[object] = true
		case object == "":
			nameless++
			e.From = r.ID
		case !said[object]:
			said[object] = true
			e.From = r.ID
		}
		e.Premises = append(e.Premises, r.ID)
	}
	if len(said)+nameless == 0 {
		return nil
	}
	n := tallied{most: len(said) + nameless, nameless: nameless}
	for object := range said {
		if denied[object] {
			n.differing++
		}
	}
	n.sure = len(said) - n.differing
	if n.sure == 0 && nameless > 0 && !denied[""] {
		n.sure = 1
	}
	sure, most := float64(n.sure), float64(n.most)
	e.Value.Low, e.Value.High, e.Because = &sure, &most, n.because(act)
	return e
}

// tallied is what rows come to.
type tallied struct{ sure, most, nameless, differing int }

func (n tallied) because(act string) string {
	if n.sure == n.most {
		return fmt.Sprintf("So many different rows say “%s”: %d.", act, n.most)
	}
	out := fmt.Sprintf("Rows say “%s” of at most %d different objects", act, n.most)
	if n.differing > 0 {
		out += fmt.Sprintf("; of %d of them the readings differ", n.differing)
	}
	if n.nameless > 0 {
		out += fmt.Sprintf("; rows that name none: %d", n.nameless)
	}
	return out + "."
}

// countedAgain is stored evidence without the rows that are left out or
// undercut; nil if nothing remains. It is fallen as in aggregateAgain.
func (k *court) countedAgain(e *graph.Evidence, q *graph.Question) (again *graph.Evidence, fallen bool) {
	var act *graph.Act
	for _, id := range e.Premises {
		act = cmp.Or(act, k.Acts[id])
	}
	if k.isLeft(e.ID) || act != nil && k.isLeft(act.ID) {
		return nil, false
	}
	return k.withoutUndercut(e, q, func(rows []*graph.Claim) *graph.Evidence { return recounted(e, act, rows) })
}

// recounted is stored evidence on other rows; nil for none.
func recounted(e *graph.Evidence, act *graph.Act, rows []*graph.Claim) *graph.Evidence {
	name := ""
	if act != nil {
		name = act.Name
	}
	again := tally(name, rows)
	if again == nil {
		return nil
	}
	out := *e
	out.From, out.Value, out.Premises, out.Because = again.From, again.Value, again.Premises, again.Because
	if act != nil {
		out.Premises = append(out.Premises, act.ID)
	}
	return &out
}

// withoutUndercut makes evidence of an aggregating rule anew of the rows that
// the lens leaves and nothing undercuts; nil if they come to nothing. Where they
// would, but for undercuts, it is what they would come to, and fallen.
func (k *court) withoutUndercut(e *graph.Evidence, q *graph.Question, of func([]*graph.Claim) *graph.Evidence) (again *graph.Evidence, fallen bool) {
	rows := k.rowsAmong(e.Premises)
	kept := slices.DeleteFunc(slices.Clone(rows), k.left)
	counting := slices.DeleteFunc(slices.Clone(kept), func(c *graph.Claim) bool { return k.rowFalls(c, e.Rule, q) })
	if len(counting) == len(rows) {
		return e, false
	}
	if again = of(counting); again != nil {
		return again, false
	}
	return of(kept), true
}

// rowsAmong are the claims among premises.
func (k *court) rowsAmong(premises []graph.ID) []*graph.Claim {
	var rows []*graph.Claim
	for _, id := range premises {
		if c := graph.Get[*graph.Claim](k.part, id); c != nil {
			rows = append(rows, c)
		}
	}
	return rows
}

// rowFalls reports whether a row of an aggregating rule is undercut: at all,
// or for that rule on the question.
func (k *court) rowFalls(c *graph.Claim, rule Rule, q *graph.Question) bool {
	return slices.ContainsFunc(k.undercutsOfRow(c, rule, q), func(u *graph.Evidence) bool { return k.holds(u) == stands })
}

func (k *court) undercutsOfRow(c *graph.Claim, rule Rule, q *graph.Question) []*graph.Evidence {
	var out []*graph.Evidence
	for _, id := range []graph.ID{c.ID, c.Grouping, DirectID(c.ID)} {
		if id == "" {
			continue
		}
		for _, u := range k.undercutsOn(id) {
			if u.OnRule == "" || u.OnRule == rule && (u.OnWhom == "" || isAbout(q, u.OnWhom)) {
				out = append(out, u)
			}
		}
	}
	return out
}

// onRows is what undercuts rows: at all, or for that rule on the question.
func (k *court) onRows(rows []*graph.Claim, rule Rule, q *graph.Question) []*graph.Evidence {
	var out []*graph.Evidence
	for _, c := range rows {
		if !k.left(c) {
			out = append(out, k.undercutsOfRow(c, rule, q)...)
		}
	}
	return distinctEvidence(out)
}

func distinctEvidence(es []*graph.Evidence) []*graph.Evidence {
	seen := map[graph.ID]bool{}
	return slices.DeleteFunc(es, func(e *graph.Evidence) bool {
		known := seen[e.ID]
		seen[e.ID] = true
		return known
	})
}
