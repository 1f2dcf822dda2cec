package compare_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/compare"
	"onus/graph/contrast"
)

// comparedUnder asks under a lens that may take back an Identity.
func comparedUnder(t *testing.T, store graph.Reader, a compare.Ask, lens contrast.Lens) *compare.Comparison {
	t.Helper()
	a.Lens = lens
	part, a, err := ask.Comparison(t.Context(), store, a)
	if err != nil {
		t.Fatal(err)
	}
	c, err := compare.Of(part, a)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func without(ids ...graph.ID) contrast.Lens { return contrast.Lens{Without: ids} }

// joined is the village with claims on both of two women who are one, on both
// of two floods that are one, on a part of one, and on each of a body.
func joined(identities map[string]string) fstest.MapFS {
	files := with(says(village(), "memoir: ann knowledge none", "paper: anna knowledge full", "minutes: each knowledge general or full", "memoir: bert knowledge none"),
		"claims.more.csv", "id,text,form,source,subject,event,scale,grades\nd1,Bert too.,attribution,paper,bert,deluge,knowledge,full\n"+
			"d2,Dora in part.,attribution,memoir,dora,dam,knowledge,full\n")
	files["claims.told.csv"] = &fstest.MapFile{Data: []byte("id,text,form,source,subjects,events\ns1,It rained.,statement,roll,ann,flood\n" +
		"s2,It poured.,statement,roll,ann,deluge\ns3,The dam broke.,statement,roll,ann,dam\n")}
	text := ""
	for _, id := range slices.Sorted(maps.Keys(identities)) {
		text += "- {id: " + id + ", " + identities[id] + ", verdict: same, by: us, reason: So.}\n"
	}
	delete(files, "identities.yaml")
	if text != "" {
		files = with(files, "identities.yaml", text)
	}
	return files
}

// TestIdentityTakenBack: what is said to be the same no longer is two rows, or
// two events: all is as where nobody ever said so, whatever else is the same.
func TestIdentityTakenBack(t *testing.T) {
	identities := map[string]string{
		"same-ann": "a: ann, b: anna", "same-flood": "a: deluge, b: flood", "same-cleo": "a: cleo, b: dora",
	}
	store := loaded(t, joined(identities))
	for _, taken := range [][]string{{}, {"same-ann"}, {"same-flood"}, {"same-ann", "same-flood"}, {"same-ann", "same-cleo", "same-flood"}} {
		var lens contrast.Lens
		left := maps.Clone(identities)
		for _, id := range taken {
			delete(left, id)
			lens.Without = append(lens.Without, graph.ID("v:"+id))
		}
		never := loaded(t, joined(left))
		for _, event := range []string{"flood", "deluge", "dam"} {
			what := about("knowledge", event, "memoir", "paper", "minutes", "roll")
			want, got := compared(t, never, what), comparedUnder(t, store, what, lens)
			if diff := cmp.Diff(lines(want), lines(got)); diff != "" || want.Event.ID != got.Event.ID {
				t.Errorf("%s without %v: %s, want %s (-never said +taken back):\n%s", event, taken, got.Event.ID, want.Event.ID, diff)
			}
		}
	}
}

// TestTakenBackFarAway: an event that is the same as the canonical one by way of
// a third, and a woman on whom no claim is left that was not another's.
func TestTakenBackFarAway(t *testing.T) {
	world := func(identities string) fstest.MapFS {
		files := says(village(), "memoir: bert knowledge none", "paper: anna knowledge full")
		delete(files, "identities.yaml")
		if identities != "" {
			files = with(files, "identities.yaml", identities)
		}
		files = with(files, "events.more.yaml", "- {id: tide, name: The tide, period: \"1901\", sameAs: [\"wikidata:Q1\"]}\n"+
			"- {id: a-deluge, name: A deluge, period: \"1901\", sameAs: [\"wikidata:Q1\"]}\n")
		files = with(files, "claims.told.csv", "id,text,form,source,subjects,events\ns1,It rained.,statement,roll,ann,flood\ns2,It broke.,statement,roll,ann,dam\n")
		return with(files, "groupings.yaml", sorting)
	}
	said := "- {id: far, a: flood, b: tide, verdict: same, by: us, reason: So.}\n- {id: one, a: ann, b: anna, verdict: same, by: us, reason: So.}\n"
	what := about("knowledge", "flood", "memoir", "paper", "roll")
	store, never := loaded(t, world(said)), loaded(t, world(""))
	if c := comparedUnder(t, store, what, contrast.Lens{}); c.Event.ID != "v:a-deluge" || len(c.Rows) != 3 {
		t.Fatalf("%s, %d rows: nothing is joined", c.Event.ID, len(c.Rows))
	}
	want := lines(compared(t, never, what))
	if diff := cmp.Diff(want, lines(comparedUnder(t, store, what, without("v:far", "v:one")))); diff != "" || len(want) < 5 {
		t.Errorf("-never said +taken back:\n%s", diff)
	}
}

// TestTwoRows: one woman whom two sources place apart, and two women.
func TestTwoRows(t *testing.T) {
	store := loaded(t, says(village(), "memoir: ann knowledge none", "paper: anna knowledge full"))
	for _, c := range []struct {
		lens contrast.Lens
		want []string
	}{
		{contrast.Lens{}, []string{
			"ann memoir: none", "ann paper: full",
			"disagree ann memoir none, paper full: 2 excludes true", "moves ann memoir none, paper full: 2 excludes true",
		}},
		{without("v:same-ann"), []string{
			"ann memoir: none", "anna paper: full", "left out by memoir: anna definite by 1", "left out by paper: ann definite by 1",
		}},
	} {
		if diff := cmp.Diff(c.want, lines(comparedUnder(t, store, about("knowledge", "flood", "memoir", "paper"), c.lens))); diff != "" {
			t.Errorf("without %v (-want +got):\n%s", c.lens.Without, diff)
		}
	}
	what := about("knowledge", "flood", "memoir", "paper")
	what.Lens = without("v:nobody")
	if _, _, err := ask.Comparison(t.Context(), store, what); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a lens that names what is not there: %v", err)
	}
}

