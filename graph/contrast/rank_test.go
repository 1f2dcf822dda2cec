package contrast

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
)

func TestCheckRule(t *testing.T) {
	for _, rule := range []string{
		"never", "class:record", "genre:letter|diary", "basis:saw", "contemporaneous", "first-hand", "disinterested",
		"source:t:memoir", "not disinterested", "class:record; not basis:told",
	} {
		if err := CheckRule(rule); err != nil {
			t.Errorf("CheckRule(%q): %v", rule, err)
		}
	}
	for _, rule := range []string{"", "always", "class:record;", "not", "not not never", "Class:record"} {
		if err := CheckRule(rule); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("CheckRule(%q) = %v, want ErrInvalid", rule, err)
		}
	}
}

// A rule that is understood can be asked of anybody, and "not" turns a single
// term round.
func FuzzCheckRule(f *testing.F) {
	for _, rule := range []string{"never", "class:record; not basis:told", "genre:letter|diary", "source:t:memoir", "not ;"} {
		f.Add(rule)
	}
	w := witness{genre: graph.Letter, basis: graph.Saw, named: true, source: "t:memoir", made: date("1937"), toldOf: date("1937-05")}
	f.Fuzz(func(t *testing.T, rule string) {
		err := CheckRule(rule)
		if err != nil && !errors.Is(err, graph.ErrInvalid) {
			t.Fatalf("CheckRule(%q) = %v, want ErrInvalid", rule, err)
		}
		if err == nil && !strings.Contains(rule, ";") && !strings.HasPrefix(strings.TrimSpace(rule), "not ") && w.ranks(rule) == w.ranks("not "+strings.TrimSpace(rule)) {
			t.Errorf("%q and its opposite rank alike", rule)
		}
	})
}

func TestRanks(t *testing.T) {
	letter := witness{genre: graph.Letter, basis: graph.Saw, named: true, source: "t:letter", made: date("1937-06"), toldOf: date("1937-05")}
	memoir := witness{genre: graph.Memoir, basis: graph.Told, named: true, selfServing: true, source: "t:memoir", made: date("1970"), toldOf: date("1937-05")}
	unknown := witness{}
	tests := []struct {
		rule                    string
		letter, memoir, unknown bool
	}{
		{"never", false, false, false},
		{"class:record", true, false, false},
		{"class:recollection|record", true, true, false},
		{"genre:letter", true, false, false},
		{"genre:memoir|diary", false, true, false},
		{"basis:told", false, true, false},
		{"first-hand", true, false, false},
		{"contemporaneous", true, false, false},
		{"disinterested", true, false, false},
		{"not disinterested", false, true, true},
		{"source:t:letter|t:diary", true, false, false},
		{"class:record; first-hand", true, false, false},
		{"class:record; not first-hand", false, false, false},
		{"not class:record;not basis:saw", false, true, true},
	}
	for _, test := range tests {
		for _, one := range []struct {
			who  string
			w    witness
			want bool
		}{{"letter", letter, test.letter}, {"memoir", memoir, test.memoir}, {"unknown", unknown, test.unknown}} {
			if got := one.w.ranks(test.rule); got != one.want {
				t.Errorf("%q ranks the %s %v, want %v", test.rule, one.who, got, one.want)
			}
		}
	}
}

func TestContemporaneous(t *testing.T) {
	tests := []struct {
		made, told string
		want       bool
	}{
		{"1937-05-02", "1937-05-01", true},
		{"1938-05-02", "1937-05-01", true},
		{"1938-05-03", "1937-05-01", false},
		{"1938", "1937", true},
		{"1939", "1937-05", false},
		{"1936-05-01", "1937-05-01", true}, // a plan that names a later day
		{"1930", "1937", false},
		{"", "1937", false},
		{"1937", "", false},
		{"1937/", "1937", false},
		{"1937", "1937/..", false},
	}
	for _, test := range tests {
		w := witness{made: date(test.made), toldOf: date(test.told)}
		if got := w.contemporaneous(); got != test.want {
			t.Errorf("made %q of %q: %v, want %v", test.made, test.told, got, test.want)
		}
	}
}

func TestBasis(t *testing.T) {
	own := &graph.Question{Subject: id("ann")}
	of := func(c *graph.Claim) *graph.Claim {
		derived(c)
		return c
	}
	we := knew("", "full")
	we.Subject, we.Each = id("body"), true
	told := of(by(claim("c", "memoir", knew("", "full")), "ann"))
	told.Basis = graph.Told
	tests := []struct {
		name     string
		claim    *graph.Claim
		question *graph.Question
		want     graph.Basis
	}{
		{"of himself", of(by(claim("c", "memoir", knew("", "full")), "ann")), own, graph.Did},
		{"of himself, into another's question", of(by(claim("c", "memoir", knew("", "full")), "ann")), &graph.Question{Subject: id("bert")}, graph.Did},
		{"of another", of(by(claim("c", "memoir", knew("", "full")), "bert")), own, graph.BasisUnknown},
		{"as written", told, own, graph.Told},
		{"of us all, in his own question", of(by(claim("c", "memoir", we), "ann")), own, graph.Did},
		{"of us all, in another's", of(by(claim("c", "memoir", we), "ann")), &graph.Question{Subject: id("bert")}, graph.BasisUnknown},
	}
	for _, test := range tests {
		if got := basisFor(test.claim, test.question); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestInheritances(t *testing.T) {
	const none, general, full grades = 1, 2, 4
	k, a := knowledge(), agency()
	tests := []struct {
		name  string
		scale *graph.Scale
		value grades
		up    bool
		want  map[graph.Inheritance]grades
	}{
		{"none of the whole", k, none, false, map[graph.Inheritance]grades{graph.LowestDown: none}},
		{"full of the whole", k, full, false, map[graph.Inheritance]grades{graph.HighestDown: full}},
		{"general of the whole", k, general, false, map[graph.Inheritance]grades{}},
		{"some of the whole", k, general | full, false, map[graph.Inheritance]grades{}},
		{"full of a part", k, full, true, map[graph.Inheritance]grades{graph.AboveLowestUp: general | full}},
		{"none of a part", k, none, true, map[graph.Inheritance]grades{graph.BelowHighestUp: none | general}},
		{"general of a part", k, general, true, map[graph.Inheritance]grades{graph.AboveLowestUp: general | full, graph.BelowHighestUp: none | general}},
		{"the ends of a part", k, none | full, true, map[graph.Inheritance]grades{}},
		{"no part in the whole", a, 1, false, map[graph.Inheritance]grades{graph.LowestDown: 1}},
		{"initiated the whole: not each part", a, 4, false, map[graph.Inheritance]grades{}},
		{"executed a part", a, 2, true, map[graph.Inheritance]grades{graph.AboveLowestUp: 6}},
		{"no part in a part", a, 1, true, map[graph.Inheritance]grades{}},
		{"a scale that inherits nothing", &graph.Scale{Grades: k.Grades}, none, false, map[graph.Inheritance]grades{}},
		{"no value", k, 0, true, map[graph.Inheritance]grades{}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, inheritances(test.scale, test.value, test.up)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
