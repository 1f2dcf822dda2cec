package schema

import "onus/graph"

// dataset resolves the type Dataset.
type dataset struct {
	base
	d *graph.Dataset
}

func newDataset(d *graph.Dataset, in *cohort) *dataset {
	return &dataset{base{d, in}, d}
}

// Licence is how it may be used.
func (d *dataset) Licence() *string { return text(d.d.Licence) }

// Version is what its authors call it.
func (d *dataset) Version() *string { return text(d.d.Version) }

// Description is a note by its authors.
func (d *dataset) Description() *string { return text(d.d.Description) }

// Digest is that of all its records.
func (d *dataset) Digest() *string { return text(d.d.Content) }

// State is how far loading has come.
func (d *dataset) State() string { return enumOr(d.d.State, "LOADING") }

// LoadedAt is when it was loaded.
func (d *dataset) LoadedAt() *string { return text(d.d.LoadedAt) }

// Counts are its records by kind, in the order of the kinds.
func (d *dataset) Counts() []*kindCount {
	out := []*kindCount{}
	for _, k := range graph.Kinds() {
		if n := d.d.Counts[string(k)]; n > 0 {
			out = append(out, &kindCount{k, n})
		}
	}
	return out
}

// kindCount resolves the type KindCount.
type kindCount struct {
	kind graph.Kind
	n    int
}

// Kind is the kind.
func (c *kindCount) Kind() string { return enum(string(c.kind)) }

// Count is how many.
func (c *kindCount) Count() int32 { return int32(c.n) }
