package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"onus/graph"
)

var concurrencyTests = []test{
	{"Lock makes updates of the same ids wait for one another", lockSerialises},
	{"Locks of several ids in different orders come to an end", lockOrders},
	{"Lock needs no record", lockNothing},
	{"Revisions are ordered by commit", revisionOrder},
	{"A call sees one committed state", oneState},
	{"Writers and readers get along", writersAndReaders},
}

// together runs f n times at once.
func together(n int, f func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { f(i) })
	}
	wg.Wait()
}

// increment adds one to the number that a person's description holds.
func increment(ctx context.Context, tx graph.Tx, id graph.ID) error {
	part, err := tx.Walk(ctx, graph.Route{From: []graph.ID{id}})
	if err != nil {
		return err
	}
	p := graph.Get[*graph.Person](part, id)
	if p == nil {
		p = person(id, "counter")
	}
	n, _ := strconv.Atoi(p.Description)
	p.Description = strconv.Itoa(n + 1)
	return tx.Put(ctx, p)
}

const writers, rounds = 6, 8

func lockSerialises(s suite) {
	s.put(person("d:a", "counter"))
	s.incrementTogether("d:a")
}

func lockNothing(s suite) { s.incrementTogether("d:new") }

func (s suite) incrementTogether(id graph.ID) {
	s.Helper()
	together(writers, func(int) {
		for range rounds {
			_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
				if err := tx.Lock(ctx, id); err != nil {
					return err
				}
				return increment(ctx, tx, id)
			})
			if err != nil {
				s.Error(err)
			}
		}
	})
	s.equal("counted", s.get(id).(*graph.Person).Description, strconv.Itoa(writers*rounds))
}

func lockOrders(s suite) {
	ids := []graph.ID{"d:a", "d:b", "d:c"}
	together(writers, func(i int) {
		mine := slices.Clone(ids)
		if i%2 == 1 {
			slices.Reverse(mine)
		}
		for range rounds {
			_, err := s.update(func(ctx context.Context, tx graph.Tx) error {
				if err := tx.Lock(ctx, mine...); err != nil {
					return err
				}
				for _, id := range mine {
					if err := increment(ctx, tx, id); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				s.Error(err)
			}
		}
	})
	for _, id := range ids {
		s.equal("counted", s.get(id).(*graph.Person).Description, strconv.Itoa(writers*rounds))
	}
}

func revisionOrder(s suite) {
	var mu sync.Mutex
	seen := map[int64]bool{}
	together(writers, func(w int) {
		last := int64(0)
		for i := range rounds {
			rev := s.put(person(graph.ID(fmt.Sprintf("d:p-%d-%d", w, i)), "P"))
			now, err := s.store.Revision(s.Context())
			if err != nil || now < rev || rev <= last {
				s.Errorf("revision %d after %d, then read as %d (%v)", rev, last, now, err)
			}
			last = rev
			mu.Lock()
			if seen[rev] {
				s.Errorf("revision %d twice", rev)
			}
			seen[rev] = true
			mu.Unlock()
		}
	})
}

// oneState writes pairs that always agree, and reads them while it does.
func oneState(s suite) {
	write := func(i int) {
		a, b := person("d:a", "A"), person("d:b", "B")
		a.Description, b.Description = strconv.Itoa(i), strconv.Itoa(i)
		s.put(a, b)
	}
	write(0)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 40 {
			write(i + 1)
		}
	}()
	together(2, func(int) {
		for running := true; running; {
			select {
			case <-done:
				running = false
			default:
			}
			part := s.walk(graph.Route{From: []graph.ID{"d:a", "d:b"}})
			a, b := graph.Get[*graph.Person](part, "d:a"), graph.Get[*graph.Person](part, "d:b")
			if a.Description != b.Description {
				s.Errorf("one call saw %s and %s", a.Description, b.Description)
			}
		}
	})
}

func writersAndReaders(s suite) {
	s.put(person("d:a", "A"), source("d:s"))
	together(writers, func(w int) {
		for i := range rounds {
			id := graph.ID(fmt.Sprintf("d:c-%d-%d", w, i))
			s.put(statement(id, "d:s", "d:a"))
			if s.get(id) == nil {
				s.Errorf("%s was written and is not there", id)
			}
			if len(s.scan(graph.Query{Kind: graph.KindClaim, Limit: 7})) <= i {
				s.Error("a scan missed what was there")
			}
		}
	})
	part := s.walk(graph.Route{From: []graph.ID{"d:a"}, Hops: []graph.Hop{{Rel: graph.About, Back: true}}})
	s.equal("claims", len(part.InIDs("d:a", graph.About)), writers*rounds)
}
