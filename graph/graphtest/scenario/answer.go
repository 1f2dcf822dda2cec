package scenario

import (
	"context"
	"slices"
	"strings"

	"onus/graph"
)

// Part names a part of the contrast of a claim.
type Part string

// The parts that expectations look at.
const (
	For          Part = "for"
	Against      Part = "against"
	Consistent   Part = "consistent"
	Qualifying   Part = "qualifying"
	Undercut     Part = "undercut"
	Hinges       Part = "hinges"
	Readings     Part = "readings"
	Robust       Part = "robust"
	Cut          Part = "cut"
	Interests    Part = "interests"
	Silent       Part = "silent"
	LeftOut      Part = "left out"
	RootsFor     Part = "roots for"
	RootsAgainst Part = "roots against"
)

// Lens asks under other conditions; the zero Lens under none.
type Lens struct {
	Profile   graph.ID
	AsKnownOn graph.Date
	Datasets  []graph.ID // ids of Dataset records: only these
	Sources   []graph.ID // only these
	Without   []graph.ID // datasets, sources, presumptions, claims, evidence, identities
}

// Asked is a question to an [Asker]: part of the contrast of a claim.
type Asked struct {
	Claim graph.ID
	Lens  Lens
	Part  Part
}

// Asker is one way of asking for contrasts: pure functions, a store, an API.
// It answers with the part that is asked for, and whatever else it likes.
type Asker interface {
	Ask(context.Context, Asked) (Answer, error)
}

// Answer is a contrast, or a part of one, as an Asker tells it.
type Answer struct {
	Lists     map[Part][]Testimony // For to Hinges
	Readings  []Reading
	Robust    string // "" for none
	Cut       bool
	Interests map[graph.ID][]string // in words, by the witness's claim
	Silent    []graph.ID            // sources
	LeftOut   int
	Roots     map[Part][]Root // RootsFor and RootsAgainst
}

// Testimony is one piece of evidence in a list. What a way of asking does not
// tell is nil, and not compared.
type Testimony struct {
	Rule       string
	From       graph.ID
	Opposition string // "" for none
	Force      string
	Certainty  string
	UndercutBy []graph.ID
	Flagged    *bool
	Puts       *string     // the value it puts into the question, in words
	AsOf       *string     // EDTF
	RestsOn    *[]graph.ID // its premises; the claim it comes from may be among them
}

// Reading is the standing under one profile.
type Reading struct {
	Profile     graph.ID
	Standing    string
	Presumptive bool
	DecidedBy   []Testimony
}

// Root is who says it ("" for nobody named) in which source.
type Root struct{ Claimant, Source graph.ID }

// String is the testimony in the words of the notation.
func (t Testimony) String() string {
	words := []string{t.Rule, nameOf(t.From)}
	for _, w := range []string{t.Opposition, t.Force, t.Certainty} {
		if w != "" && w != string(graph.Strict) && w != string(graph.Definite) {
			words = append(words, w)
		}
	}
	if t.Flagged != nil && *t.Flagged {
		words = append(words, "flagged")
	}
	if t.Puts != nil && *t.Puts != "" {
		words = append(words, "puts "+*t.Puts)
	}
	if t.AsOf != nil && *t.AsOf != "" {
		words = append(words, "as of "+*t.AsOf)
	}
	if others := t.beside(); len(others) > 0 {
		words = append(words, "resting on "+slugs(others))
	}
	if len(t.UndercutBy) > 0 {
		words = append(words, "undercut by "+slugs(t.UndercutBy))
	}
	return strings.Join(words, " ")
}

// beside is what it rests on beside the claim that it comes from.
func (t Testimony) beside() []graph.ID {
	if t.RestsOn == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(*t.RestsOn), func(id graph.ID) bool { return id == t.From })
}

func (r Root) String() string {
	if r.Claimant == "" {
		return nameOf(r.Source)
	}
	return nameOf(r.Source) + " by " + nameOf(r.Claimant)
}

// slugs are ids as the notation spells them, sorted, with “and” between.
func slugs(ids []graph.ID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = nameOf(id)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " and ")
}
