package derive_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/loaders/derive"
)

// world is a body with two members, what one of them is said not to have
// known, and what each of them is said to have.
func world() []graph.Record {
	everybody := &graph.Attribution{Who: graph.Who{Subject: "t:body", Each: true, On: graph.On("1956-02-09")}, Event: "t:wrong", Scale: "t:knowledge", Grades: []string{"full"}}
	nothing := &graph.Attribution{Who: graph.Who{Subject: "t:ann"}, Event: "t:wrong", Scale: "t:knowledge", Grades: []string{"none"}}
	records := []graph.Record{
		&graph.Scale{Meta: meta("knowledge"), Monotone: true, Grades: []graph.Grade{{Slug: "none"}, {Slug: "full", Rank: 1}}},
		&graph.Profile{Meta: meta("level"), Rule: "never", Shipped: true},
		&graph.Organization{Meta: meta("body")},
		&graph.Position{Meta: meta("seat"), Organization: "t:body", Membership: graph.FullMember},
		&graph.Event{Meta: meta("wrong"), Period: graph.On("1937/1938"), Valence: graph.Wrong},
		&graph.Source{Meta: meta("minutes"), Genre: graph.Minutes, Created: graph.On("1956-02-09")},
		claim("ignorant", nothing), claim("we", everybody),
	}
	for _, p := range []string{"ann", "bert"} {
		sat := &graph.Tenure{Subject: graph.ID("t:" + p), Positions: []graph.ID{"t:seat"}, Start: graph.On("1950-01-01"), End: graph.On("1960-01-01")}
		records = append(records, &graph.Person{Meta: meta(p)}, claim(p+"-sat", sat))
	}
	return records
}

func meta(slug string) graph.Meta {
	return graph.Meta{ID: graph.ID("t:" + slug), Dataset: "t", Name: slug}
}

func claim(slug string, form graph.Form) *graph.Claim {
	return &graph.Claim{Meta: meta(slug), Source: "t:minutes", Form: form}
}

func TestClearLeavesTheAuthorsRecords(t *testing.T) {
	ctx := context.Background()
	store := graphtest.NewModel()
	_, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, world()...) })
	if err != nil {
		t.Fatal(err)
	}
	before := dump(t, store)
	for range 2 {
		if err := derive.All(ctx, store); err != nil {
			t.Fatal(err)
		}
		if derived := dump(t, store); !strings.Contains(derived, "onus:q--") || !strings.Contains(derived, "onus:e--") {
			t.Fatal("nothing was derived")
		}
		if err := derive.Clear(ctx, store); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, dump(t, store)); diff != "" {
			t.Fatalf("after Clear (-before +after):\n%s", diff)
		}
	}
}

func dump(t *testing.T, store graph.Reader) string {
	t.Helper()
	b, err := graphtest.Dump(context.Background(), store)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
