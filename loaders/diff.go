package loaders

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"onus/graph"
)

// difference is what a store must change to hold a bundle.
type difference struct {
	slug      string
	put       []graph.Record
	remove    []node
	added     int
	changed   int
	unchanged int
}

func (d *difference) isEmpty() bool { return len(d.put) == 0 && len(d.remove) == 0 }

// held is what is kept in memory of a stored record.
type held struct {
	kind   graph.Kind
	digest string
	refs   []graph.ID // of its own kind, where it is to be removed
}

// pageOfScan is how many stored records are in memory at a time.
const pageOfScan = 2_000

// compare finds what differs between the bundle and the store. Of the store
// it keeps ids and digests.
func compare(ctx context.Context, r graph.Reader, w *world) (*difference, Problems, error) {
	stored, err := digests(ctx, r, w)
	if err != nil {
		return nil, nil, fmt.Errorf("compare %s with the store: %w", w.slug, err)
	}
	if err := sealKnown(ctx, w, stored); err != nil {
		return nil, nil, err
	}
	d := &difference{slug: w.slug}
	var problems Problems
	for i := range w.items {
		rec := w.items[i].Record
		was, known := stored[rec.Base().ID]
		switch {
		case !known:
			d.added++
			d.put = append(d.put, rec)
		case was.kind != rec.Kind():
			problems = append(problems, Problem{
				Place:    w.items[i].Place("id"),
				Message:  fmt.Sprintf("id: %s is %s in the store", rec.Base().ID, kindNames([]graph.Kind{was.kind})),
				Expected: "an id of its own: a record keeps its kind for good",
			})
		case was.digest != rec.Base().Digest:
			d.changed++
			d.put = append(d.put, rec)
		default:
			d.unchanged++
		}
	}
	for id, was := range stored {
		if _, kept := w.mine[id]; !kept {
			d.remove = append(d.remove, node{id: id, kind: was.kind, refs: was.refs})
		}
	}
	slices.SortFunc(d.remove, func(a, b node) int { return cmp.Compare(a.id, b.id) })
	return d, problems, nil
}

func digests(ctx context.Context, r graph.Reader, w *world) (map[graph.ID]held, error) {
	stored := map[graph.ID]held{}
	if known, err := heldDataset(ctx, r, w.slug); err != nil || known == nil {
		return stored, err
	}
	for _, k := range loaded() {
		q := graph.Query{Kind: k, Where: graph.Is("dataset", w.slug), Limit: pageOfScan}
		for rec, err := range r.Scan(ctx, q) {
			if err != nil {
				return nil, err
			}
			m := rec.Base()
			was := held{kind: k, digest: m.Digest}
			if _, kept := w.mine[m.ID]; !kept {
				was.refs = nodeOf(rec).refs
			}
			stored[m.ID] = was
		}
	}
	return stored, nil
}

// loaded are the kinds of records that datasets consist of.
func loaded() []graph.Kind {
	return slices.DeleteFunc(graph.Kinds(), func(k graph.Kind) bool {
		return k == graph.KindDataset || k == graph.KindQuestion
	})
}

// sealKnown sets the digests of the records that the store has too; of the
// others it does so itself.
func sealKnown(ctx context.Context, w *world, stored map[graph.ID]held) error {
	if len(stored) == 0 {
		return nil
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for chunk := range slices.Chunk(w.items, pageOfScan) {
		group.Go(func() error {
			for i := range chunk {
				rec := chunk[i].Record
				if _, known := stored[rec.Base().ID]; !known {
					continue
				}
				if err := graph.Seal(rec); err != nil {
					return err
				}
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}

// content is the digest of all records of a bundle together, each sealed.
func content(items []Item) (string, error) {
	lines := make([]string, len(items))
	for i := range items {
		m := items[i].Record.Base()
		if m.Digest == "" {
			if err := graph.Seal(items[i].Record); err != nil {
				return "", err
			}
		}
		lines[i] = string(m.ID) + " " + m.Digest + "\n"
	}
	slices.Sort(lines)
	h := sha256.New()
	for _, l := range lines {
		h.Write([]byte(l))
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

func counts(items []Item) map[string]int {
	out := map[string]int{}
	for i := range items {
		out[string(items[i].Record.Kind())]++
	}
	return out
}
