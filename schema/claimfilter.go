package schema

import (
	"github.com/graph-gophers/graphql-go"

	"onus/graph"
)

// claimFilter is the input ClaimFilter.
type claimFilter struct {
	common
	And        *[]claimFilter
	Or         *[]claimFilter
	Not        *claimFilter
	Form       *[]string
	Subject    idList
	Source     idList
	Passage    idList
	Claimant   idList
	Event      idList
	Scale      idList
	Grade      *[]string
	Position   idList
	Act        idList
	Question   idList
	Grouping   idList
	Denies     *bool
	Modality   *[]string
	Confidence *[]string
	Basis      *[]string
	Genre      *[]string
	Disputed   *bool
	OpposedBy  *[]string
	Standing   *standingFilter
	Robust     *[]string
	Made       *dateFilter
	Available  *dateFilter
	Date       *dateFilter
	AsOf       *dateFilter
}

func (f *claimFilter) joined() (and, or *[]claimFilter, not *claimFilter) { return f.And, f.Or, f.Not }

func (f *claimFilter) given(c *conditions) {
	f.common.given(c)
	f.givenRefs(c)
	f.givenDerived(c)
	c.enum("form", f.Form, "")
	c.text("grades", f.Grade)
	c.truth("denies", f.Denies)
	c.enum("modality", f.Modality, "ASSERTED")
	c.enum("confidence", f.Confidence, "")
	c.enum("basis", f.Basis, "UNKNOWN")
	c.date("made", f.Made)
	c.date("date", f.Date)
	c.date("asOf", f.AsOf)
}

// givenRefs adds conditions on what the claim refers to. Subjects and events
// are found under each of the ids that an Identity joins.
func (f *claimFilter) givenRefs(c *conditions) {
	c.anyOf(f.Subject, "canonicalSubjects", "subject", "subjects")
	c.anyOf(f.Event, "canonicalEvents", "event", "events")
	c.oneOf("source", f.Source)
	c.oneOf("passages", f.Passage)
	c.oneOf("claimants", f.Claimant)
	c.oneOf("scale", f.Scale)
	c.oneOf("positions", f.Position)
	c.oneOf("act", f.Act)
	c.oneOf("questions", f.Question)
	c.oneOf("grouping", f.Grouping)
}

// givenDerived adds conditions on what Onus works out.
func (f *claimFilter) givenDerived(c *conditions) {
	c.enum("genre", f.Genre, "")
	c.date("available", f.Available)
	c.truth("disputed", f.Disputed)
	c.text("opposedBy", f.OpposedBy)
	c.enum("robust", f.Robust, "")
	if f.Standing != nil {
		c.add(graph.Is("standings", f.Standing.values()...))
	}
}

// standingFilter is the input StandingFilter.
type standingFilter struct {
	Profile  graphql.ID
	Standing []string
}

// values are the standings as claims have them: "level=open".
func (s *standingFilter) values() []string {
	out := words(s.Standing)
	for i := range out {
		out[i] = graph.ID(s.Profile).Slug() + "=" + out[i]
	}
	return out
}
