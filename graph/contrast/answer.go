package contrast

import (
	"onus/graph"
	"onus/graph/edtf"
)

// answer is a value that a testimony or claim puts into a question, ready to
// be compared. Which fields count depends on the form of the question.
type answer struct {
	form    graph.FormName
	scale   *graph.Scale // attribution
	grades  grades
	when    when
	yes, no bool // act, statement, and any exclusion
	period  edtf.Date
	spell   spell
	low     bound
	high    bound
	not     bool  // dating, measure: not that; tenure: this account is not so
	account *term // tenure: the spell as part of an account; nil where it is of none
}

// relation is how a testimony's answer stands to a claim's.
type relation struct {
	conflict      edtf.Certainty
	contradictory bool // each other's complements, else contrary
	carries       bool
	bounds        boundSet // of a tenure: where the two differ
}

// relate compares a testimony's answer with a claim's to the same question.
func relate(t, c answer) relation {
	switch {
	case t.yes || t.no || c.yes || c.no:
		return relateYesNo(t, c)
	case t.form == graph.FormAttribution:
		return relateGrades(t, c)
	case t.form == graph.FormTenure:
		return relateTenures(t, c)
	case t.not || c.not:
		return relateNot(t, c)
	case t.form == graph.FormDating:
		return relation{conflict: edtf.Disjoint(t.period, c.period), carries: t.within(c)}
	case t.form == graph.FormMeasure:
		return relateNumbers(t, c)
	}
	return relation{}
}

// within: every day, or number, that one answer allows lies in the other.
func (a answer) within(b answer) bool {
	if a.form == graph.FormDating {
		return edtf.Within(a.period, b.period) == edtf.Definite
	}
	return relateNumbers(a, b).carries
}

// relateNot compares answers of which one says, or both say, "not that".
func relateNot(t, c answer) relation {
	if t.not && c.not {
		return relation{carries: c.within(t)}
	}
	said, denied := t, c
	if t.not {
		said, denied = c, t
	}
	if said.within(denied) {
		return relation{conflict: edtf.Definite, contradictory: denied.within(said)}
	}
	apart := edtf.Disjoint(said.period, denied.period)
	if said.form == graph.FormMeasure {
		apart = relateNumbers(said, denied).conflict
	}
	r := relation{carries: c.not && apart == edtf.Definite}
	if said.form == graph.FormDating && extentOf(said.period).within(extentOf(denied.period)) && edtf.Within(said.period, denied.period) == edtf.Possible {
		r.conflict = edtf.Possible // it lies there, but for a mark or an unknown end
	}
	return r
}

func relateYesNo(t, c answer) relation {
	if t.yes == c.yes && t.no == c.no {
		return relation{carries: true}
	}
	return relation{conflict: edtf.Definite, contradictory: true}
}

func relateNumbers(t, c answer) relation {
	below := t.high.said && c.low.said && t.high.at < c.low.at
	above := t.low.said && c.high.said && t.low.at > c.high.at
	if below || above {
		return relation{conflict: edtf.Definite}
	}
	lowIn := !c.low.said || t.low.said && t.low.at >= c.low.at
	highIn := !c.high.said || t.high.said && t.high.at <= c.high.at
	return relation{carries: lowIn && highIn}
}

// bound is one end of a number, inclusive; unless said, there is none.
type bound struct {
	at   float64
	said bool
}

func boundOf(f *float64) bound {
	if f == nil {
		return bound{}
	}
	return bound{*f, true}
}

func (b bound) number() *float64 {
	if !b.said {
		return nil
	}
	return &b.at
}

func relateGrades(t, c answer) relation {
	if t.scale == nil || t.grades == 0 || c.grades == 0 {
		return relation{}
	}
	if !t.scale.Monotone {
		if t.grades&c.grades == 0 {
			return relation{conflict: edtf.Definite, contradictory: t.grades|c.grades == allOf(t.scale)}
		}
		return relation{carries: t.grades.within(c.grades)}
	}
	return relateRising(t, c)
}

// relateRising compares grades of which nobody falls back: two answers
// conflict when no rising course fits both.
func relateRising(t, c answer) relation {
	at := timingOf(t.when, c.when)
	parted := [3]bool{
		t.grades.lowest() > c.grades.highest(), // where t's day is before c's
		t.grades&c.grades == 0,
		c.grades.lowest() > t.grades.highest(),
	}
	complements := t.grades&c.grades == 0 && t.grades|c.grades == allOf(t.scale)
	r := relation{contradictory: complements && at.alike(t.when, c.when)} // at two times both may be false
	switch {
	case at.sure && parted[at.last+1]:
		r.conflict = edtf.Definite
	case at.before && parted[0], at.same && parted[1], at.after && parted[2]:
		r.conflict = edtf.Possible
	}
	r.carries = carriesRising(t, c, at)
	return r
}

func carriesRising(t, c answer, at timing) bool {
	switch {
	case at.alike(t.when, c.when):
		return t.grades.within(c.grades)
	case !at.sure:
		return false
	case at.last > 0:
		return t.grades.upTo().within(c.grades)
	}
	return t.grades.from(allOf(t.scale)).within(c.grades)
}
