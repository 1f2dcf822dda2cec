package contrast

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// implication is the rule implied-knowledge for one question: the acts of one
// word of the vocabulary, carried there in one way along partOf, by the
// vocabulary itself or by one presumption.
type implication struct {
	question *graph.Question
	act      *graph.Act
	base     graph.ID // the event that the vocabulary names, "" for the act's own
	along    graph.Inheritance
	presumed *graph.Presumption // nil: the vocabulary of acts itself
	rows     []*graph.Claim
}

// aggregate makes the Evidence that the rows come to, nil for none: what the
// vocabulary says of the act, reached by the first row, or, through a
// presumption, by the row that makes enough.
func (v *Vocabulary) aggregate(i implication) *graph.Evidence {
	scale := v.Scales[i.question.Scale]
	if scale == nil || len(i.rows) == 0 {
		return nil
	}
	rows := byDay(i.rows)
	g, reached := v.impliedGrades(i, scale), rows[0]
	if i.presumed != nil {
		g, reached = i.presumedGrades(scale), atLeast(rows, i.presumed.AtLeast)
	}
	if g == 0 || reached == nil {
		return nil
	}
	e := &graph.Evidence{
		Meta: graph.Meta{ID: i.id(), Dataset: graph.Own, Name: ImpliedKnowledge},
		From: reached.ID, Stance: graph.Supports, Rule: ImpliedKnowledge, Question: i.question.ID, Along: i.along, Named: i.base,
		Force: graph.Presumptive, Certainty: graph.Definite, Value: graph.Value{Grades: g.slugs(scale)},
	}
	for _, r := range rows {
		e.Premises = append(e.Premises, r.ID)
	}
	e.Premises = append(e.Premises, i.act.ID)
	e.Because = i.because(objects(rows), e.Value.Grades)
	if i.presumed != nil {
		e.Premises = append(e.Premises, i.presumed.ID)
	}
	setTime(e, reached)
	return e
}

// presumedGrades are those of the presumption: as they stand where it is about
// the question's own event, else carried along partOf with the acts.
func (i implication) presumedGrades(scale *graph.Scale) grades {
	g := gradesOf(scale, i.presumed.Grades)
	if i.presumed.Event == i.question.Event {
		return g
	}
	return carriedAlong(scale, g, i.along)
}

func (i implication) id() graph.ID {
	presumption := ""
	if i.presumed != nil {
		presumption = string(i.presumed.ID)
	}
	return graph.Hashed("e", ImpliedKnowledge, string(i.act.ID), presumption, string(i.question.ID), string(i.along), string(i.base))
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

// presumes reports whether a presumption on a canonical event is about the
// question of an implication.
func (s *Setting) presumes(i *implication, p *graph.Presumption) bool {
	return p.Scale == i.question.Scale && (i.base != "" && p.Event == s.Canon.Of(i.base) || i.base == "" && p.Event == i.question.Event)
}

func setTime(e *graph.Evidence, c *graph.Claim) {
	e.AsOf, e.AsOfEvent = graph.Date{Date: c.Derived.ToldOf.Date}, ""
	if d, ok := c.Form.(*graph.Deed); ok && d.Date.Date.IsZero() && len(c.Derived.Events) > 0 {
		e.AsOfEvent = c.Derived.Events[0]
	}
}

// because is the sentence that a reader can check; n counts different objects.
func (i implication) because(n int, grades []string) string {
	times := "once"
	if n > 1 {
		times = fmt.Sprintf("%d times", n)
	}
	where := ""
	if i.along != "" {
		where = " in parts of the event"
	}
	done := fmt.Sprintf("“%s”, %s%s", i.act.Name, times, where)
	if p := i.presumed; p != nil {
		return fmt.Sprintf("%s: by “%s”, a presumption of %s, %d or more are taken for %s. %s",
			done, p.Name, p.By, p.AtLeast, strings.Join(grades, " or "), sentence(p.Reason))
	}
	return fmt.Sprintf("%s: the vocabulary of acts takes that to imply %s.", done, strings.Join(grades, " or "))
}

// atLeast is the row, in the order of days, with which n surely different
// objects are reached; nil if they are not. Rows that name no object may all be
// of one, and of one that another names: they count once, and only where none
// is named.
func atLeast(rows []*graph.Claim, n int) *graph.Claim {
	named := map[string]bool{}
	for _, r := range rows {
		if object := objectOf(r); object != "" {
			named[object] = true
		}
		if max(len(named), 1) >= n {
			return r
		}
	}
	return nil
}

// objects counts the surely different objects of rows, as atLeast does.
func objects(rows []*graph.Claim) int {
	named := map[string]bool{}
	for _, r := range rows {
		if object := objectOf(r); object != "" {
			named[object] = true
		}
	}
	return max(len(named), min(len(rows), 1))
}

func objectOf(row *graph.Claim) string {
	if d, ok := row.Form.(*graph.Deed); ok {
		return d.Object
	}
	return ""
}

// byDay puts rows in the order of the last day that each may be of; those that
// bear no date come last.
func byDay(rows []*graph.Claim) []*graph.Claim {
	out := slices.Clone(rows)
	slices.SortFunc(out, func(a, b *graph.Claim) int {
		return cmp.Or(cmp.Compare(lastDayOf(a), lastDayOf(b)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func lastDayOf(row *graph.Claim) edtf.Day {
	if f, ok := row.Form.(*graph.Deed); ok {
		return extentOf(f.Date.Date).hi
	}
	return extentOf(row.Derived.ToldOf.Date).hi
}

// aggregateAgain works out stored evidence anew where a row is undercut or
// left out, or a presumption is; nil if nothing remains. It is fallen where it
// would be there, but for undercuts of rows.
func (k *court) aggregateAgain(e *graph.Evidence, q *graph.Question) (again *graph.Evidence, fallen bool) {
	if k.isLeft(e.ID) {
		return nil, false
	}
	i := k.implicationOf(e, q)
	if i.act == nil || k.isLeft(i.act.ID) || i.presumed != nil && k.presumptionLeft(i.presumed) {
		return nil, false
	}
	return k.withoutUndercut(e, q, func(rows []*graph.Claim) *graph.Evidence {
		i.rows = rows
		return k.aggregate(i)
	})
}

// implicationOf is what stored evidence came from, with no rows.
func (k *court) implicationOf(e *graph.Evidence, q *graph.Question) implication {
	i := implication{question: q, base: e.Named, along: e.Along}
	for _, id := range e.Premises {
		if a := k.Acts[id]; a != nil {
			i.act = a
		}
		if p := k.presumption(id); p != nil {
			i.presumed = p
		}
	}
	return i
}
