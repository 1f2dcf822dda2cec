package scenario_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest/scenario"
	"onus/loaders/dossier"
)

// options are those of the shipped scenarios.
func options() scenario.Options {
	opt := scenario.Options{Nearest: graph.Nearest}
	for _, it := range dossier.Read(data.Base()).Items {
		if p, ok := it.Record.(*graph.Profile); ok {
			p.Shipped = true
		}
		opt.Base = append(opt.Base, it.Record)
	}
	return opt
}

const world = `person ann, bert
body presidium
position seat of presidium full
event terror 1937/1938 wrong
source memoir (memoir) by bert made 1970
source minutes (minutes) made 1956-02-09
act signed blame implies knowledge general or full of terror
`

// parsed is one scenario in the world, which must be right.
func parsed(t *testing.T, lines string) *scenario.Scenario {
	t.Helper()
	f, err := scenario.Parse("x.txt", world+"scenario: it is so\n"+lines, options())
	if err != nil {
		t.Fatal(err)
	}
	return f.Scenarios[0]
}

// TestProblems: each line stands in line 9, or is the file.
func TestProblems(t *testing.T) {
	const right = "claim c1: memoir says ann knowledge full of terror\n"
	tests := []struct{ name, lines, want string }{
		{"keyword", "clam c1: memoir says ann knowledge full of terror",
			"x.txt:9:1: “clam” stands here; expected scale, person, body, event, position, source, act, presumption, identity, claim, evidence or expect; nearest: claim"},
		{"source", "claim c1: memoirs says ann knowledge full of terror",
			"x.txt:9:11: nothing is called “memoirs”; expected a source; nearest: memoir"},
		{"kind", "claim c1: ann says ann knowledge full of terror", "x.txt:9:11: “ann” is a person; expected a source"},
		{"verb", "claim c1: memoir says ann knowlege full of terror",
			"x.txt:9:27: “knowlege” stands here; expected what it says: a scale (agency, knowledge or stance), an act (signed), did not, held, happened or a number; nearest: knowledge"},
		{"grade", "claim c1: memoir says ann knowledge ful of terror", "x.txt:9:37: “ful” stands here; expected a grade: none, general or full; nearest: full"},
		{"end of line", "claim c1: memoir says ann knowledge full", "x.txt:9:41: the line ends here; expected “of”"},
		{"date", "claim c1: memoir says ann knowledge full of terror as of 1956-13",
			"x.txt:9:58: not an EDTF date: \"1956-13\": expected a month from 01 to 12, or a season or quarter from 21 to 41 (between two years stands a slash) at character 6 (\"13\")"},
		{"clause", "claim c1: memoir says ann knowledge full of terror mad 1970",
			"x.txt:9:52: “mad” stands here; expected as, basis, by, confidence, dataset, made, modality or read; nearest: made"},
		{"dating of a person", "claim c1: memoir says ann happened 1956", "x.txt:9:23: this is no event; expected an event, which happened"},
		{"each held", "claim c1: memoir says each of presidium on 1956 held seat from 1938",
			"x.txt:9:49: “held” stands here; expected a scale or an act: of each of a body nothing else can be said"},
		{"spell", "claim c1: memoir says ann held seat 1938/..",
			"x.txt:9:37: not an EDTF date: \"..\": expected a date and a slash (.. is one end of an interval: 1953-03/..) at character 1 (\"..\"); expected two dates, as in 1938/1941; of an end that is unsaid: from 1938, until 1941, attested 1940"},
		{"quotation", "claim c1: memoir says \"he wanted", "x.txt:9:23: nothing closes the quotation; expected \" or » at its end"},
		{"taken", "claim ann: memoir says ann knowledge full of terror", "x.txt:9:7: “ann” is already a person, of line 1; expected another name"},
		{"reserved", "claim against: memoir says ann knowledge full of terror", "x.txt:9:7: “against” is a word of the notation; expected another name"},
		{"no name", "claim C1: memoir says ann knowledge full of terror", "x.txt:9:7: “C1” is no name; expected a-z, 0-9 and single hyphens"},
		{"stance", right + "evidence e1: memoir asserts c1 undercut c1",
			"x.txt:10:32: “undercut” stands here; expected supports, contradicts, qualifies or undercuts; nearest: undercuts"},
		{"rule", right + "expect against c1: colective c1",
			"x.txt:10:20: “colective” stands here; expected a rule (or “nothing”): direct, sole, collective, inherited, implied-knowledge, joined-after, counted, asserted, placed-to-know, out-of-office, attested-outside, anachronism, misnomer, partition-overlap, partition-gap, self-contradiction or absence; nearest: collective"},
		{"from", right + "expect against c1: direct c11", "x.txt:10:27: “c11” stands here; expected a claim's name, or contradictory, contrary, tension, strict, presumptive, definite, possible, flagged, undercut by, puts, as of, resting on or c1; nearest: c1"},
		{"expected of", right + "expect agains c1: nothing", "x.txt:10:8: “agains” stands here; expected a claim's name, for, against, consistent, qualifying, undercut, hinges, robust, interest, silent, roots for, roots against, left out of, cut or uncut; nearest: against"},
		{"standing", right + "expect c1 yield under level", "x.txt:10:11: “yield” stands here; expected a standing: unopposed, prevails, open, yields or unread; nearest: yields"},
		{"profile", right + "expect c1 yields under documents", "x.txt:10:24: nothing is called “documents”; expected a profile; nearest: documents-first"},
		{"member", "claim g: memoir sorts ann about terror\n  group x: ann with knowledge full\nexpect g--carl--knowledge unopposed",
			"x.txt:11:8: “g--carl--knowledge” is no claim of that grouping; expected grouping--member--scale"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := test.lines
			if !strings.Contains(lines, "expect") {
				lines += "\nclaim ok: memoir says bert knowledge none of terror\nexpect ok unopposed"
			}
			_, err := scenario.Parse("x.txt", world+"scenario: it is so\n"+lines, options())
			if err == nil {
				t.Fatal("no problem was found")
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFileProblems(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"x.txt", "", "x.txt:1:1: the file holds no scenario; expected a line “scenario: what it shows”"},
		{"x.txt", "person ann\nscenario: a\n", "x.txt:2:1: nothing is expected of this scenario; expected a line “expect …”"},
		{"x.txt", "scenario:\nperson ann\n", "x.txt:1:1: nothing is expected of this scenario; expected a line “expect …”\nx.txt:1:10: the line ends here; expected what the scenario shows, in words"},
		{"A x.txt", "", "A x.txt:1:1: “A x.txt” is no name for a file; expected a-z, 0-9 and single hyphens"},
		{"x.txt", "persn ann\nscenario: a\nexpect b\nscenario: c\nexpect d\n", "x.txt:1:1: “persn” stands here; expected scale, person, body, event, position, source, act, presumption, identity, claim, evidence or expect; nearest: person\n" +
			"x.txt:3:8: “b” stands here; expected a claim's name, for, against, consistent, qualifying, undercut, hinges, robust, interest, silent, roots for, roots against, left out of, cut or uncut\n" +
			"x.txt:5:8: “d” stands here; expected a claim's name, for, against, consistent, qualifying, undercut, hinges, robust, interest, silent, roots for, roots against, left out of, cut or uncut"},
	}
	for _, test := range tests {
		_, err := scenario.Parse(test.name, test.text, options())
		var problems scenario.Problems
		if !errors.As(err, &problems) {
			t.Fatalf("%q: %v", test.text, err)
		}
		if diff := cmp.Diff(test.want, err.Error()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// TestForms reads each form, and compares what it says.
func TestForms(t *testing.T) {
	number := func(f float64) *float64 { return &f }
	tests := []struct {
		says string
		want graph.Form
	}{
		{"says ann knowledge full or none of terror as of 1956~", &graph.Attribution{Who: graph.Who{Subject: "x:1-ann"}, Event: "x:1-terror", Scale: "base:knowledge",
			Grades: []string{"none", "full"}, AsOf: graph.On("1956~")}},
		{"says each of presidium on 1956 except ann, bert agency none of terror", &graph.Attribution{
			Who:   graph.Who{Subject: "x:1-presidium", Each: true, On: graph.On("1956"), Except: []graph.ID{"x:1-ann", "x:1-bert"}},
			Event: "x:1-terror", Scale: "base:agency", Grades: []string{"none"}}},
		{"says ann the only one among presidium on 1956 signed in terror on 1937-03-19 object list-4", &graph.Deed{
			Who: graph.Who{Subject: "x:1-ann", Exclusive: true, Among: "x:1-presidium", On: graph.On("1956")},
			Act: "x:1-signed", Event: "x:1-terror", Date: graph.On("1937-03-19"), Object: "list-4"}},
		{"says ann signed on unknown written \"0000-00-00\"", &graph.Deed{Who: graph.Who{Subject: "x:1-ann"}, Act: "x:1-signed", Date: graph.Date{AsWritten: "0000-00-00"}}},
		{"says ann held seat 1938/1941", &graph.Tenure{Subject: "x:1-ann", Positions: []graph.ID{"x:1-seat"}, Start: graph.On("1938"), End: graph.On("1941")}},
		{"says ann held seat attested 1956-02-09", &graph.Tenure{Subject: "x:1-ann", Positions: []graph.ID{"x:1-seat"}, Attested: graph.On("1956-02-09")}},
		{"says terror happened 1937/1938", &graph.Dating{Event: "x:1-terror", Period: graph.On("1937/1938")}},
		{"says ann at least 300 lists of terror unit leaves counts signed within terror in minutes", &graph.Measure{Subject: "x:1-ann", Event: "x:1-terror", What: "lists",
			Low: number(300), Unit: "leaves", Counts: &graph.Counting{Act: "x:1-signed", Within: "x:1-terror", Sources: []graph.ID{"x:1-minutes"}}}},
		{"says ann 300 to 400 lists", &graph.Measure{Subject: "x:1-ann", What: "lists", Low: number(300), High: number(400)}},
		{"says terror 600 victims", &graph.Measure{Event: "x:1-terror", What: "victims", Value: number(600)}},
		{"says \"he wanted it\" about ann, terror as motive", &graph.Statement{Subjects: []graph.ID{"x:1-ann"}, Events: []graph.ID{"x:1-terror"}, About: "motive"}},
		{"finds no signed by ann in terror searched minutes complete", &graph.Absence{Subject: "x:1-ann", Act: "x:1-signed", Event: "x:1-terror",
			Scope: []graph.ID{"x:1-minutes"}, Complete: true}},
		{"sorts presidium on 1956 about terror exhaustive disjoint\n  group \"who knew\": ann with knowledge full, agency none\n  group rest: nobody", &graph.Grouping{
			Body: "x:1-presidium", On: graph.On("1956"), Event: "x:1-terror", Exhaustive: true, Disjoint: true, Groups: []graph.Group{
				{Label: "who knew", Members: []graph.ID{"x:1-ann"}, Placements: []graph.Placement{{Scale: "base:knowledge", Grades: []string{"full"}}, {Scale: "base:agency", Grades: []string{"none"}}}},
				{Label: "rest"}}}},
	}
	for _, test := range tests {
		t.Run(test.says, func(t *testing.T) {
			c := claimOf(t, parsed(t, "claim c1: memoir "+test.says+"\nexpect c1 unopposed"))
			if diff := cmp.Diff(test.want, c.Form, cmp.Comparer(sameDate)); diff != "" {
				t.Errorf("form (-want +got):\n%s", diff)
			}
		})
	}
}

func sameDate(a, b graph.Date) bool {
	return a.String() == b.String() && a.AsWritten == b.AsWritten && a.Inferred == b.Inferred
}

func claimOf(t *testing.T, s *scenario.Scenario) *graph.Claim {
	t.Helper()
	for _, r := range s.Records() {
		if c, ok := r.(*graph.Claim); ok {
			return c
		}
	}
	t.Fatal("there is no claim")
	return nil
}

// TestClauses: what any claim may add, and what is understood where nothing
// is said.
func TestClauses(t *testing.T) {
	said := claimOf(t, parsed(t, "source outer (press) quotes memoir\n"+
		"claim c1: memoir says not ann knowledge full of terror by ann made 1971 basis saw confidence possible modality reported suggestion read in outer\nexpect c1 unopposed"))
	want := &graph.Claim{
		Meta:   graph.Meta{ID: "x:1-c1", Dataset: "x", Name: said.Name},
		Source: "x:1-memoir", Passages: []graph.ID{"x:1-c1-in-outer"}, Claimants: []graph.ID{"x:1-ann"}, Made: graph.On("1971"), Basis: graph.Saw,
		Denies: true, Modality: graph.Reported, Confidence: graph.Possible, Form: said.Form,
	}
	if diff := cmp.Diff(want, said, cmp.Comparer(sameDate)); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
	unsaid := claimOf(t, parsed(t, "claim c1: minutes says each of presidium knowledge full of terror\nexpect c1 unopposed"))
	if got := unsaid.Form.(*graph.Attribution).On.String() + " " + unsaid.Made.String(); got != "1956-02-09 1956-02-09" {
		t.Errorf("a record is made on the day of which it speaks: %s", got)
	}
	unsaid = claimOf(t, parsed(t, "claim c1: memoir says ann knowledge full of terror\nexpect c1 unopposed"))
	if len(unsaid.Claimants) != 1 || unsaid.Claimants[0] != "x:1-bert" {
		t.Errorf("the claimant is the author: %v", unsaid.Claimants)
	}
}

// TestLoads: what goes into datasets of its own, and in which order.
func TestLoads(t *testing.T) {
	text := world + `scale heat: cold, warm, hot
scale heat becomes: cold, hot
scenario: a
claim c1: memoir says ann heat warm of terror
expect c1 open
scenario: b
claim c1: memoir says ann heat hot of terror dataset other
expect c1 unopposed
`
	f, err := scenario.Parse("x.txt", text, options())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range scenario.Loads(f) {
		line := l.Dataset.Dataset + ":"
		for _, it := range l.Items {
			switch it.Record.(type) {
			case *graph.Scale, *graph.Claim:
				line += " " + string(it.Record.Base().ID)
			}
		}
		got = append(got, line)
	}
	want := []string{
		"x-scales: x-scales:1-heat x-scales:2-heat", "x: x:1-c1", "x-other: x-other:2-c1",
		"x-scales: x-scales:1-heat x-scales:2-heat",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("loads (-want +got):\n%s", diff)
	}
}