// TestSilentUnderLens: the claims that a silent source has are counted under
// the lens.
func TestSilentUnderLens(t *testing.T) {
	files := with(says(village(), "memoir: ann knowledge none", "memoir: bert knowledge full"), "claims.more.csv",
		"id,text,form,source,subjects,events\ns1,It rained.,statement,paper,ann,flood\ns2,The dam broke.,statement,paper,ann,dam\n")
	files = with(files, "sources.csv", "id,title,genre,available\nmemoir,Memoir,memoir,1910\nminutes,Minutes,minutes,1950\npaper,Paper,press,1901\nroll,Roll,list,1950\n")
	store := loaded(t, files)
	both, all := []string{"ann memoir: none", "bert memoir: full"}, "silent: paper with 2"
	for _, c := range []struct {
		lens contrast.Lens
		want []string
	}{
		{contrast.Lens{}, append(both[:2:2], all)},
		{without("v:s1"), append(both[:2:2], "silent: paper with 1")},
		{without("v:paper"), append(both[:2:2], "silent: paper with 0")},
		{contrast.Lens{Sources: []graph.ID{"v:memoir"}}, append(both[:2:2], "silent: paper with 0")},
		{contrast.Lens{Sources: []graph.ID{"v:paper"}}, []string{"silent: memoir with 0", all}},
		{contrast.Lens{AsKnownOn: graph.On("1905")}, []string{"silent: memoir with 0", all}},
		{contrast.Lens{Datasets: []graph.ID{"base"}}, []string{"silent: memoir with 0", "silent: paper with 0"}},
	} {
		if diff := cmp.Diff(c.want, lines(comparedUnder(t, store, about("knowledge", "flood", "memoir", "paper"), c.lens))); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.lens, diff)
		}
	}
}

// TestGroupingUnderLens: a grouping that the lens leaves out, in whatever way,
// asks for nobody; nor does a body whose roll it leaves out.
func TestGroupingUnderLens(t *testing.T) {
	store := loaded(t, with(says(village(), "memoir: ann knowledge none", "paper: dora knowledge none"), "groupings.yaml", sorting))
	for _, c := range []struct {
		lens contrast.Lens
		want []string
	}{
		{contrast.Lens{}, []string{
			"left out by memoir: bert definite by 0", "left out by memoir: cleo possible by 0", "left out by paper: ann definite by 1",
		}},
		{without("v:roll"), []string{"left out by memoir: bert definite by 0", "left out by paper: ann definite by 1"}},
		{without("v:g"), []string{"left out by memoir: dora definite by 1", "left out by paper: ann definite by 1"}},
		{contrast.Lens{Sources: []graph.ID{"v:paper"}}, nil},
	} {
		var got []string
		for _, l := range lines(comparedUnder(t, store, about("knowledge", "flood", "memoir", "paper"), c.lens)) {
			if strings.HasPrefix(l, "left out") {
				got = append(got, l)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.lens, diff)
		}
	}
}
