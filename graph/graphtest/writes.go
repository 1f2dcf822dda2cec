package graphtest

import (
	"context"
	"errors"
	"slices"

	"onus/graph"
)

var writeTests = []test{
	{"Put reads back every kind and form exactly", putReadsBack},
	{"Put keeps case, Unicode form and every other byte of text", putKeepsText},
	{"Put replaces a record whole", putReplaces},
	{"Put seals the record", putSeals},
	{"Put refuses what can never be stored", putRefuses},
	{"Put refuses another kind for the same id", putKeepsKind},
	{"An empty list is read back as none", putEmptyList},
	{"A reference must exist at the end of the update", dangling},
	{"Records that refer to one another go in one update", mutual},
	{"Delete removes records, and ids that do not exist are no error", deletes},
	{"Delete refuses what others refer to, and names them", referred},
	{"Delete takes what refers only to itself, or goes too", deletesTogether},
	{"Returned records belong to the caller", belongsToCaller},
	{"A record put belongs to the caller again", putBelongsToCaller},
}

func putReadsBack(s suite) {
	samples := Samples()
	s.put(samples...)
	for _, want := range samples {
		s.equal(string(want.Base().ID), s.get(want.Base().ID), want)
	}
	for _, k := range graph.Kinds() {
		for _, r := range s.find(graph.Query{Kind: k}).Records {
			i := slices.IndexFunc(samples, func(x graph.Record) bool { return x.Base().ID == r.Base().ID })
			s.equal(string(r.Base().ID), r, samples[i])
		}
	}
}

func putKeepsText(s suite) {
	s.people(Texts()...)
	for i, text := range Texts() {
		s.equal("name", s.get(nth("p", i)).Base().Name, text)
	}
	s.put(&graph.Person{Meta: meta("d:x", "X"), SameAs: Texts(), OtherNames: []graph.Name{{Text: "E\u0301"}, {Text: "É", Lang: "fr"}}})
	got := s.get("d:x").(*graph.Person)
	s.equal("a list", got.SameAs, Texts())
	s.equal("nested", got.OtherNames, []graph.Name{{Text: "E\u0301"}, {Text: "É", Lang: "fr"}})
}

func putReplaces(s suite) {
	s.put(person("d:b", "B"), &graph.Organization{Meta: meta("d:u", "Union")},
		&graph.Organization{Meta: meta("d:o", "Old"), PartOf: "d:u", Description: "gone", SameAs: []string{"x:1"}})
	s.put(&graph.Organization{Meta: meta("d:o", "New")})
	s.equal("read back", s.get("d:o").(*graph.Organization).Description, "")
	s.equal("references", idsOf(s.walk(graph.Route{From: []graph.ID{"d:u"}, Hops: []graph.Hop{{Rel: graph.PartOf, Back: true}}}).In("d:u", graph.PartOf)), []string{})
	s.equal("fields", idsOf(s.find(graph.Query{Kind: graph.KindOrganization, Where: graph.Is("sameAs", "x:1")}).Records), []string{})
	page, err := s.store.Search(s.Context(), "old", graph.Query{Kind: graph.KindOrganization})
	if err != nil || len(page.Records) > 0 {
		s.Errorf("found by its old name (%v)", err)
	}
	s.equal("order", idsOf(s.find(graph.Query{Kind: graph.KindOrganization}).Records), []string{"o", "u"})
}

func putSeals(s suite) {
	p := person("d:a", "Ёлкин")
	p.Sort, p.Digest = "nonsense", "nonsense"
	s.put(p)
	want := person("d:a", "Ёлкин")
	if err := graph.Seal(want); err != nil {
		s.Fatal(err)
	}
	s.equal("the record put", p, want)
	s.equal("the record read", s.get("d:a"), want)
}

func putRefuses(s suite) {
	bad := []graph.Record{
		person("no-dataset", "A"), person("d:Big", "A"), person("", "A"), person("d:ж", "A"),
		&graph.Claim{Meta: meta("d:c", "has no form")}, person("d:x", "no \xff UTF-8"),
	}
	for _, r := range bad {
		s.refused(graph.ErrInvalid, func(ctx context.Context, tx graph.Tx) error { return tx.Put(ctx, person("d:a", "A"), r) })
	}
}

func putKeepsKind(s suite) {
	s.put(person("d:a", "A"))
	s.refused(graph.ErrConflict, func(ctx context.Context, tx graph.Tx) error { return tx.Put(ctx, source("d:a")) })
}

func putEmptyList(s suite) {
	s.put(&graph.Person{Meta: meta("d:a", "A"), SameAs: []string{}, OtherNames: []graph.Name{}})
	got := s.get("d:a").(*graph.Person)
	if got.SameAs != nil || got.OtherNames != nil {
		s.Errorf("read back as %#v", got)
	}
}

