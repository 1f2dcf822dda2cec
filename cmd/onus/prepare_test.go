package main

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest"
	"onus/loaders"
	"onus/loaders/dossier"
)

// overtaken is a store in which another load begins in the middle of ours.
type overtaken struct {
	graph.Store
	mu      sync.Mutex
	updates int
	other   func()
}

func (o *overtaken) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	o.mu.Lock()
	if o.updates--; o.updates == 0 {
		o.other()
	}
	o.mu.Unlock()
	return o.Store.Update(ctx, f)
}

// mill is a small dossier.
func mill() fstest.MapFS {
	return fstest.MapFS{
		"dataset.yaml": {Data: []byte("{id: mill, title: The mill}")},
		"persons.yaml": {Data: []byte("- {id: ann, name: Ann}")},
		"sources.yaml": {Data: []byte("- {id: memoir, title: Memoir, genre: memoir}")},
		"claims.yaml":  {Data: []byte("- {id: open, form: statement, text: It was open., source: memoir, subjects: [ann]}")},
	}
}

func loadMill(ctx context.Context, store graph.Store, opt loaders.Options) (loaders.Report, error) {
	opt.Base = dossier.Read(data.Base())
	return loaders.Load(ctx, store, dossier.Read(mill()), opt)
}

// TestLoadAfterAnother: of two that load at the same moment the later goes
// first; the earlier waits for it, to its end or until it has died.
func TestLoadAfterAnother(t *testing.T) {
	died := errors.New("died")
	dies := loaders.Options{Derive: func(context.Context, graph.Store) error { return died }}
	want := ""
	for _, c := range []struct {
		other  loaders.Options
		ends   error
		waited time.Duration
	}{{}, {dies, died, time.Hour}} {
		synctest.Test(t, func(t *testing.T) {
			store, began := graphtest.NewModel(), time.Now()
			racing := &overtaken{Store: store, updates: 3, other: func() {
				if _, err := loadMill(t.Context(), store, c.other); !errors.Is(err, c.ends) {
					t.Errorf("the other load: %v", err)
				}
			}}
			var ends []error
			mine := func() (loaders.Report, error) {
				report, err := loadMill(t.Context(), racing, loaders.Options{})
				ends = append(ends, err)
				return report, err
			}
			if _, err := (waiting{time.Second, time.Hour}).load(t.Context(), store, mine); err != nil {
				t.Fatal(err)
			}
			if len(ends) != 2 || !errors.Is(ends[0], loaders.ErrSuperseded) {
				t.Errorf("%v, want a load that another overtook, and one that ends well", ends)
			}
			if got := time.Since(began).Truncate(time.Minute); got != c.waited {
				t.Errorf("waited %s, want %s", got, c.waited)
			}
			if ready, err := allReady(t.Context(), store); err != nil || !ready {
				t.Errorf("not all is ready (%v)", err)
			}
			dump, err := graphtest.Dump(t.Context(), store)
			if want == "" {
				want = string(dump)
			}
			if diff := cmp.Diff(want, string(dump)); diff != "" || err != nil {
				t.Errorf("%v; -after one that ends +after one that dies:\n%s", err, diff)
			}
		})
	}
}

// TestWaitingEnds: who waits stops when told to.
func TestWaitingEnds(t *testing.T) {
	store := graphtest.NewModel()
	d := &graph.Dataset{Meta: graph.Meta{ID: graph.DatasetID("mill"), Dataset: "mill", Name: "The mill"}, State: graph.Loading}
	if _, err := store.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), d) }); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := (waiting{time.Second, time.Hour}).until(ctx, store); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v, want the end of the context", err)
		}
	})
}
