package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"onus/graph"
)

// answer is as much of the GraphQL answer as is compared.
type answer struct {
	Data struct {
		Contrast struct {
			For, Against, Qualifying []testimony
			Readings                 []struct{ Standing string }
		}
	}
	Errors []struct{ Message string }
}

type testimony struct {
	ID, Rule string
	Claim    struct{ ID string }
}

// rows is as much of the bare answer.
type rows struct {
	Claims            []struct{ ID string }
	Derived, Asserted []struct{ ID string }
}

// compare asks both ways, and reports testimony that the handwritten
// statement did not fetch.
func (p *pair) compare(ctx context.Context, claim graph.ID, l *latencies) error {
	b, err := p.askGraphQL(ctx, claim)
	if err != nil {
		return err
	}
	l.onusBytes += len(b)
	var a answer
	if err := json.Unmarshal(b, &a); err != nil {
		return err
	}
	if len(a.Errors) > 0 {
		return fmt.Errorf("graphql: %v", a.Errors)
	}
	if b, err = p.askBare(ctx, claim); err != nil {
		return err
	}
	l.bareBytes += len(b)
	var r rows
	if err := json.Unmarshal(b, &r); err != nil {
		return err
	}
	l.testimony += a.all()
	l.bareTestimony += len(r.Derived) + len(r.Asserted)
	return a.within(r)
}

func (a *answer) all() int {
	c := a.Data.Contrast
	return len(c.For) + len(c.Against) + len(c.Qualifying)
}

func (a *answer) within(r rows) error {
	known := map[string]bool{}
	for _, list := range [][]struct{ ID string }{r.Claims, r.Derived, r.Asserted} {
		for _, x := range list {
			known[x.ID] = true
		}
	}
	c := a.Data.Contrast
	for _, list := range [][]testimony{c.For, c.Against, c.Qualifying} {
		for _, t := range list {
			isAnswer := slices.Contains([]string{"direct", "sole", "joined-after", "self-contradiction"}, t.Rule) // not stored: told by the claims
			if !known[t.Claim.ID] || !isAnswer && !known[t.ID] {
				return fmt.Errorf("the handwritten statement did not fetch %s (%s, from %s)", t.ID, t.Rule, t.Claim.ID)
			}
		}
	}
	return nil
}
