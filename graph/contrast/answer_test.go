package contrast

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
)

var (
	nothing       = relation{}
	carries       = relation{carries: true}
	conflict      = relation{conflict: edtf.Definite}
	contradiction = relation{conflict: edtf.Definite, contradictory: true}
	tension       = relation{conflict: edtf.Possible}
)

var relations = cmp.AllowUnexported(relation{})

func dated(period string) answer { return answer{form: graph.FormDating, period: date(period)} }

func not(a answer) answer {
	a.not = !a.not
	return a
}

// numbers is an answer to "how many": bounds, a negative one for none.
func numbers(low, high float64) answer {
	a := answer{form: graph.FormMeasure}
	if low >= 0 {
		a.low = boundOf(&low)
	}
	if high >= 0 {
		a.high = boundOf(&high)
	}
	return a
}

func yes() answer { return answer{form: graph.FormAct, yes: true} }
func no() answer  { return answer{form: graph.FormAct, no: true} }

func TestAnswersOfEachForm(t *testing.T) {
	tests := []struct {
		name     string
		says, of answer
		bears    relation
	}{
		{"yes and yes", yes(), yes(), carries},
		{"yes and no", yes(), no(), contradiction},
		{"no and no", no(), no(), carries},

		{"a day in its month", dated("1956-02-09"), dated("1956-02"), carries},
		{"a month with one of its days", dated("1956-02"), dated("1956-02-09"), nothing},
		{"overlap is agreement", dated("1956-01/1956-02"), dated("1956-02/1956-03"), nothing},
		{"two months", dated("1956-02"), dated("1956-03"), conflict},
		{"two months, one in doubt", dated("1956-02?"), dated("1956-03"), tension},
		{"an unknown end may part them", dated("1953-03/"), dated("1956"), tension},
		{"an open end does not", dated("1953-03/.."), dated("1956"), nothing},
		{"one year that nobody names", dated("193X"), dated("1937"), nothing},
		{"in the thirties", dated("1937"), dated("1930/1939"), carries},

		{"in February, not in that year", dated("1956-02"), not(dated("1956")), conflict},
		{"in the year, not in February", dated("1956"), not(dated("1956-02")), nothing},
		{"in the year, not in the year", dated("1956"), not(dated("1956")), contradiction},
		{"not in the year, in the year", not(dated("1956")), dated("1956"), contradiction},
		{"in the year, not in the next", dated("1956"), not(dated("1957")), carries},
		{"in the year, not in the next, in doubt", dated("1956?"), not(dated("1957")), nothing},
		{"in a doubtful February, not in that year", dated("1956-02?"), not(dated("1956")), tension},
		{"not in the year, not in February", not(dated("1956")), not(dated("1956-02")), carries},
		{"not in February, not in the year", not(dated("1956-02")), not(dated("1956")), nothing},
		{"not in the next year says nothing of this", not(dated("1957")), dated("1956"), nothing},

		{"373 and 373", numbers(373, 373), numbers(373, 373), carries},
		{"373 is at least ten", numbers(373, 373), numbers(10, -1), carries},
		{"at least ten may be 373", numbers(10, -1), numbers(373, 373), nothing},
		{"373 and 372", numbers(373, 373), numbers(372, 372), conflict},
		{"bounds that touch", numbers(1, 10), numbers(10, 20), nothing},
		{"bounds apart", numbers(1, 9), numbers(10, 20), conflict},
		{"at most nine, at least ten", numbers(-1, 9), numbers(10, -1), conflict},
		{"373, not 373", numbers(373, 373), not(numbers(373, 373)), contradiction},
		{"373, not 372", numbers(373, 373), not(numbers(372, 372)), carries},
		{"ten to twenty, not 15", numbers(10, 20), not(numbers(15, 15)), nothing},
		{"not ten to twenty, not 15", not(numbers(10, 20)), not(numbers(15, 15)), carries},

		{"what cannot be compared", answer{form: graph.FormGrouping}, answer{form: graph.FormGrouping}, nothing},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.bears, relate(test.says, test.of), relations); diff != "" {
				t.Errorf("relation (-want +got):\n%s", diff)
			}
		})
	}
}

func TestComplement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := agency()
		value := grades(rapid.IntRange(1, 6).Draw(t, "grades"))
		all := []answer{
			yes(), no(), dated("1956"), numbers(3, 5), not(dated("1956")),
			{form: graph.FormAttribution, scale: scale, grades: value},
		}
		a := rapid.SampledFrom(all).Draw(t, "answer")
		turned, ok := a.complement()
		if !ok {
			t.Fatalf("%+v has no complement", a)
		}
		if diff := cmp.Diff(contradiction, relate(a, turned), relations); diff != "" {
			t.Errorf("an answer and its complement (-want +got):\n%s", diff)
		}
		again, _ := turned.complement()
		if again != a {
			t.Errorf("twice turned round: %+v, want %+v", again, a)
		}
	})
	for _, a := range []answer{
		{form: graph.FormAttribution},
		{form: graph.FormAttribution, scale: agency(), grades: allOf(agency())},
	} {
		if got, ok := a.complement(); ok {
			t.Errorf("the complement of %+v is %+v, want none", a, got)
		}
	}
}

// fixed answers, of each form, for properties.
func answers() *rapid.Generator[answer] {
	periods := rapid.SampledFrom([]string{"1956", "1956-02", "1956-02-09", "1956-02/1956-03", "1957", "1956?", "1956-02/", "1956-02/..", "[1955,1957]"})
	return rapid.OneOf(
		rapid.Custom(func(t *rapid.T) answer {
			a := dated(periods.Draw(t, "period"))
			a.not = rapid.Bool().Draw(t, "not")
			return a
		}),
		rapid.Custom(func(t *rapid.T) answer {
			a := numbers(float64(rapid.IntRange(-1, 3).Draw(t, "low")), float64(rapid.SampledFrom([]int{-1, 3, 4}).Draw(t, "high")))
			a.not = rapid.Bool().Draw(t, "not")
			return a
		}),
		rapid.Custom(func(t *rapid.T) answer {
			return answer{form: graph.FormAttribution, scale: agency(), grades: grades(rapid.IntRange(1, 7).Draw(t, "grades"))}
		}),
	)
}

func TestRelateIsCoherent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := answers().Draw(t, "a"), answers().Draw(t, "b")
		if a.form != b.form {
			return
		}
		ab, ba := relate(a, b), relate(b, a)
		if ab.conflict != ba.conflict || ab.contradictory != ba.contradictory {
			t.Errorf("conflict of %+v and %+v depends on the side: %+v, %+v", a, b, ab, ba)
		}
		if ab.carries && ab.conflict > edtf.No {
			t.Errorf("%+v both carries %+v and conflicts with it", a, b)
		}
		if ab.contradictory && ab.conflict != edtf.Definite {
			t.Errorf("%+v contradicts %+v without a definite conflict", a, b)
		}
	})
}
