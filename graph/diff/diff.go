package diff

import (
	"onus/graph"
	"onus/graph/contrast"
)

// Diff is what differs between two states of a dataset.
type Diff struct {
	Dataset   string
	Was, Is   State
	About     []Field     // of the dataset's own description
	Questions []*Question // on which a claim stands otherwise, the most important first
	Kinds     []Records   // claims first, then the other kinds in their order; only those that differ
	Around    []Dataset   // other datasets that are not the same on both sides, by slug: they may be why a claim stands otherwise
}

// IsEmpty reports that the two states are the same, and that all claims stand
// the same in both. What is around them may differ.
func (d *Diff) IsEmpty() bool {
	return len(d.About) == 0 && len(d.Questions) == 0 && len(d.Kinds) == 0
}

// State is one of the two.
type State struct {
	Dataset  *graph.Dataset
	Revision int64 // of the store, while it was read
}

// Dataset is one that stands around the dataset compared; nil where it is not.
type Dataset struct {
	Slug    string
	Was, Is *graph.Dataset
}

// Records are the changes among the author's records of one kind, by id.
type Records struct {
	Kind                    graph.Kind
	Added, Removed, Changed []Change
}

// Change is one record in both states: Was is nil if it was added, Is if it
// was removed.
type Change struct {
	Was, Is graph.Record
	Fields  []Field // that differ, in the order of graph.Fields; none if it was added or removed
}

// Record is the record as it is, or was if it is no longer.
func (c Change) Record() graph.Record {
	if c.Is != nil {
		return c.Is
	}
	return c.Was
}

// Field is one field of a record that differs, its values as graph.Flatten
// gives them; nil is none.
type Field struct {
	Name    string
	Was, Is any
}

// Question is a question on which a claim stands otherwise than it did.
type Question struct {
	ID      graph.ID
	Title   string   // in words
	Claims  []*Claim // the most important first
	Because []Change // claims that answer it and evidence that bears on it, where they differ: claims first, by id
}

// Claim is a claim, of any dataset that both sides hold, that stands
// otherwise than it did. One that was added or removed is none of them.
type Claim struct {
	Was, Is *graph.Claim
	Edited  bool   // its author changed it
	Under   []Turn // profiles that differ, by their slugs
	Robust  Turn   // may be no turn
}

// Turn is how a claim stood and stands under a profile; "" is no reading
// (robust: none that is). Profiles that only one side has are left out.
type Turn struct {
	Profile string // slug; "" for robust
	Was, Is contrast.Standing
}
