package ask_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/drawing"
	"onus/graph/graphtest"
)

func meta(slug string) graph.Meta {
	return graph.Meta{ID: graph.ID("d:" + slug), Dataset: "d", Name: slug}
}

// rivals are two at one event, each by the word of another source.
func rivals() []graph.Record {
	placed := func(who graph.ID) *graph.Attribution {
		return &graph.Attribution{Who: graph.Who{Subject: who}, Event: "d:ev", Scale: "d:k", Grades: []string{"none"}}
	}
	return []graph.Record{
		&graph.Person{Meta: meta("ann")}, &graph.Person{Meta: meta("bob")}, &graph.Event{Meta: meta("ev")},
		&graph.Source{Meta: meta("s1")}, &graph.Source{Meta: meta("s2")},
		&graph.Scale{Meta: meta("k"), Grades: []graph.Grade{{Slug: "none", Label: "none"}}},
		&graph.Claim{Meta: meta("c1"), Source: "d:s1", Form: placed("d:ann")},
		&graph.Claim{Meta: meta("c2"), Source: "d:s2", Form: placed("d:bob")},
	}
}

func slugs(records []graph.Record) []string {
	var out []string
	for _, r := range records {
		out = append(out, r.Base().ID.Slug())
	}
	slices.Sort(out)
	return out
}

// A step is an edge of the drawing: on from an end of a claim go the claims of
// rivals, and those come with their own ends.
func TestAroundSteps(t *testing.T) {
	store := storeOf(t, rivals())
	for _, test := range []struct {
		view  drawing.View
		depth int
		want  []string
	}{
		{drawing.Folded, 0, []string{"ann"}},
		{drawing.Folded, 1, []string{"ann", "c1", "ev"}},
		{drawing.Folded, 2, []string{"ann", "bob", "c1", "c2", "ev", "s1"}},
		{drawing.Folded, 3, []string{"ann", "bob", "c1", "c2", "ev", "s1", "s2"}},
		{drawing.Reified, 1, []string{"ann", "c1"}},
		{drawing.Reified, 2, []string{"ann", "c1", "ev", "k", "s1"}},
		{drawing.Reified, 3, []string{"ann", "c1", "c2", "ev", "k", "s1"}},
		{drawing.Reified, 4, []string{"ann", "bob", "c1", "c2", "ev", "k", "s1", "s2"}},
	} {
		found, err := ask.Around(t.Context(), store, ask.Drawn{View: test.view, Depth: test.depth, Limit: 100}, "d:ann")
		if err != nil || found.Truncated {
			t.Fatal(found, err)
		}
		if diff := cmp.Diff(test.want, slugs(found.Records)); diff != "" {
			t.Errorf("%s, depth %d (-want +got):\n%s", test.view, test.depth, diff)
		}
	}
}

func storeOf(t *testing.T, records []graph.Record) graph.Store {
	t.Helper()
	store := graphtest.NewModel()
	if _, err := store.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) }); err != nil {
		t.Fatal(err)
	}
	return store
}

// A claim that came as an end of evidence has its own ends once it is reached
// itself.
func TestAroundEndOfEvidence(t *testing.T) {
	store := storeOf(t, append(rivals(),
		&graph.Person{Meta: meta("cid")}, &graph.Event{Meta: meta("other")},
		&graph.Claim{Meta: meta("c3"), Source: "d:s2", Form: &graph.Statement{Subjects: []graph.ID{"d:cid"}, Events: []graph.ID{"d:other"}}},
		&graph.Evidence{Meta: meta("e"), From: "d:c3", On: "d:c1", Stance: graph.Contradicts},
	))
	found, err := ask.Around(t.Context(), store, ask.Drawn{View: drawing.Folded, Depth: 1, Limit: 100}, "d:c1", "d:other")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"ann", "c1", "c3", "cid", "e", "ev", "other", "s1"}, slugs(found.Records)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Each depth has what the one before had, and all that is one step from that.
func TestAroundGoesOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store, records := world(t)
		at := rapid.SampledFrom(records).Draw(t, "record").Base().ID
		around := func(depth int, from ...graph.ID) *ask.Surroundings {
			found, err := ask.Around(context.Background(), store, ask.Drawn{View: drawing.Folded, Depth: depth, Limit: 5000}, from...)
			if err != nil || found.Truncated {
				t.Fatal(found, err)
			}
			return found
		}
		depth := rapid.IntRange(1, 3).Draw(t, "depth")
		near, far := around(depth, at), around(depth+1, at)
		if !subset(near, far) {
			t.Errorf("around %s, depth %d has what %d has not", at, depth, depth+1)
		}
		var ids []graph.ID
		for _, r := range near.Records {
			ids = append(ids, r.Base().ID)
		}
		if !subset(around(1, ids...), far) {
			t.Errorf("around %s, depth %d has not all that is a step from what %d has", at, depth+1, depth)
		}
	})
}

// Whether there is room or not, it is said which of the records asked for do
// not exist.
func TestAroundAbsent(t *testing.T) {
	store := storeOf(t, rivals())
	for limit := 1; limit < 20; limit++ {
		d := ask.Drawn{View: drawing.Folded, Depth: limit % 3, Limit: limit}
		found, err := ask.Around(t.Context(), store, d, "d:no", "d:ann", "d:bob", "d:nope", "d:no")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]graph.ID{"d:no", "d:nope"}, found.Absent); diff != "" {
			t.Errorf("limit %d (-want +got):\n%s", limit, diff)
		}
	}
}
