package contrast

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/edtf"
)

// The reference: days 1 to lastDay, and every course that never falls, a grade
// for each day.
const lastDay = 4

type course [lastDay + 1]int // by day; day 0 is not used

func courses(gradesOfScale int) []course {
	out := []course{{}}
	for day := 1; day <= lastDay; day++ {
		var longer []course
		for _, c := range out {
			for g := c[day-1]; g < gradesOfScale; g++ {
				next := c
				next[day] = g
				longer = append(longer, next)
			}
		}
		out = longer
	}
	return out
}

// span is an as of: some day from lo to hi, or known only roughly.
type span struct {
	lo, hi int
	marked bool
}

func (s span) date() edtf.Date {
	text := fmt.Sprintf("1956-02-0%d/1956-02-0%d", s.lo, s.hi)
	if s.lo == s.hi {
		text = fmt.Sprintf("1956-02-0%d", s.lo)
	}
	if s.marked {
		text += "?"
	}
	return date(text)
}

func spans() []span {
	var out []span
	for lo := 1; lo <= lastDay; lo++ {
		for hi := lo; hi <= lastDay; hi++ {
			out = append(out, span{lo, hi, false}, span{lo, hi, true})
		}
	}
	return out
}

// onDays reads two answers on one day each: whether a course fits both, and
// whether all that fit the first fit the second.
func onDays(all []course, t, c grades, tDay, cDay int) (both, follows bool) {
	follows = true
	for _, course := range all {
		inT, inC := t&(1<<course[tDay]) != 0, c&(1<<course[cDay]) != 0
		both = both || inT && inC
		follows = follows && (!inT || inC)
	}
	return both, follows
}

// wanted is what the courses say of testimony t as of a against a claim c as
// of b. Whether the values are complements is not theirs to say: see TestGrades.
func wanted(all []course, t, c grades, a, b span) relation {
	both, follows := onDays(all, t, c, a.hi, b.hi)
	sure := !a.marked && !b.marked
	want := relation{carries: follows && (sure || a == b)}
	for x := a.lo; x <= a.hi; x++ {
		for y := b.lo; y <= b.hi; y++ {
			if fits, _ := onDays(all, t, c, x, y); !fits {
				want.conflict = edtf.Possible
			}
		}
	}
	if sure && !both {
		want.conflict = edtf.Definite
	}
	return want
}

func TestRisingAgreesWithEveryCourse(t *testing.T) {
	scale := knowledge()
	all := courses(len(scale.Grades))
	everything := allOf(scale)
	for _, a := range spans() {
		for _, b := range spans() {
			x, y := when{date: a.date()}, when{date: b.date()}
			for said := grades(1); said <= everything; said++ {
				for claimed := grades(1); claimed <= everything; claimed++ {
					got := relate(answer{form: graph.FormAttribution, scale: scale, grades: said, when: x},
						answer{form: graph.FormAttribution, scale: scale, grades: claimed, when: y})
					got.contradictory = false
					if want := wanted(all, said, claimed, a, b); got != want {
						t.Errorf("%v as of %s against %v as of %s: got %+v, want %+v", said.slugs(scale), x.date, claimed.slugs(scale), y.date, got, want)
					}
				}
			}
		}
	}
}

// graded is an answer on a scale: of is the event whose period is the as of by
// default.
func graded(scale *graph.Scale, asOf string, of graph.ID, slugs ...string) answer {
	return answer{form: graph.FormAttribution, scale: scale, grades: gradesOf(scale, slugs), when: when{date(asOf), of}}
}

