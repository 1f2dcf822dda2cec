package diff_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/diff"
	"onus/graph/graphtest"
)

func held(t *testing.T, records ...graph.Record) *graphtest.Model {
	t.Helper()
	m := graphtest.NewModel()
	if _, err := m.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) }); err != nil {
		t.Fatal(err)
	}
	return m
}

func ready(slug string, state graph.State) *graph.Dataset {
	return &graph.Dataset{Meta: graph.Meta{ID: graph.DatasetID(slug), Dataset: slug, Name: slug}, State: state, Content: "x"}
}

func TestRefuses(t *testing.T) {
	whole := held(t, ready("d", graph.Ready))
	for _, test := range []struct {
		name          string
		before, after graph.Reader
		is            error
		says          string
	}{
		{"no such dataset", whole, held(t, ready("e", graph.Ready)), graph.ErrNotFound, `the new: holds no dataset "d", only [e]`},
		{"nothing there", held(t), whole, graph.ErrNotFound, `the old: holds no dataset "d", only nothing`},
		{"being derived", whole, held(t, ready("d", graph.Deriving)), graph.ErrConflict, "the new: conflict: the dataset is not ready (deriving)"},
		{"written to meanwhile", whole, &restless{Model: whole}, graph.ErrConflict, "the new was written to meanwhile"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := diff.Of(t.Context(), test.before, test.after, "d")
			if !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want %v that says %q", err, test.is, test.says)
			}
		})
	}
}

// restless is a store of which each revision is a new one.
type restless struct {
	*graphtest.Model
	revision int64
}

func (r *restless) Revision(context.Context) (int64, error) {
	r.revision++
	return r.revision, nil
}

// TestReadsInStep counts what each side has given: neither runs ahead of the
// other, so that neither need be held.
func TestReadsInStep(t *testing.T) {
	records := []graph.Record{ready("d", graph.Ready)}
	for i := range 3000 {
		records = append(records, &graph.Person{Meta: graph.Meta{ID: graph.ID(fmt.Sprintf("d:p-%d", i)), Dataset: "d", Name: fmt.Sprintf("Person %d", i*7919%3000)}})
	}
	before, after := &counted{Model: held(t, records...)}, &counted{Model: held(t, records...)}
	before.other, after.other = after, before
	d, err := diff.Of(t.Context(), before, after, "d")
	if err != nil {
		t.Fatal(err)
	}
	if before.given != len(records) || after.given != len(records) || before.ahead > 1 || after.ahead > 1 {
		t.Errorf("of %d records given %d and %d, ahead by %d and %d", len(records), before.given, after.given, before.ahead, after.ahead)
	}
	if !d.IsEmpty() {
		t.Errorf("a store and its like differ: %+v", d)
	}
}

// counted counts the records that it gives, and by how many more these are
// than the other has given.
type counted struct {
	*graphtest.Model
	other        *counted
	given, ahead int
}

func (c *counted) Scan(ctx context.Context, q graph.Query) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		for r, err := range c.Model.Scan(ctx, q) {
			c.given++
			c.ahead = max(c.ahead, c.given-c.other.given)
			if !yield(r, err) {
				return
			}
		}
	}
}

// TestRenamedIsChanged: a name decides the order of persons, and one who is
// renamed is met at two places.
func TestRenamedIsChanged(t *testing.T) {
	person := func(id graph.ID, name string) graph.Record {
		return &graph.Person{Meta: graph.Meta{ID: id, Dataset: "d", Name: name}}
	}
	before := held(t, ready("d", graph.Ready), person("d:a", "Anna"), person("d:m", "Mikoyan"), person("d:z", "Zhukov"))
	after := held(t, ready("d", graph.Ready), person("d:a", "Zoya"), person("d:m", "Mikoyan"), person("d:z", "Abel"))
	d, err := diff.Of(t.Context(), before, after, "d")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range d.Kinds {
		for _, c := range k.Changed {
			got = append(got, fmt.Sprintln(c.Is.Base().ID, c.Fields))
		}
		if len(k.Added)+len(k.Removed) > 0 {
			t.Errorf("%s: %d added, %d removed", k.Kind, len(k.Added), len(k.Removed))
		}
	}
	if diff := gocmp.Diff([]string{"d:a [{name Anna Zoya}]\n", "d:z [{name Zhukov Abel}]\n"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestOrder: what flips from prevails to yields comes first, and what is felt
// under more profiles before what is felt under fewer.
func TestOrder(t *testing.T) {
	claim := func(id graph.ID, standings ...string) graph.Record {
		return &graph.Claim{Meta: graph.Meta{ID: id, Dataset: "d"}, Source: "d:s", Form: &graph.Statement{}, Derived: graph.Derived{
			Questions: []graph.ID{"onus:q--" + graph.ID(id.Slug())}, Standings: standings,
		}}
	}
	question := func(id graph.ID) graph.Record {
		return &graph.Question{Meta: graph.Meta{ID: "onus:q--" + id, Dataset: graph.Own, Name: "Question " + string(id)}, Form: graph.FormStatement, Claim: "d:" + id}
	}
	around := []graph.Record{
		ready("d", graph.Ready), &graph.Source{Meta: graph.Meta{ID: "d:s", Dataset: "d"}},
		question("a"), question("b"), question("c"), question("e"), question("f"),
	}
	before := held(t, append(around,
		claim("d:a", "level=open", "own=open"), claim("d:b", "level=yields", "own=open"), claim("d:c", "level=prevails", "own=open"),
		claim("d:e", "level=prevails", "own=prevails"), claim("d:f", "level=open", "own=open"))...)
	after := held(t, append(around,
		claim("d:a", "level=yields", "own=open"), claim("d:b", "level=prevails", "own=open"), claim("d:c", "level=yields", "own=open"),
		claim("d:e", "level=yields", "own=yields"), claim("d:f", "level=open", "own=open"))...)
	d, err := diff.Of(t.Context(), before, after, "d")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range d.Questions {
		got = append(got, q.Title)
	}
	if diff := gocmp.Diff([]string{"Question e", "Question c", "Question b", "Question a"}, got); diff != "" {
		t.Error(diff)
	}
	want := []diff.Turn{{Profile: "level", Was: contrast.Prevails, Is: contrast.Yields}}
	if diff := gocmp.Diff(want, d.Questions[1].Claims[0].Under); diff != "" {
		t.Error(diff)
	}
}
