package compare_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/compare"
	"onus/graph/contrast"
)

// TestWhatItSays has small graphs and all that a comparison of them says.
func TestWhatItSays(t *testing.T) {
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		ask   compare.Ask
		want  []string
	}{
		{"the widest disagreement comes first", says(village(),
			"memoir: ann knowledge none", "memoir: bert knowledge none", "memoir: cleo knowledge general",
			"paper: ann knowledge general", "paper: bert knowledge full", "paper: cleo knowledge general or full"),
			about("knowledge", "flood", "memoir", "paper"), []string{
				"ann memoir: none", "ann paper: general", "bert memoir: none", "bert paper: full", "cleo memoir: general", "cleo paper: general/full",
				"disagree bert memoir none, paper full: 2 excludes true", "disagree ann memoir none, paper general: 1 excludes true",
				"moves ann memoir none, paper general: 1 excludes true", "moves bert memoir none, paper full: 2 excludes true",
			}},
		{"a denial is the complement, and claims of one source meet", says(village(),
			"memoir: ann knowledge not none", "memoir: ann knowledge none or general", "paper: ann knowledge not general"),
			about("knowledge", "flood", "memoir", "paper"), []string{"ann memoir: general", "ann paper: none/full"}},
		{"who knew later may have come to know", says(village(),
			"memoir: ann knowledge none", "paper: ann knowledge full as of 1910", "paper: bert knowledge none as of 1900", "paper: bert knowledge general as of 1905"),
			about("knowledge", "flood", "memoir", "paper"), []string{
				"ann memoir: none", "ann paper: full@1910", "bert paper: none@1900", "bert paper: general@1905",
				"moves bert paper none, paper general: 1 excludes false", "moves ann memoir none, paper full: 2 excludes false",
				"left out by memoir: bert definite by 1",
			}},
		{"who did not know later did not before", says(village(), "memoir: ann knowledge none as of 1910", "paper: ann knowledge full"),
			about("knowledge", "flood", "memoir", "paper"), []string{
				"ann memoir: none@1910", "ann paper: full",
				"disagree ann memoir none, paper full: 2 excludes true", "moves ann memoir none, paper full: 2 excludes true",
			}},
		{"on a fixed scale the day makes no difference", says(village(),
			"memoir: ann agency none as of 1900", "paper: ann agency initiated as of 1910", "paper: ann agency directed or initiated as of 1911"),
			about("agency", "flood", "memoir", "paper"), []string{
				"ann memoir: none@1900", "ann paper: initiated@1910",
				"disagree ann memoir none, paper initiated: 3 excludes true", "moves ann memoir none, paper initiated: 3 excludes true",
			}},
		{"what is only planned places nobody", says(village(), "memoir: ann knowledge none", "paper: ann knowledge full if planned"),
			about("knowledge", "flood", "memoir", "paper"), []string{
				"ann memoir: none", "silent: paper with 1",
			}},
	} {
		if diff := cmp.Diff(c.want, lines(compared(t, loaded(t, c.files), c.ask))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestEachOfABody: a claim on each of a body places its members, by the rule;
// one who sat there only possibly is in the table, and in no disagreement.
func TestEachOfABody(t *testing.T) {
	store := loaded(t, says(village(), "memoir: ann knowledge none", "memoir: cleo knowledge none", "minutes: each knowledge general or full"))
	c := compared(t, store, about("knowledge", "flood", "memoir", "minutes"))
	want := []string{
		"ann memoir: none", "ann minutes: general/full*", "bert minutes: general/full*", "cleo memoir: none", "cleo minutes: general/full*?",
		"disagree ann memoir none, minutes general/full: 1 excludes true", "moves ann memoir none, minutes general/full: 1 excludes true",
		"left out by memoir: bert definite by 1",
	}
	if diff := cmp.Diff(want, lines(c)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if p := c.Pairs[0]; p.Both != 1 || p.Disagree != 1 {
		t.Errorf("only one is placed by both for certain: %+v", p)
	}
}

// TestActsOfOneSource: a rule that adds acts up adds up those of the source
// that is compared, and of no other.
func TestActsOfOneSource(t *testing.T) {
	acts := "id,text,form,source,subject,act,event,date,object\n" +
		"a1,Signed.,act,minutes,ann,signed,flood,1901-02-01,one\na2,Signed.,act,paper,ann,signed,flood,1901-02-02,two\na3,Signed.,act,paper,ann,signed,flood,1901-02-03,three\n"
	store := loaded(t, with(village(), "claims.acts.csv", acts))
	got := lines(compared(t, store, about("knowledge", "flood", "minutes", "paper")))
	want := []string{"ann minutes: general/full@1901-02-01*", "ann paper: general/full@1901-02-02*", "ann paper: full@1901-02-03*"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	ask := about("knowledge", "flood", "minutes", "paper")
	ask.Lens = contrast.Lens{Without: []graph.ID{"v:two"}}
	if diff := cmp.Diff(want[:2], lines(compared(t, store, ask))); diff != "" {
		t.Errorf("without the presumption, -want +got:\n%s", diff)
	}
}

const sorting = `- id: g
  text: Who knew.
  source: memoir
  body: council
  on: "1901-12-30"
  event: flood
  exhaustive: true
  groups:
    - {label: knew, members: [dora], placements: [{scale: knowledge, grades: [general]}]}
    - {label: knew all, members: [dora], placements: [{scale: knowledge, grades: [full]}]}
    - {label: did it, members: [bert], placements: [{scale: agency, grades: [executed]}]}
`

// TestGrouping: a source that says it sorts a whole body leaves out whom it
// forgets, under whatever id he sat there; a group without a grade places
// nobody; and two groups of one man place him twice.
func TestGrouping(t *testing.T) {
	store := loaded(t, with(says(village(), "paper: ann knowledge none"), "groupings.yaml", sorting))
	got := compared(t, store, about("knowledge", "flood", "memoir", "paper"))
	want := []string{
		"ann paper: none", "dora memoir: general/full",
		"left out by memoir: ann definite by 1", "left out by memoir: bert definite by 0", "left out by memoir: cleo possible by 0",
		"left out by paper: dora definite by 1", "twice in memoir: dora excludes true",
	}
	if diff := cmp.Diff(want, lines(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	because := []string{
		"Ann, a member of The council on 1901-12-30, is in none of the groups, though these claim to sort all.",
		"Bert is in the group “did it”, which is given no grade on this scale.",
	}
	for i, want := range because {
		if o := got.LeftOut[i]; o.Because != want || o.Grouping == nil || o.Grouping.ID != "v:g" {
			t.Errorf("got %q of %v, want %q", o.Because, o.Grouping, want)
		}
	}
}

// TestSilent: a source that places nobody is silent; its claims on the event
// and on parts of it are counted.
func TestSilent(t *testing.T) {
	files := with(says(village(), "memoir: ann knowledge none"), "claims.more.csv",
		"id,text,form,source,subjects,events\ns1,It rained.,statement,paper,ann,flood\ns2,The dam broke.,statement,paper,ann,dam\n")
	got := lines(compared(t, loaded(t, files), about("knowledge", "flood", "memoir", "paper", "roll")))
	want := []string{"ann memoir: none", "silent: paper with 2", "silent: roll with 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestSameEvent: under either of two names of one event the answer is one.
func TestSameEvent(t *testing.T) {
	store := loaded(t, says(village(), "memoir: ann knowledge none", "paper: anna knowledge full"))
	var answers [2][]string
	for i, event := range []string{"flood", "deluge"} {
		c := compared(t, store, about("knowledge", event, "memoir", "paper"))
		if c.Event.ID != "v:deluge" {
			t.Errorf("%s: the canonical event is %s", event, c.Event.ID)
		}
		answers[i] = lines(c)
	}
	if diff := cmp.Diff(answers[0], answers[1]); diff != "" || len(answers[0]) != 4 {
		t.Errorf("-flood +deluge:\n%s%v", diff, answers[0])
	}
}

func TestWhatCannotBeCompared(t *testing.T) {
	store := loaded(t, village())
	for _, c := range []struct {
		ask  compare.Ask
		want error
	}{
		{about("knowledge", "flood", "memoir"), graph.ErrInvalid},
		{about("knowledge", "flood", "memoir", "memoir"), graph.ErrInvalid},
		{about("knowledge", "flood", make([]string, compare.MaxSources+1)...), graph.ErrInvalid},
		{about("knowledge", "flood", "memoir", "nobody"), &compare.Missing{Kind: graph.KindSource, ID: "v:nobody"}},
		{about("knowledge", "ebb", "memoir", "paper"), &compare.Missing{Kind: graph.KindEvent, ID: "v:ebb"}},
		{about("wisdom", "flood", "memoir", "paper"), &compare.Missing{Kind: graph.KindScale, ID: "base:wisdom"}},
	} {
		part, err := store.Walk(t.Context(), compare.Route(c.ask))
		if err != nil {
			t.Fatal(err)
		}
		_, err = compare.Of(part, c.ask)
		var missing, wanted *compare.Missing
		switch {
		case errors.As(c.want, &wanted):
			if !errors.As(err, &missing) || *missing != *wanted || !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		case !errors.Is(err, c.want):
			t.Errorf("got %v, want %v", err, c.want)
		}
	}
}
