package graphtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// Dump writes all that a store holds in one canonical form, a JSON object a
// line, by kind and id; without the revision and the time of loading, so that
// stores that hold the same graph dump alike.
func Dump(ctx context.Context, s graph.Reader) ([]byte, error) {
	var out bytes.Buffer
	for _, k := range graph.Kinds() {
		records, err := scanAll(ctx, s, graph.Query{Kind: k})
		if err != nil {
			return nil, fmt.Errorf("dump %s: %w", k, err)
		}
		slices.SortFunc(records, func(a, b graph.Record) int {
			return strings.Compare(string(a.Base().ID), string(b.Base().ID))
		})
		for _, r := range records {
			if err := dumpOne(&out, r); err != nil {
				return nil, err
			}
		}
	}
	return out.Bytes(), nil
}

func dumpOne(out *bytes.Buffer, r graph.Record) error {
	if d, ok := r.(*graph.Dataset); ok {
		d.LoadedAt = ""
	}
	body, err := graph.Encode(r)
	if err != nil {
		return fmt.Errorf("dump %s: %w", r.Base().ID, err)
	}
	sortKey, err := json.Marshal(r.Base().Sort)
	if err != nil {
		return err
	}
	digest := r.Base().Digest
	if r.Kind() == graph.KindDataset {
		digest = "" // it covers the time of loading
	}
	fmt.Fprintf(out, `{"kind":%q,"sort":%s,"digest":%q,"record":%s}`+"\n", r.Kind(), sortKey, digest, body)
	return nil
}

func scanAll(ctx context.Context, s graph.Reader, q graph.Query) ([]graph.Record, error) {
	var out []graph.Record
	for r, err := range s.Scan(ctx, q) {
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// Empty deletes all that a store holds.
func Empty(ctx context.Context, s graph.Store) error {
	kinds := graph.Kinds()
	slices.Reverse(kinds)
	var ids []graph.ID
	for _, k := range kinds {
		records, err := scanAll(ctx, s, graph.Query{Kind: k})
		if err != nil {
			return fmt.Errorf("empty: %w", err)
		}
		for _, r := range records {
			ids = append(ids, r.Base().ID)
		}
	}
	for batch := range slices.Chunk(ids, graph.MaxBatch) {
		_, err := s.Update(ctx, func(tx graph.Tx) error { return tx.Delete(ctx, batch...) })
		if err != nil {
			return fmt.Errorf("empty: %w", err)
		}
	}
	return nil
}
