package contrast

import (
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// witness is what a profile looks at in one testimony.
type witness struct {
	genre       graph.Genre
	made        edtf.Date
	toldOf      edtf.Date
	basis       graph.Basis
	named       bool // it has claimants
	selfServing bool
	source      graph.ID
}

const yearOfDays = 366

// CheckRule reports a profile's rule that is not understood, as ErrInvalid.
// A rule is "never", or terms joined by "; " that must all hold: class:record,
// genre:letter, basis:saw (alternatives by "|"), contemporaneous, first-hand,
// disinterested, source:id; "not " before a term turns it round.
func CheckRule(rule string) error {
	for _, term := range terms(rule) {
		name, _, _ := strings.Cut(strings.TrimPrefix(term, "not "), ":")
		if !slices.Contains([]string{"never", "class", "genre", "basis", "contemporaneous", "first-hand", "disinterested", "source"}, name) {
			return graph.Invalid("profile rule %q: expected never, class:…, genre:…, basis:…, source:…, contemporaneous, first-hand or disinterested", term)
		}
	}
	return nil
}

func terms(rule string) []string {
	var out []string
	for t := range strings.SplitSeq(rule, ";") {
		out = append(out, strings.TrimSpace(t))
	}
	return out
}

// ranks reports whether a rule gives a witness rank 1; what is unknown is 0.
func (w witness) ranks(rule string) bool {
	for _, term := range terms(rule) {
		positive, isNot := strings.CutPrefix(term, "not ")
		if w.holds(positive) == isNot {
			return false
		}
	}
	return true
}

func (w witness) holds(term string) bool {
	name, value, _ := strings.Cut(term, ":")
	values := strings.Split(value, "|")
	switch name {
	case "class":
		return slices.Contains(values, string(w.genre.Class()))
	case "genre":
		return slices.Contains(values, string(w.genre))
	case "basis":
		return slices.Contains(values, string(w.basis))
	case "source":
		return slices.Contains(values, string(w.source))
	case "contemporaneous":
		return w.contemporaneous()
	case "first-hand":
		return w.basis == graph.Did || w.basis == graph.Saw
	case "disinterested":
		return w.named && !w.selfServing
	}
	return false
}

// contemporaneous: made within a year of what it tells of, both known.
func (w witness) contemporaneous() bool {
	made, told := extentOf(w.made), extentOf(w.toldOf)
	if w.made.IsZero() || w.toldOf.IsZero() || unbounded(made) || unbounded(told) {
		return false
	}
	return made.hi <= told.hi+yearOfDays && made.lo >= told.lo-yearOfDays
}

func unbounded(e extent) bool {
	whole := extentOf(edtf.Date{})
	return e.lo == whole.lo || e.hi == whole.hi
}

func witnessOf(c *graph.Claim, q *graph.Question) witness {
	return witness{
		genre: c.Derived.Genre, made: c.Made.Date, toldOf: c.Derived.ToldOf.Date, basis: basisFor(c, q),
		named: len(c.Claimants) > 0, selfServing: c.Derived.SelfServing, source: c.Source,
	}
}

// basisFor is the basis as written; where there is none, who speaks of
// himself did it: in a claim on each of a body, in his own question only.
func basisFor(c *graph.Claim, q *graph.Question) graph.Basis {
	if c.Basis != graph.BasisUnknown || q == nil {
		return c.Basis
	}
	who := c.Derived.Subjects
	if isEach(c) {
		who = []graph.ID{q.Subject}
	}
	for _, id := range who {
		if slices.Contains(c.Derived.Claimants, id) {
			return graph.Did
		}
	}
	return graph.BasisUnknown
}

func isEach(c *graph.Claim) bool {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return f.Each
	case *graph.Deed:
		return f.Each
	}
	return false
}

// rank is 1 or 0 under a rule.
func (k *court) rank(t *testimony, rule string) int {
	ok := false
	switch {
	case rule == "never" || t.claim == nil:
	case t.Rule == ImpliedKnowledge:
		ok = k.rankedRowsSuffice(t, rule)
	case t.Rule == Counted:
		ok = k.rankedRowsCount(t, rule)
	case t.Rule == AssertedRule:
		ok = t.Source != "" && witnessOf(t.claim, t.question).ranks(rule) && k.asserter(t).ranks(rule)
	default:
		ok = witnessOf(t.claim, t.question).ranks(rule)
	}
	if ok {
		return 1
	}
	return 0
}

// asserter is the witness that the asserting source makes: its own inference.
func (k *court) asserter(t *testimony) witness {
	w := witness{basis: graph.Inferred, source: t.Source}
	if t.onClaim != nil {
		w.toldOf = t.onClaim.Derived.ToldOf.Date
	}
	if s := graph.Get[*graph.Source](k.part, t.Source); s != nil {
		w.genre, w.made, w.named = s.Genre, s.Created.Date, len(s.Authors) > 0
	}
	return w
}

// rankedRowsSuffice: the rows of rank 1 alone give the value, as of the same
// day.
func (k *court) rankedRowsSuffice(t *testimony, rule string) bool {
	i := k.implicationOf(t.Evidence, t.question)
	if i.act == nil {
		return false
	}
	i.rows = k.rankedRows(t, rule)
	e := k.aggregate(i)
	return e != nil && slices.Equal(e.Value.Grades, t.Value.Grades) && e.AsOf.Date == t.AsOf.Date && e.AsOfEvent == t.AsOfEvent
}

func (k *court) rankedRows(t *testimony, rule string) []*graph.Claim {
	rows := k.rowsAmong(t.Premises)
	return slices.DeleteFunc(rows, func(c *graph.Claim) bool { return !witnessOf(c, t.question).ranks(rule) })
}

// rankedRowsCount: the rows of rank 1 alone come to the number.
func (k *court) rankedRowsCount(t *testimony, rule string) bool {
	e := tally("", k.rankedRows(t, rule))
	return e != nil && *e.Value.Low == *t.Value.Low && *e.Value.High == *t.Value.High
}
