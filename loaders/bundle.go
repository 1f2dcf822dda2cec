package loaders

import "onus/graph"

// Item is one record as it was read, with its places.
type Item struct {
	Record graph.Record
	At     Place        // of the record: its line, or the beginning of its mapping
	Fields []FieldPlace // of single fields, where known
}

// FieldPlace is where a value of a record stands, in the record's file. Of a
// field that holds several references each may have its own, counted from 0.
type FieldPlace struct {
	Name         string
	Nth          int32
	Line, Column int32
}

// Place is where the field stands, else the record.
func (it *Item) Place(field string) Place { return it.PlaceOf(field, 0) }

// PlaceOf is where the nth reference in a field stands, else the field, else
// the record.
func (it *Item) PlaceOf(field string, nth int) Place {
	at := it.At
	for _, f := range it.Fields {
		if f.Name != field || (f.Nth != 0 && int(f.Nth) != nth) {
			continue
		}
		at.Line, at.Column = int(f.Line), int(f.Column)
		if int(f.Nth) == nth {
			break
		}
	}
	return at
}

// Bundle is a dataset as it was read. It may be faulty: Check says.
type Bundle struct {
	Dataset  *graph.Dataset // never nil; Dataset.Meta.Dataset is the slug
	At       Place          // of the dataset's own description
	Items    []Item
	BuiltIn  bool     // the dataset base; nobody else may call a dataset so
	Problems Problems // what the reader found; Check and Load give them with their own
}

// Slug is the slug of the dataset.
func (b *Bundle) Slug() string { return b.Dataset.Dataset }
