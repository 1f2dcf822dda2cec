package export

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"onus/graph"
	"onus/graph/contrast"
)

// Weights of a bag: even is that of every argument where no profile is asked
// for, and of what ranks 0 under one; firm is that of what ranks 1.
const (
	even = 0.5
	firm = 1.0
)

// BAG writes the disputes of a selection as one bipolar argumentation graph
// with weights, as programs for gradual semantics read it: arg(name, weight),
// att(a, b) and sup(a, b), each argument before what it is in. Its arguments
// are those of the disputes (see [contrast.Argument.Name]), and each claim in
// each question that it answers, named ID@QUESTION. Testimony supports the
// claims that it carries and attacks those with which it conflicts definitely;
// undercuts attack what they are on. The format has no comments. Memory is
// bounded by a page of questions and the undercuts.
func BAG(ctx context.Context, from graph.Reader, s Selection, w io.Writer) error {
	out := bag{w: bufio.NewWriter(w), objections: newObjections()}
	return s.write(ctx, from, out.w, out.write)
}

type bag struct {
	*objections
	w *bufio.Writer // remembers its first error
}

func (b *bag) write(d *contrast.Dispute) {
	claims := d.Claims()
	for _, c := range claims {
		b.argument(claimIn(d, c), even)
	}
	for i, a := range d.Arguments {
		if b.first(a, i) {
			b.argument(a.Name(), even+(firm-even)*float64(a.Rank))
		}
	}
	for _, c := range claims {
		for _, x := range d.On(c) {
			b.bears(d.Arguments[x.Argument].Name(), x, claimIn(d, c))
		}
	}
	for _, x := range d.Attacks {
		if by, on := d.Arguments[x.By], d.Arguments[x.On]; !by.Testimony && b.firstAttack(by, on) {
			fmt.Fprintf(b.w, "att(%s, %s)\n", by.Name(), on.Name())
		}
	}
}

func (b *bag) argument(name string, weight float64) {
	fmt.Fprintf(b.w, "arg(%s, %g)\n", name, weight)
}

func (b *bag) bears(testimony string, how contrast.Bearing, claim string) {
	switch {
	case how.Carries:
		fmt.Fprintf(b.w, "sup(%s, %s)\n", testimony, claim)
	case how.Opposition == contrast.Contradictory || how.Opposition == contrast.Contrary:
		fmt.Fprintf(b.w, "att(%s, %s)\n", testimony, claim)
	}
}

// claimIn names a claim as an answer to the question of a dispute.
func claimIn(d *contrast.Dispute, c *graph.Claim) string {
	return string(c.ID) + "@" + string(d.Question.ID)
}
