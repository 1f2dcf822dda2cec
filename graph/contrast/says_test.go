package contrast

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
)

func number(n float64) *float64 { return &n }

func TestSays(t *testing.T) {
	ten := &graph.Measure{What: "lists", Low: number(10), Unit: "lists"}
	tests := []struct {
		claim       *graph.Claim
		says, value string
	}{
		{claim("a", "memoir", knew("", "general", "full")), "knowledge: general or full", "general or full"},
		{denied(claim("a", "memoir", stood("agency", "ann", "wrong", "", "initiated"))), "agency: not initiated", ""}, // the scale knows its complement
		{claim("a", "memoir", did("ann", "", "")), "signed: yes", "yes"},
		{denied(claim("a", "memoir", did("ann", "", ""))), "signed: no", "no"},
		{denied(claim("a", "memoir", says())), "no", "no"},
		{claim("a", "memoir", &graph.Tenure{Start: graph.On("1952"), End: graph.On("1957")}), "from 1952 to 1957", "from 1952 to 1957"},
		{denied(claim("a", "memoir", &graph.Tenure{End: graph.On("1957")})), "not to 1957", "not to 1957"},
		{claim("a", "memoir", &graph.Tenure{}), "dates unsaid", ""},
		{claim("a", "memoir", &graph.Tenure{Attested: graph.On("1956-02-09")}), "attested on 9 February 1956", "attested on 9 February 1956"},
		{claim("a", "memoir", &graph.Dating{Period: graph.On("1956-02")}), "in February 1956", "in February 1956"},
		{denied(claim("a", "memoir", &graph.Dating{Period: graph.On("1956-02")})), "not in February 1956", "not in February 1956"},
		{claim("a", "memoir", ten), "at least 10 lists", "at least 10"},
		{denied(claim("a", "memoir", ten)), "not at least 10 lists", "not at least 10"},
		{claim("a", "memoir", &graph.Measure{Value: number(373)}), "373", "373"},
		{claim("a", "memoir", &graph.Measure{Low: number(3), High: number(4.5)}), "3 to 4.5", "3 to 4.5"},
		{claim("a", "memoir", &graph.Measure{High: number(3)}), "at most 3", "at most 3"},
		{claim("a", "memoir", &graph.Measure{}), "unsaid", ""},
		{claim("a", "memoir", &graph.Grouping{Groups: []graph.Group{{Label: "knew"}, {Label: "did not"}}}), "groups: knew; did not", ""},
		{claim("a", "memoir", &graph.Absence{Act: id("signed")}), "signed: not found", ""},
		{claim("a", "memoir", nil), "", ""},
	}
	for _, test := range tests {
		if got := Says(test.claim); got != test.says {
			t.Errorf("Says: %q, want %q", got, test.says)
		}
		if got := SaysValue(ValueOf(test.claim, &graph.Question{})); got != test.value {
			t.Errorf("SaysValue of %q: %q, want %q", test.says, got, test.value)
		}
	}
	if got := SaysValue(ValueOf(claim("a", "memoir", did("ann", "", "")), &graph.Question{Exclusion: true})); got != "no" {
		t.Errorf("the only one says of the others %q", got)
	}
}

func TestTitle(t *testing.T) {
	s := NewSetting(derived(), Canon{})
	only := &graph.Question{Form: graph.FormAct, Subject: id("ann"), Event: id("wrong"), Act: id("signed"), Exclusion: true, Body: id("body")}
	tests := []struct {
		question *graph.Question
		want     string
	}{
		{&graph.Question{Form: graph.FormAttribution, Scale: id("knowledge"), Subject: id("ann"), Event: id("wrong")}, "knowledge; ann; wrong"},
		{&graph.Question{Form: graph.FormAct, Act: id("signed"), Object: "list-1", Subject: id("ann")}, "Was it done: signed; list-1; ann"},
		{&graph.Question{Form: graph.FormAct, Act: id("signed"), Object: "khrushchev-1956:list-151", Subject: id("ann")}, "Was it done: signed; list-151; ann"},
		{&graph.Question{Form: graph.FormAct, Act: id("signed"), Object: "a memo: on the lists", Subject: id("ann")}, "Was it done: signed; a memo: on the lists; ann"},
		{&graph.Question{Form: graph.FormTenure, Position: id("seat"), Subject: id("ann")}, "When in office: seat; ann"},
		{&graph.Question{Form: graph.FormDating, Event: id("unwalked")}, "When was it; unwalked"},
		{&graph.Question{Form: graph.FormMeasure, What: "lists", Subject: id("ann")}, "How many: lists; ann"},
		{&graph.Question{Form: graph.FormStatement, Claim: id("c")}, "Is it so: c"},
		{only, "Was it done: signed; ann; wrong; did another of body"},
	}
	for _, test := range tests {
		if got := s.Title(test.question); got != test.want {
			t.Errorf("Title: %q, want %q", got, test.want)
		}
	}
}

func TestAnswers(t *testing.T) {
	part := derived(
		claim("spring", "minutes", &graph.Dating{Event: id("wrong"), Period: graph.On("1937-05")}),
		claim("too", "memoir", &graph.Dating{Event: id("wrong"), Period: graph.On("1937-05")}),
		denied(claim("not-then", "memoir", &graph.Dating{Event: id("wrong"), Period: graph.On("1937-05")})),
		suggested(claim("perhaps", "memoir", &graph.Dating{Event: id("wrong"), Period: graph.On("1938")})),
	)
	spring := graph.Get[*graph.Claim](part, id("spring"))
	answers, err := Answers(part, spring.Derived.Questions[0], Lens{Profile: id("documents-first")})
	if err != nil {
		t.Fatal(err)
	}
	type line struct {
		says     string
		claims   []graph.ID
		standing Standing
		roots    int
	}
	var got []line
	for _, a := range answers {
		l := line{says: a.Says, standing: a.Readings[0].Standing, roots: len(a.Roots)}
		for _, c := range a.Claims {
			l.claims = append(l.claims, c.ID)
		}
		got = append(got, l)
	}
	want := []line{
		{"in May 1937", []graph.ID{id("spring"), id("too")}, Prevails, 2},
		{"not in May 1937", []graph.ID{id("not-then")}, Yields, 1},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(line{})); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if _, err := Answers(part, "onus:q--none", Lens{}); err == nil {
		t.Error("answers to a question that nobody asks")
	}
}

func TestAnswersKeepARefutedAccountApart(t *testing.T) {
	tenure := claim("sat", "minutes", &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}, Start: graph.On("1952")})
	part := derived(tenure, claim("why", "memoir", says()),
		&graph.Evidence{Meta: meta("e"), From: id("why"), On: id("sat"), Stance: graph.Contradicts, Source: id("memoir")})
	answers, err := Answers(part, tenure.Derived.Questions[0], Lens{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range answers {
		got = append(got, a.Says)
	}
	if diff := cmp.Diff([]string{"from 1952", "not from 1952"}, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}
