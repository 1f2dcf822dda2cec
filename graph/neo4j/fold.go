package neo4j

import (
	"cmp"
	"context"
	"slices"

	"onus/graph"
)

// Folded relations are for the eye, and for those who ask in Cypher who held
// what: derived from one claim each, marked so, and no part of any record.
// Walk and all other reads pass them by.
const (
	held    = "HELD"        // Person to Position, of a Tenure
	tookIn  = "TOOK_PART"   // Person to Event, of an act
	placed  = "PLACED"      // Person to Event, of an Attribution
	against = "CONTRADICTS" // Claim to the Claim that it, or a rule from it, is against
	fromKey = "from"
)

var folded = []string{held, tookIn, placed, against}

// fold is one folded relation.
type fold struct {
	rel      string
	from, to graph.ID
	props    map[string]any
}

// foldsOf gives the folded relations of a record: of claims.
func foldsOf(r graph.Record) []fold {
	c, ok := r.(*graph.Claim)
	if !ok {
		return nil
	}
	return append(foldsOfForm(c), foldsAgainst(c)...)
}

// foldsAgainst lead to a claim from those whose testimony is against it.
func foldsAgainst(c *graph.Claim) []fold {
	var out []fold
	for _, o := range c.Derived.Opponents {
		props := foldProps(c, "by "+o.Rule)
		props["rule"], props["evidence"] = o.Rule, string(o.Evidence)
		putText(props, "force", string(o.Force))
		out = append(out, fold{against, o.Claim, c.ID, props})
	}
	return out
}

func foldProps(c *graph.Claim, caption string) map[string]any {
	return map[string]any{"claim": string(c.ID), "derived": true, propCaption: caption}
}

// foldsOfForm are of claims whose canonical subjects are known and which are
// meant as said. A denied tenure or act makes none; a denied placement says so.
func foldsOfForm(c *graph.Claim) []fold {
	if len(c.Derived.Subjects) == 0 || !c.Modality.Counts() {
		return nil
	}
	props := foldProps(c, saidOf(c))
	switch x := c.Form.(type) {
	case *graph.Tenure:
		if c.Denies {
			return nil
		}
		props[propCaption] = cmp.Or(spell(x), "held")
		putText(props, fromKey, x.Start.String())
		putText(props, "to", x.End.String())
		putText(props, "attested", x.Attested.String())
		return foldEach(c, held, x.Positions, props)
	case *graph.Deed:
		if c.Denies {
			return nil
		}
		props["act"] = string(x.Act)
		putText(props, "date", x.Date.String())
		return foldEach(c, tookIn, eventsOf(c, x.Event), props)
	case *graph.Attribution:
		props["scale"], props["grades"], props["source"] = string(x.Scale), x.Grades, string(c.Source)
		if c.Denies {
			props["denies"] = true
		}
		putText(props, "asOf", x.AsOf.String())
		return foldEach(c, placed, eventsOf(c, x.Event), props)
	}
	return nil
}

func putText(props map[string]any, name, value string) {
	if value != "" {
		props[name] = value
	}
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

func foldEach(c *graph.Claim, rel string, to []graph.ID, props map[string]any) []fold {
	var out []fold
	for _, subject := range c.Derived.Subjects {
		for _, end := range to {
			out = append(out, fold{rel, subject, end, props})
		}
	}
	return out
}

// noteFolds keeps what is to be folded until the end of the update, when the
// persons, positions and events are surely there.
func (b *batch) noteFolds() {
	for _, id := range b.order {
		delete(b.tx.folds, id)
		if n := b.wanted[id].node; n != nil && len(n.folds) > 0 {
			b.tx.folds[id] = n.folds
		}
	}
}

// fold takes away the folded relations of claims that were written or
// deleted, and makes their new ones. Only persons and claims have them: who
// is told of an organization has none.
func (t *tx) fold(ctx context.Context) error {
	var stale []string
	for id := range t.unfolds {
		stale = append(stale, string(id))
	}
	slices.Sort(stale)
	for _, rel := range folded {
		if err := t.do(ctx, "UNWIND $rows AS row MATCH ()-[r:"+rel+" {claim: row}]->() USING INDEX SEEK r:"+rel+"(claim) DELETE r", stale); err != nil {
			return err
		}
	}
	made, err := t.foldRows(ctx)
	if err != nil {
		return err
	}
	for rel, rows := range made.all() {
		text := language + "UNWIND $rows AS row MATCH (a:Person|Claim) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1] " +
			"CREATE (a)-[r:" + rel + "]->(b) SET r = row[2]"
		if err := t.do(ctx, text, rows); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) foldRows(ctx context.Context) (made grouped[[]any], err error) {
	var ends []edge
	for _, folds := range t.folds {
		for _, f := range folds {
			ends = append(ends, edge{from: f.from, to: f.to})
		}
	}
	if err := t.number(ctx, ends); err != nil {
		return made, err
	}
	for _, folds := range t.folds {
		for _, f := range folds {
			from, begins := t.numbers[f.from]
			to, ends := t.numbers[f.to]
			if begins && ends {
				made.add(f.rel, []any{from, to, f.props})
			}
		}
	}
	return made, nil
}
