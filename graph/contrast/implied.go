package contrast

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// implication is the rule implied-knowledge for one question: the acts of one
// word of the vocabulary, carried there in one way along partOf.
type implication struct {
	question *graph.Question
	act      *graph.Act
	base     graph.ID // the event that the vocabulary names, "" for the act's own
	along    graph.Inheritance
	rows     []*graph.Claim
}

// aggregate makes the one Evidence that the rows come to, nil for none.
// Presumptions that out reports are not used.
func (v *Vocabulary) aggregate(i implication, out func(graph.ID) bool) *graph.Evidence {
	scale := v.Scales[i.question.Scale]
	implied := v.impliedGrades(i, scale)
	if scale == nil || implied == 0 || len(i.rows) == 0 {
		return nil
	}
	rows := byDay(i.rows)
	e := &graph.Evidence{
		From: rows[0].ID, Stance: graph.Supports, Rule: ImpliedKnowledge, Question: i.question.ID, Along: i.along, Named: i.base,
		Force: graph.Presumptive, Certainty: graph.Definite, Value: graph.Value{Grades: implied.slugs(scale)},
	}
	for _, r := range rows {
		e.Premises = append(e.Premises, r.ID)
	}
	e.Premises = append(e.Premises, i.act.ID)
	e.ID = graph.Hashed("e", ImpliedKnowledge, string(i.act.ID), string(i.question.ID), string(i.along), string(i.base))
	e.Dataset = graph.Own
	e.Because = impliedBecause(i, rows, e.Value.Grades)
	reached := rows[0]
	for _, p := range v.Presumptions[i.act.ID] {
		if nth := atLeast(rows, p.AtLeast); nth != nil && i.presumes(p) && !out(p.ID) {
			if g := carriedAlong(scale, gradesOf(scale, p.Grades), i.along); g != 0 {
				reached = nth
				presume(e, p, g.slugs(scale))
				break
			}
		}
	}
	e.From = reached.ID
	setTime(e, reached)
	return e
}

func (v *Vocabulary) impliedGrades(i implication, scale *graph.Scale) grades {
	if scale == nil {
		return 0
	}
	for _, imp := range i.act.Implies {
		if imp.Scale == scale.ID && imp.Event == i.base {
			return carriedAlong(scale, gradesOf(scale, imp.Grades), i.along)
		}
	}
	return 0
}

// presumes reports whether a presumption is about this question.
func (i implication) presumes(p *graph.Presumption) bool {
	return p.Scale == i.question.Scale && (p.Event == i.base || i.base == "" && p.Event == i.question.Event)
}

func presume(e *graph.Evidence, p *graph.Presumption, grades []string) {
	e.Value.Grades = grades
	e.Premises = append(e.Premises, p.ID)
	e.Because += fmt.Sprintf(" “%s”, a presumption of %s, takes %d or more of these for %s: %s",
		p.Name, p.By, p.AtLeast, strings.Join(grades, " or "), sentence(p.Reason))
}

func setTime(e *graph.Evidence, c *graph.Claim) {
	e.AsOf, e.AsOfEvent = graph.Date{Date: c.Derived.ToldOf.Date}, ""
	if d, ok := c.Form.(*graph.Deed); ok && d.Date.Date.IsZero() && len(c.Derived.Events) > 0 {
		e.AsOfEvent = c.Derived.Events[0]
	}
}

func impliedBecause(i implication, rows []*graph.Claim, grades []string) string {
	n := len(rows)
	times := fmt.Sprintf("is said to have done it %d times", n)
	if n == 1 {
		times = "is said to have done it"
	}
	where := ""
	if i.along != "" {
		where = ", in a part of the event"
	}
	return fmt.Sprintf("“%s”: he %s%s; the vocabulary of acts takes that to imply %s.", i.act.Name, times, where, strings.Join(grades, " or "))
}

// atLeast is the row, in the order of days, with which n different objects
// are reached; nil if they are not.
func atLeast(rows []*graph.Claim, n int) *graph.Claim {
	seen := map[string]bool{}
	for _, r := range rows {
		object := string(r.ID)
		if d, ok := r.Form.(*graph.Deed); ok && d.Object != "" {
			object = d.Object
		}
		seen[object] = true
		if len(seen) >= max(n, 1) {
			return r
		}
	}
	return nil
}

func byDay(rows []*graph.Claim) []*graph.Claim {
	out := slices.Clone(rows)
	slices.SortFunc(out, func(a, b *graph.Claim) int {
		x, y := extentOf(a.Derived.ToldOf.Date), extentOf(b.Derived.ToldOf.Date)
		return cmp.Or(cmp.Compare(x.hi, y.hi), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// aggregateAgain works out stored evidence anew where a row is undercut or
// left out, or a presumption is; nil if nothing remains.
func (k *court) aggregateAgain(e *graph.Evidence, q *graph.Question) *graph.Evidence {
	if k.isLeft(e.ID) {
		return nil
	}
	i, dropped := k.rowsOf(e, q)
	if i.act == nil || k.isLeft(i.act.ID) {
		return nil
	}
	if !dropped && !k.leftOut(e) {
		return e
	}
	return k.aggregate(i, func(id graph.ID) bool { return k.isLeft(id) })
}

func (k *court) rowsOf(e *graph.Evidence, q *graph.Question) (i implication, dropped bool) {
	i = implication{question: q, base: e.Named, along: e.Along}
	for _, id := range e.Premises {
		if a := k.Acts[id]; a != nil {
			i.act = a
		}
		c := graph.Get[*graph.Claim](k.part, id)
		switch {
		case c == nil:
		case k.left(c) || k.rowUndercut(c):
			dropped = true
		default:
			i.rows = append(i.rows, c)
		}
	}
	return i, dropped
}