func dangling(s suite) {
	err := s.refused(graph.ErrConflict, func(ctx context.Context, tx graph.Tx) error {
		return tx.Put(ctx, source("d:s"), statement("d:c", "d:s", "d:nobody"))
	})
	var d *graph.Dangling
	if !errors.As(err, &d) {
		s.Fatalf("%v is no Dangling", err)
	}
	s.equal("Dangling", *d, graph.Dangling{From: "d:c", Rel: graph.About, To: "d:nobody"})
	s.refused(graph.ErrConflict, func(ctx context.Context, tx graph.Tx) error { // nested references count too
		return tx.Put(ctx, &graph.Source{Meta: meta("d:s", "S"), DerivesFrom: []graph.Derivation{{Source: "d:lost", How: "quotes"}}})
	})
}

func mutual(s suite) {
	a := &graph.Organization{Meta: meta("d:a", "A"), Succeeds: []graph.ID{"d:b", "d:a"}}
	b := &graph.Organization{Meta: meta("d:b", "B"), Succeeds: []graph.ID{"d:a"}}
	_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Put(ctx, a); err != nil {
			return err
		}
		return tx.Put(ctx, b)
	})
	if err != nil {
		s.Fatal(err)
	}
	part := s.walk(graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{{Rel: graph.Succeeds}}})
	s.equal("a succeeds", slugs(part.OutIDs("d:a", graph.Succeeds)), []string{"a", "b"})
}

func deletes(s suite) {
	s.people("A", "B")
	_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		return tx.Delete(ctx, nth("p", 0), "d:never", nth("p", 0))
	})
	if err != nil {
		s.Fatal(err)
	}
	s.equal("left", names(s.find(graph.Query{Kind: graph.KindPerson}).Records), []string{"B"})
	page, err := s.store.Search(s.Context(), "a", graph.Query{Kind: graph.KindPerson})
	if err != nil || len(page.Records) > 0 {
		s.Errorf("still found by its words (%v)", err)
	}
}

func referred(s suite) {
	s.put(person("d:a", "A"), source("d:s"), statement("d:c2", "d:s", "d:a"), statement("d:c1", "d:s", "d:a"))
	err := s.refused(graph.ErrConflict, func(ctx context.Context, tx graph.Tx) error { return tx.Delete(ctx, "d:a") })
	var r *graph.Referred
	if !errors.As(err, &r) {
		s.Fatalf("%v is no Referred", err)
	}
	s.equal("Referred", *r, graph.Referred{ID: "d:a", By: []graph.ID{"d:c1", "d:c2"}})
}

func deletesTogether(s suite) {
	s.put(person("d:a", "A"), person("d:b", "B"), source("d:s"), statement("d:c", "d:s", "d:a"),
		&graph.Event{Meta: meta("d:e", "E"), PartOf: "d:e"})
	_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Delete(ctx, "d:a", "d:e"); err != nil { // before what refers to it
			return err
		}
		return tx.Put(ctx, statement("d:c", "d:s", "d:b"))
	})
	if err != nil {
		s.Fatal(err)
	}
	_, err = s.update(func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Delete(ctx, "d:b", "d:c"); err != nil {
			return err
		}
		return tx.Put(ctx, person("d:b", "again"))
	})
	if err != nil {
		s.Fatal(err)
	}
	s.equal("left", names(s.find(graph.Query{Kind: graph.KindPerson}).Records), []string{"again"})
}

func belongsToCaller(s suite) {
	s.put(&graph.Person{Meta: meta("d:a", "A"), SameAs: []string{"x:1"}})
	q := graph.Query{Kind: graph.KindPerson}
	for range 2 {
		for _, r := range append(s.find(q).Records, s.get("d:a")) {
			p := r.(*graph.Person)
			s.equal("the record", *p, graph.Person{Meta: p.Meta, SameAs: []string{"x:1"}})
			s.equal("its name", p.Name, "A")
			p.Name, p.SameAs[0] = "changed", "changed"
		}
	}
}

func putBelongsToCaller(s suite) {
	p := &graph.Person{Meta: meta("d:a", "A"), SameAs: []string{"x:1"}}
	_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Put(ctx, p); err != nil {
			return err
		}
		p.Name, p.SameAs[0] = "changed", "changed"
		return nil
	})
	if err != nil {
		s.Fatal(err)
	}
	s.equal("kept", s.get("d:a").(*graph.Person).SameAs, []string{"x:1"})
	s.equal("kept", s.get("d:a").Base().Name, "A")
}
