package export

import (
	"context"
	"iter"
	"strconv"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
)

// pair is a claim and a testimony on a question that it answers.
type pair struct {
	dispute  *contrast.Dispute
	claim    *graph.Claim
	argument int
	bearing  contrast.Bearing
	undercut string // ids of the undercuts on the testimony, whatever undercuts them
}

// The words of the column bearing.
const (
	bearsItself     = "itself"     // the claim is its own testimony
	bearsFor        = "for"        // what satisfies it satisfies the claim
	bearsAgainst    = "against"    // they cannot both hold
	bearsPerhaps    = "perhaps"    // against, if dates lie so: they may conflict
	bearsConsistent = "consistent" // they overlap
)

func (p *pair) says() string {
	switch p.bearing.Opposition {
	case contrast.Contradictory, contrast.Contrary:
		return bearsAgainst
	case contrast.Tension:
		return bearsPerhaps
	}
	switch {
	case p.bearing.Own:
		return bearsItself
	case p.bearing.Carries:
		return bearsFor
	}
	return bearsConsistent
}

func (p *pair) evidence() contrast.Argument { return p.dispute.Arguments[p.argument] }

// undercutsIn are the ids of the undercuts on each testimony of a dispute.
func undercutsIn(d *contrast.Dispute) map[int][]string {
	out := map[int][]string{}
	for _, x := range d.Attacks {
		if by := d.Arguments[x.By]; !by.Testimony {
			out[x.On] = append(out[x.On], string(by.ID))
		}
	}
	return out
}

// claimEvidence has a row for each claim and each testimony on a question that
// the claim answers: what a contrast shows, for all claims.
func claimEvidence() *table {
	return &table{kind: graph.KindClaim, about: "a row for each claim and each testimony on a question that it answers", columns: pairColumns(), pairs: pairs}
}

func pairColumns() []column {
	id := func(name string, of func(*pair) graph.ID) column {
		return column{Column: Column{name, ID}, cell: func(r row) string { return string(of(r.pair)) }}
	}
	text := func(name string, of func(*pair) string) column {
		return words(name, func(r row) string { return of(r.pair) })
	}
	source := func(p *pair, c *graph.Claim) string { return nameOf(p.dispute.Part, c.Source) }
	columns := []column{
		id("question", func(p *pair) graph.ID { return p.dispute.Question.ID }),
		text("questionName", func(p *pair) string { return p.dispute.Question.Name }),
		id("claim", func(p *pair) graph.ID { return p.claim.ID }),
		text("claimText", func(p *pair) string { return p.claim.Name }),
		text("claimSays", func(p *pair) string { return contrast.Says(p.claim) }),
		id("claimSource", func(p *pair) graph.ID { return p.claim.Source }),
		text("claimSourceTitle", func(p *pair) string { return source(p, p.claim) }),
		id("evidence", func(p *pair) graph.ID { return p.evidence().ID }),
		text("bearing", (*pair).says),
		text("opposition", func(p *pair) string { return string(p.bearing.Opposition) }),
		text("rule", func(p *pair) string { return p.evidence().Rule }),
		text("force", func(p *pair) string { return string(p.evidence().Force) }),
		text("certainty", func(p *pair) string { return string(p.evidence().Certainty) }),
		text("because", func(p *pair) string { return p.evidence().Because }),
		id("from", func(p *pair) graph.ID { return p.evidence().From }),
		text("fromText", func(p *pair) string { return p.evidence().Claim.Name }),
		text("fromSays", func(p *pair) string { return contrast.Says(p.evidence().Claim) }),
		id("fromSource", func(p *pair) graph.ID { return p.evidence().Claim.Source }),
		text("fromSourceTitle", func(p *pair) string { return source(p, p.evidence().Claim) }),
	}
	return append(columns,
		column{Column: Column{"undercutBy", List}, cell: func(r row) string { return r.pair.undercut }},
		column{Column: Column{"cut", Boolean}, cell: func(r row) string { return strconv.FormatBool(r.pair.dispute.Truncated) }})
}

// pairs runs through the questions; a page of them is one walk. The filter
// holds for the claims.
func pairs(ctx context.Context, from graph.Reader, where graph.Filter) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		if err := where.Check(graph.KindClaim); err != nil {
			yield(row{}, err)
			return
		}
		for d, err := range Disputes(ctx, from, Selection{}) {
			if err != nil {
				yield(row{}, err)
				return
			}
			if !pairsOf(d, where, yield) {
				return
			}
		}
	}
}

func pairsOf(d *contrast.Dispute, where graph.Filter, yield func(row, error) bool) bool {
	undercuts := undercutsIn(d)
	for _, c := range d.Claims() {
		if !where.Holds(c) {
			continue
		}
		for _, b := range d.On(c) {
			if !yield(row{record: c, pair: &pair{d, c, b.Argument, b, strings.Join(undercuts[b.Argument], "; ")}}, nil) {
				return false
			}
		}
	}
	return true
}