func TestGrades(t *testing.T) {
	rising, fixed := knowledge(), agency()
	const wrong = graph.ID("t:wrong")
	carries := relation{carries: true}
	conflict := relation{conflict: edtf.Definite}
	contradiction := relation{conflict: edtf.Definite, contradictory: true}
	tension := relation{conflict: edtf.Possible}
	tests := []struct {
		name     string
		says, of answer
		bears    relation
	}{
		{"heard in 1956, did not know in 1937", graded(rising, "1956", "", "general", "full"), graded(rising, "1937", "", "none"), relation{}},
		{"did not know in 1937, heard in 1956", graded(rising, "1937", "", "none"), graded(rising, "1956", "", "general", "full"), relation{}},
		{"some by 1937, none in 1956: the values are complements, and he may have learnt between", graded(rising, "1937", "", "general", "full"), graded(rising, "1956", "", "none"), conflict},
		{"some by December, none in the year", graded(rising, "1937-12", "", "general", "full"), graded(rising, "1937", "", "none"), contradiction},
		{"some in the year, none in January", graded(rising, "1937", "", "general", "full"), graded(rising, "1937-01", "", "none"), tension},
		{"none in a doubtful 1956, some by 1937", graded(rising, "1956?", "", "none"), graded(rising, "1937", "", "full"), tension},
		{"the same event's period, however rough", graded(rising, "1937~", wrong, "none"), graded(rising, "1937~", wrong, "full"), conflict},
		{"the same event's period, of no date", graded(rising, "", wrong, "none"), graded(rising, "", wrong, "general", "full"), contradiction},
		{"the same rough date, but no event's", graded(rising, "1937~", "", "none"), graded(rising, "1937~", "", "full"), tension},
		{"two events' periods, one of no date", graded(rising, "", wrong, "none"), graded(rising, "1937", "", "full"), tension},
		{"an unknown end is not an infinite one", graded(rising, "1937/", "", "none"), graded(rising, "1936", "", "full"), tension},
		{"an open end is infinite", graded(rising, "1937/..", "", "none"), graded(rising, "1956", "", "full"), conflict},

		{"none in 1956 is none in 1937", graded(rising, "1956", "", "none"), graded(rising, "1937", "", "none"), carries},
		{"general in 1956 is at most general in 1937", graded(rising, "1956", "", "general"), graded(rising, "1937", "", "none", "general"), carries},
		{"general in 1956 is not general in 1937", graded(rising, "1956", "", "general"), graded(rising, "1937", "", "general"), relation{}},
		{"full in 1937 is full in 1956", graded(rising, "1937", "", "full"), graded(rising, "1956", "", "full"), carries},
		{"general in 1937 is some in 1956", graded(rising, "1937", "", "general"), graded(rising, "1956", "", "general", "full"), carries},
		{"general in 1937 is not general in 1956", graded(rising, "1937", "", "general"), graded(rising, "1956", "", "general"), relation{}},
		{"a subset at the same time", graded(rising, "1937", wrong, "full"), graded(rising, "1937", wrong, "general", "full"), carries},
		{"a rough date carries nothing to another day", graded(rising, "1937?", "", "full"), graded(rising, "1956", "", "full"), relation{}},
		{"but to a date written alike", graded(rising, "1937?", "", "full"), graded(rising, "1937?", "", "full"), carries},

		{"a fixed scale ignores the as of", graded(fixed, "1956", "", "executed"), graded(fixed, "1937", "", "none"), conflict},
		{"overlap is agreement", graded(fixed, "", "", "none", "executed"), graded(fixed, "", "", "executed", "initiated"), relation{}},
		{"no initiator carries neither half of it", graded(fixed, "", "", "none", "executed"), graded(fixed, "", "", "executed"), relation{}},
		{"an executor is no initiator", graded(fixed, "", "", "executed"), graded(fixed, "", "", "none", "executed"), carries},
		{"complements", graded(fixed, "", "", "none", "executed"), graded(fixed, "", "", "initiated"), contradiction},
		{"not complements", graded(fixed, "", "", "none"), graded(fixed, "", "", "initiated"), conflict},
		{"no grade is left of the scale", graded(fixed, "", "", "abolished"), graded(fixed, "", "", "initiated"), relation{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := relate(test.says, test.of)
			got.contradictory = got.contradictory && got.conflict == edtf.Definite // else nobody asks
			if diff := cmp.Diff(test.bears, got, cmp.AllowUnexported(relation{})); diff != "" {
				t.Errorf("relation (-want +got):\n%s", diff)
			}
		})
	}
}
