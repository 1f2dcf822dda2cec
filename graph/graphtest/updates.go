package graphtest

import (
	"context"
	"errors"
	"fmt"

	"onus/graph"
)

var updateTests = []test{
	{"An update that fails leaves nothing, and its error comes back", failing},
	{"An update that panics leaves nothing", panicking},
	{"An update fails if a write in it failed", swallowing},
	{"An update whose context ends leaves nothing", interrupted},
	{"An update sees its own writes", ownWrites},
	{"An update that writes nothing keeps the revision", writesNothing},
	{"The revision grows with every update that wrote", revisionGrows},
	{"MaxBatch records may be written, and not one more", maxBatch},
	{"A scan in an update may be written under", scanAndWrite},
}

func failing(s suite) {
	s.people("A", "B")
	mine := errors.New("mine")
	err := s.refused(mine, func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Put(ctx, person("d:x", "X"), person(nth("p", 0), "changed")); err != nil {
			return err
		}
		if err := tx.Delete(ctx, nth("p", 1)); err != nil {
			return err
		}
		return fmt.Errorf("wrapped: %w", mine)
	})
	if errors.Is(err, graph.ErrUnavailable) {
		s.Errorf("%v is the store's error", err)
	}
}

func panicking(s suite) {
	s.people("A")
	before := s.dump()
	func() {
		defer func() {
			if recover() == nil {
				s.Error("the panic was swallowed")
			}
		}()
		_, _ = s.update(func(ctx context.Context, tx graph.Tx) error {
			if err := tx.Put(ctx, person("d:x", "X")); err != nil {
				return err
			}
			panic("in the update")
		})
	}()
	s.equal("after it", string(s.dump()), string(before))
	s.put(person("d:y", "Y"))
}

func swallowing(s suite) {
	s.refused(graph.ErrInvalid, func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Put(ctx, person("d:a", "A")); err != nil {
			return err
		}
		_ = tx.Put(ctx, person("not an id", "B"))
		return nil
	})
}

func interrupted(s suite) {
	s.people("A")
	before := s.dump()
	ctx, cancel := context.WithCancel(s.Context())
	_, err := s.store.Update(ctx, func(tx graph.Tx) error {
		if err := tx.Put(ctx, person("d:x", "X")); err != nil {
			return err
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		s.Errorf("update: %v, want context.Canceled", err)
	}
	if _, err := s.store.Find(ctx, graph.Query{Kind: graph.KindPerson}); !errors.Is(err, context.Canceled) {
		s.Errorf("find: %v, want context.Canceled", err)
	}
	s.equal("after it", string(s.dump()), string(before))
}

func ownWrites(s suite) {
	s.put(person("d:a", "A"), source("d:s"), statement("d:c", "d:s", "d:a"))
	_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Put(ctx, person("d:b", "Борис"), statement("d:c", "d:s", "d:b"), statement("d:c2", "d:s", "d:b")); err != nil {
			return err
		}
		if err := tx.Delete(ctx, "d:a"); err != nil {
			return err
		}
		return s.seesWrites(ctx, tx)
	})
	if err != nil {
		s.Fatal(err)
	}
}

func (s suite) seesWrites(ctx context.Context, tx graph.Tx) error {
	part, err := tx.Walk(ctx, graph.Route{From: []graph.ID{"d:b", "d:a"}, Hops: []graph.Hop{{Rel: graph.About, Back: true}}})
	if err != nil {
		return err
	}
	s.equal("walk", slugs(part.InIDs("d:b", graph.About)), []string{"c", "c2"})
	s.equal("records", len(part.Records), 3)
	page, err := tx.Search(ctx, "борис", graph.Query{Kind: graph.KindPerson})
	if err != nil {
		return err
	}
	s.equal("search", idsOf(page.Records), []string{"b"})
	counts, err := tx.Count(ctx, graph.Query{Kind: graph.KindClaim, Where: graph.Is("subjects", "d:b")}, "source")
	if err != nil {
		return err
	}
	s.equal("count", counts, map[string]int{"d:s": 2})
	records, err := scanAll(ctx, tx, graph.Query{Kind: graph.KindPerson})
	s.equal("scan", idsOf(records), []string{"b"})
	return err
}

func writesNothing(s suite) {
	before := s.put(person("d:a", "A"))
	rev, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Lock(ctx, "d:a"); err != nil {
			return err
		}
		_, err := tx.Find(ctx, graph.Query{Kind: graph.KindPerson})
		return err
	})
	if err != nil || rev != before {
		s.Errorf("revision %d (%v), want %d", rev, err, before)
	}
}

func revisionGrows(s suite) {
	last := s.put(person("d:a", "A"))
	for i := range 5 {
		rev := s.put(person("d:a", fmt.Sprint("A", i)))
		if rev <= last {
			s.Errorf("revision %d after %d", rev, last)
		}
		last = rev
	}
	rev, err := s.update(func(ctx context.Context, tx graph.Tx) error { return tx.Delete(ctx, "d:a") })
	if err != nil || rev <= last {
		s.Errorf("revision %d after %d (%v)", rev, last, err)
	}
	now, err := s.store.Revision(s.Context())
	if err != nil || now != rev {
		s.Errorf("Revision: %d (%v), want %d", now, err, rev)
	}
	s.equal("Page.Revision", s.find(graph.Query{Kind: graph.KindPerson}).Revision, rev)
	s.equal("Part.Revision", s.walk(graph.Route{}).Revision, rev)
}

func maxBatch(s suite) {
	many := make([]graph.Record, graph.MaxBatch)
	ids := make([]graph.ID, len(many))
	for i := range many {
		ids[i] = graph.ID(fmt.Sprintf("d:p%d", i))
		many[i] = person(ids[i], "P")
	}
	_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		if err := tx.Put(ctx, many...); err != nil {
			return err
		}
		return tx.Delete(ctx, "d:one-more")
	})
	if !errors.Is(err, graph.ErrTooLarge) {
		s.Errorf("%d writes: %v, want ErrTooLarge", len(many)+1, err)
	}
	s.counts(0)
	s.put(many...)
	s.counts(graph.MaxBatch)
	if _, err := s.update(func(ctx context.Context, tx graph.Tx) error { return tx.Delete(ctx, ids...) }); err != nil {
		s.Error(err)
	}
	s.counts(0)
}

func (s suite) counts(want int) {
	s.Helper()
	n, err := s.store.Count(s.Context(), graph.Query{Kind: graph.KindPerson}, "")
	if err != nil {
		s.Fatal(err)
	}
	s.equal("persons", n, map[string]int{"": want})
}

func scanAndWrite(s suite) {
	s.people("A", "B", "C", "D", "E")
	_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
		for r, err := range tx.Scan(ctx, graph.Query{Kind: graph.KindPerson, Limit: 2}) {
			if err != nil {
				return err
			}
			if err := tx.Delete(ctx, r.Base().ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		s.Fatal(err)
	}
	s.counts(0)
}
