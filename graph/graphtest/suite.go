package graphtest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onus/graph"
	"onus/graph/edtf"
)

// Run runs all tests of the contract. open gives an empty store; it is called
// a few times, each time after the store before was closed, and closing is
// the suite's. Most tests share one store, emptied between them.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	t.Run("Opening", func(t *testing.T) { opening(t, open) })
	store := open(t)
	for _, group := range [][]test{writeTests, updateTests, findTests, pageTests, filterTests, countTests, walkTests, concurrencyTests, randomTests} {
		for _, c := range group {
			t.Run(c.name, func(t *testing.T) {
				if err := Empty(t.Context(), store); err != nil {
					t.Fatal(err)
				}
				c.run(suite{t, store})
			})
		}
	}
	if err := store.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

func opening(t *testing.T, open func(t *testing.T) graph.Store) {
	s := suite{t, open(t)}
	if rev, err := s.store.Revision(s.Context()); err != nil || rev != 0 {
		t.Errorf("a new store has revision %d (%v), want 0", rev, err)
	}
	if err := s.store.Ready(s.Context()); err != nil {
		t.Errorf("Ready: %v", err)
	}
	if rev := s.put(person("d:a", "A")); rev <= 0 {
		t.Errorf("the first update has revision %d", rev)
	}
	if err := s.store.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	_, findErr := s.store.Find(s.Context(), graph.Query{Kind: graph.KindPerson})
	_, updateErr := s.store.Update(s.Context(), func(graph.Tx) error { return nil })
	for _, err := range []error{s.store.Ready(s.Context()), findErr, updateErr} {
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("after Close: %v, want ErrUnavailable", err)
		}
	}
}

type test struct {
	name string
	run  func(s suite)
}

// suite is one test with the store that it is about.
type suite struct {
	*testing.T
	store graph.Store
}

// exactly compares records to the last byte; an empty list is none.
var exactlyEqual = cmp.Options{
	cmp.Comparer(func(a, b edtf.Date) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

func (s suite) update(f func(ctx context.Context, tx graph.Tx) error) (int64, error) {
	return s.store.Update(s.Context(), func(tx graph.Tx) error { return f(s.Context(), tx) })
}

// put writes the records in one update, and gives its revision.
func (s suite) put(records ...graph.Record) int64 {
	s.Helper()
	rev, err := s.update(func(ctx context.Context, tx graph.Tx) error { return tx.Put(ctx, records...) })
	if err != nil {
		s.Fatalf("put: %v", err)
	}
	return rev
}

// refused writes and wants it to fail so.
func (s suite) refused(want error, f func(ctx context.Context, tx graph.Tx) error) error {
	s.Helper()
	before := s.dump()
	_, err := s.update(f)
	if !errors.Is(err, want) {
		s.Errorf("update: %v, want %v", err, want)
	}
	if diff := cmp.Diff(string(before), string(s.dump())); diff != "" {
		s.Errorf("a failed update left something: %s", diff)
	}
	return err
}

func (s suite) dump() []byte {
	s.Helper()
	b, err := Dump(s.Context(), s.store)
	if err != nil {
		s.Fatal(err)
	}
	return b
}

func (s suite) find(q graph.Query) *graph.Page {
	s.Helper()
	page, err := s.store.Find(s.Context(), q)
	if err != nil {
		s.Fatalf("find: %v", err)
	}
	return page
}

func (s suite) walk(route graph.Route) *graph.Part {
	s.Helper()
	part, err := s.store.Walk(s.Context(), route)
	if err != nil {
		s.Fatalf("walk: %v", err)
	}
	return part
}

// get reads one record by its id, nil if it is not there.
func (s suite) get(id graph.ID) graph.Record {
	s.Helper()
	return s.walk(graph.Route{From: []graph.ID{id}}).Records[id]
}

func (s suite) equal(what string, got, want any) {
	s.Helper()
	if diff := cmp.Diff(want, got, exactlyEqual); diff != "" {
		s.Errorf("%s (-want +got): %s", what, diff)
	}
}

func idsOf(records []graph.Record) []string {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.Base().ID.Slug()
	}
	return ids
}

func slugs(ids []graph.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.Slug()
	}
	return out
}

func person(id graph.ID, name string) *graph.Person {
	return &graph.Person{Meta: meta(id, name)}
}

func source(id graph.ID) *graph.Source { return &graph.Source{Meta: meta(id, string(id))} }

// statement is a claim said in a source about persons.
func statement(id, source graph.ID, about ...graph.ID) *graph.Claim {
	return &graph.Claim{Meta: meta(id, "is said"), Source: source, Form: &graph.Statement{Subjects: about}}
}

func meta(id graph.ID, name string) graph.Meta {
	return graph.Meta{ID: id, Dataset: id.Dataset(), Name: name}
}

// people puts one person a name; the ids are d:p0, d:p1 …
func (s suite) people(names ...string) {
	s.Helper()
	var records []graph.Record
	for i, name := range names {
		records = append(records, person(nth("p", i), name))
	}
	s.put(records...)
}

func nth(prefix string, i int) graph.ID {
	digits := []byte{byte('0' + i/1000%10), byte('0' + i/100%10), byte('0' + i/10%10), byte('0' + i%10)}
	return graph.ID("d:" + prefix + string(digits))
}

func names(records []graph.Record) []string {
	out := make([]string, len(records))
	for i, r := range records {
		out[i] = r.Base().Name
	}
	return out
}

func reversed[T any](in []T) []T {
	out := slices.Clone(in)
	slices.Reverse(out)
	return out
}

func diffOf(got, want any) string { return cmp.Diff(want, got, exactlyEqual) }
