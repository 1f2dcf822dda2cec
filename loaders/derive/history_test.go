package derive_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
	"onus/loaders/derive"
)

// history is a world in a store, and what befell it.
type history struct {
	ctx     context.Context
	store   graph.Store
	world   *arbitrary.World
	derived bool
	told    []string // for who reads of a failure
}

// begin draws a world and loads it in any order.
func begin(ctx context.Context, t *rapid.T, store graph.Store) *history {
	h := &history{ctx: ctx, store: store, world: arbitrary.New(t, arbitrary.Options{})}
	if err := graphtest.Empty(ctx, store); err != nil {
		t.Fatal(err)
	}
	h.load(t)
	return h
}

func (h *history) tell(format string, args ...any) {
	h.told = append(h.told, fmt.Sprintf(format, args...))
}

// String is the world at the end, and its history, a line each.
func (h *history) String() string {
	return h.world.GoString() + "\n" + strings.Join(h.told, "\n")
}

// load writes the world in any order in which nothing refers to what is not
// there yet, in some updates, with derivations in between.
func (h *history) load(t *rapid.T) {
	all := map[graph.ID]graph.Record{}
	var ids []graph.ID
	for _, r := range h.world.Records() {
		all[r.Base().ID] = r
		ids = append(ids, r.Base().ID)
	}
	done := map[graph.ID]bool{}
	var batch []graph.Record
	var take func(id graph.ID)
	take = func(id graph.ID) {
		if done[id] {
			return
		}
		done[id] = true
		for _, l := range graph.Links(all[id]) {
			take(l.To)
		}
		batch = append(batch, all[id])
	}
	for _, id := range rapid.Permutation(ids).Draw(t, "order") {
		take(id)
		if cut := rapid.IntRange(0, 40).Draw(t, "cut"); cut > 38 {
			h.write(t, batch, nil)
			batch = nil
			if cut == 40 {
				h.derive(t)
			}
		}
	}
	h.write(t, batch, nil)
}

// write changes records as a load does: what is derived goes first.
func (h *history) write(t *rapid.T, put []graph.Record, gone []graph.ID) {
	if h.derived {
		if err := derive.Clear(h.ctx, h.store); err != nil {
			t.Fatalf("%s\nclear: %v", h, err)
		}
		h.derived = false
	}
	_, err := h.store.Update(h.ctx, func(tx graph.Tx) error {
		if err := tx.Put(h.ctx, put...); err != nil {
			return err
		}
		return tx.Delete(h.ctx, gone...)
	})
	if err != nil {
		t.Fatalf("%s\nwrite: %v", h, err)
	}
	h.tell("wrote %v, deleted %v", ids(put), gone)
}

func ids(records []graph.Record) []graph.ID {
	out := make([]graph.ID, len(records))
	for i, r := range records {
		out[i] = r.Base().ID
	}
	return out
}

func (h *history) derive(t *rapid.T) {
	if h.derived {
		return
	}
	h.derived = true
	if err := derive.All(h.ctx, h.store); err != nil {
		t.Fatalf("%s\nderive: %v", h, err)
	}
	h.tell("derived")
}

// step is something that befalls a world.
func (h *history) step(t *rapid.T) {
	befall := rapid.SampledFrom([]func(*rapid.T){h.edit, h.edit, h.remove, h.assertAndTakeBack, h.reload, h.killed}).Draw(t, "step")
	befall(t)
}

// edit changes one record, or brings one back.
func (h *history) edit(t *rapid.T) {
	put, gone := h.world.Redraw(t, rapid.SampledFrom(h.world.Slots()).Draw(t, "edited"))
	h.write(t, put, gone)
}

// remove deletes a record with those that lean on it.
func (h *history) remove(t *rapid.T) {
	h.write(t, nil, h.world.Remove(rapid.SampledFrom(h.world.Slots()).Draw(t, "removed")))
}

// assertAndTakeBack joins two records, and parts them again.
func (h *history) assertAndTakeBack(t *rapid.T) {
	const id = "b:said-later"
	joined := h.world.Identity(t, id)
	if joined == nil {
		return
	}
	h.write(t, []graph.Record{joined}, nil)
	h.tell("%s is said to be %s", joined.A, joined.B)
	h.derive(t)
	h.write(t, nil, h.world.Remove(id))
}

// reload writes some records once more, as they are.
func (h *history) reload(t *rapid.T) {
	all := h.world.Records()
	h.write(t, all[:rapid.IntRange(1, len(all)).Draw(t, "reloaded")], nil)
}

// killed ends a derivation before its time.
func (h *history) killed(t *rapid.T) {
	h.write(t, nil, nil)
	dying := &dyingStore{Store: h.store, updates: rapid.IntRange(0, 3).Draw(t, "updates")}
	if err := derive.All(h.ctx, dying); err != nil && !errors.Is(err, errDead) {
		t.Fatalf("%s\nkilled: %v", h, err)
	}
	h.derived = true
	h.tell("killed a derivation")
	h.write(t, nil, nil)
}

var errDead = errors.New("the process is dead")

// dyingStore fails every update after some.
type dyingStore struct {
	graph.Store
	updates int
}

func (d *dyingStore) Update(ctx context.Context, f func(graph.Tx) error) (int64, error) {
	if d.updates--; d.updates < 0 {
		return 0, errDead
	}
	return d.Store.Update(ctx, f)
}

// fresh is the dump of a store in which the records were loaded in the order
// of their ids, and derived once.
func (h *history) fresh(t *rapid.T, store graph.Store) string {
	other := &history{ctx: h.ctx, store: store, world: h.world}
	other.write(t, h.world.Records(), nil)
	other.derive(t)
	return dumped(h.ctx, t, store)
}

// compare holds the store, derived, against a fresh one.
func (h *history) compare(t *rapid.T) {
	h.derive(t)
	got, want := dumped(h.ctx, t, h.store), h.fresh(t, graphtest.NewModel())
	if got != want {
		t.Fatalf("%s\nderived otherwise than from the records alone (-fresh +store):\n%s", h, strings.Join(differing(want, got), "\n"))
	}
}

func dumped(ctx context.Context, t *rapid.T, store graph.Reader) string {
	b, err := graphtest.Dump(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// differing are the lines that only one of two dumps has.
func differing(want, got string) []string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out []string
	for _, l := range a {
		if !slices.Contains(b, l) {
			out = append(out, "- "+l)
		}
	}
	for _, l := range b {
		if !slices.Contains(a, l) {
			out = append(out, "+ "+l)
		}
	}
	return out
}
