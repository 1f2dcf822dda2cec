package drawing

import (
	"cmp"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
)

// What claims and identities fold into; of claims by the names that
// graph/neo4j has for them. Evidence folds into its stance: CONTRADICTS.
const (
	Held      = "HELD"      // of a Tenure: agent to position
	TookPart  = "TOOK_PART" // of an act: agent to event
	Placed    = "PLACED"    // of an Attribution: agent to event
	SameAs    = "SAME_AS"
	Different = "DIFFERENT_FROM"
)

// foldsOf gives the edges into which a claim folds: those that are meant as
// said (asserted or presupposed), of persons and organizations after Identity
// where derivation has found them, else as written. A tenure or act that is
// denied folds into none, nor does an act in no event; a placement that is
// denied says so.
func foldsOf(c *graph.Claim) []Edge {
	if !c.Modality.Counts() {
		return nil
	}
	switch f := c.Form.(type) {
	case *graph.Tenure:
		if !c.Denies {
			return foldEach(c, Held, f.Subject, f.Positions)
		}
	case *graph.Deed:
		if !c.Denies {
			return foldEach(c, TookPart, f.Subject, eventsOf(c, f.Event))
		}
	case *graph.Attribution:
		return foldEach(c, Placed, f.Subject, eventsOf(c, f.Event))
	}
	return nil
}

func eventsOf(c *graph.Claim, event graph.ID) []graph.ID {
	switch {
	case len(c.Derived.Events) > 0:
		return c.Derived.Events
	case event != "":
		return []graph.ID{event}
	}
	return nil
}

func foldEach(c *graph.Claim, kind string, subject graph.ID, to []graph.ID) []Edge {
	subjects := c.Derived.Subjects
	if len(subjects) == 0 && subject != "" {
		subjects = []graph.ID{subject}
	}
	var out []Edge
	seen := map[[2]graph.ID]bool{}
	for _, from := range subjects {
		for _, end := range to {
			if pair := [2]graph.ID{from, end}; !seen[pair] {
				seen[pair] = true
				out = append(out, Edge{ID: edgeID(c.ID, kind, from, end), From: from, To: end, Kind: kind, Claim: c.ID})
			}
		}
	}
	return out
}

// foldedClaim gives the edges of a claim with all that they say.
func foldedClaim(c *graph.Claim) []Edge {
	edges := foldsOf(c)
	if len(edges) == 0 {
		return nil
	}
	label, spells, attributes := short(contrast.Says(c)), toldIn(c), saysOf(c)
	if d, ok := c.Form.(*graph.Deed); ok {
		label = d.Act.Slug()
	}
	for i := range edges {
		edges[i].Label, edges[i].Spells, edges[i].Attributes = label, slices.Clone(spells), slices.Clone(attributes)
	}
	return edges
}

// foldedIdentity is the edge between two records that are, or are not, the
// same.
func foldedIdentity(x *graph.Identity) Edge {
	kind := SameAs
	if x.Differ {
		kind = Different
	}
	a := attributes{}
	a.text("text", x.Name)
	a.text("dataset", x.Dataset)
	a.date("made", x.Date)
	a.text("editor", x.By)
	a.text("note", x.Reason)
	return Edge{ID: string(x.ID), From: x.A, To: x.B, Kind: kind, Label: words(kind), Claim: x.ID, Attributes: a}
}

// foldedEvidence is the edge of authored evidence, from its claim to the claim
// that it is on. Of an undercut that is the claim from which the testimony
// comes that it undercuts, which the attribute "on" names, or "rule" where it
// is derived. There is none for evidence that rules derive: what it is on is a
// question.
func foldedEvidence(e *graph.Evidence, near Near) (Edge, bool) {
	if e.IsDerived() {
		return Edge{}, false
	}
	edge := Edge{ID: string(e.ID), From: e.From, To: e.On, Kind: kindOf(e.Stance), Claim: e.ID}
	edge.Label = words(edge.Kind)
	a := attributes{}
	a.text("text", e.Name)
	a.text("dataset", e.Dataset)
	a.text("saidIn", string(e.Source))
	if from := near.From(e.On); from != "" {
		edge.To = from
		a.text("on", string(e.On))
	}
	if e.On == "" {
		edge.To = e.OnClaim
		a.text("rule", e.OnRule)
		a.text("whom", string(e.OnWhom))
	}
	a.text("editor", e.Editor)
	a.text("note", e.Note)
	edge.Attributes = a
	return edge, edge.To != "" && edge.From != ""
}

// kindOf is CONTRADICTS, SUPPORTS, QUALIFIES or UNDERCUTS.
func kindOf(s graph.Stance) string {
	return cmp.Or(strings.ToUpper(string(s)), "EVIDENCE") // loaders let only the stances pass
}
