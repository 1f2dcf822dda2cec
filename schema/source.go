package schema

import (
	"context"

	"onus/graph"
)

// source resolves the type Source.
type source struct {
	base
	s *graph.Source
}

func newSource(s *graph.Source, in *cohort) *source {
	return &source{base{s, in}, s}
}

// OtherNames is its title in other languages.
func (s *source) OtherNames() []*name { return newNames(s.s.OtherNames) }

// Genre is what sort of source it is.
func (s *source) Genre() *string { return enumOrNull(s.s.Genre) }

// Class is the class of its genre.
func (s *source) Class() string { return enum(string(s.s.Genre.Class())) }

// Authors are who made it.
func (s *source) Authors(ctx context.Context) ([]*agent, error) {
	return agents(ctx, s.in, s.s.Authors)
}

// Created is when it was made.
func (s *source) Created() *date { return newDate(s.s.Created) }

// Published is when it was printed.
func (s *source) Published() *date { return newDate(s.s.Published) }

// Available is when it was open to readers.
func (s *source) Available() *date { return newDate(s.s.Available) }

// Archive holds it.
func (s *source) Archive() *string { return text(s.s.Archive) }

// CallNumber is its number there.
func (s *source) CallNumber() *string { return text(s.s.CallNumber) }

// URL is where it can be read.
func (s *source) URL() *string { return text(s.s.URL) }

// Language is its language.
func (s *source) Language() *string { return text(s.s.Language) }

// DerivesFrom says what it comes from, and how.
func (s *source) DerivesFrom() []*derivation {
	out := make([]*derivation, len(s.s.DerivesFrom))
	for i, d := range s.s.DerivesFrom {
		out[i] = &derivation{d, s.in}
	}
	return out
}

// Complete says that it lists all there is.
func (s *source) Complete() *bool { return &s.s.Complete }

// Bibliographic is CSL-JSON.
func (s *source) Bibliographic() *string { return text(s.s.Bibliographic) }

// Lost says that nobody has seen it.
func (s *source) Lost() bool { return s.s.Lost }

// Description is a note by the editors.
func (s *source) Description() *string { return text(s.s.Description) }

// derivation resolves the type Derivation.
type derivation struct {
	d  graph.Derivation
	in *cohort
}

// How is how the source comes from the other.
func (d *derivation) How() string { return d.d.How }

// Source is the other.
func (d *derivation) Source(ctx context.Context) (*source, error) {
	return must(ctx, d.in, d.d.Source, newSource)
}
