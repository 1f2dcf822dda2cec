package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
)

const argdownHead = `===
title: Disputes
model:
    mode: strict
===

/*
Statements are claims, by their ids. An argument is a testimony (its evidence's
id, "@", the question's) or an undercut. Not carried: ranks and standings,
conflicts that are merely possible, testimony that is consistent with a claim,
checks, claims that are not asserted, premises other than the claim that a
testimony comes from, dates, places and who says it.
*/
`

// Argdown writes the disputes of a selection as an Argdown document in strict
// mode, a heading for each question. A statement is supported (+) by those
// that entail it and by testimony that carries it, is contrary to others (-)
// or contradictory (><), and attacked (-) by testimony with which it conflicts
// definitely; an argument is undercut (_) by others. What the format cannot
// carry stands in a comment at the head. The profile of the selection changes
// nothing. Memory is bounded by a page of questions, and the undercuts.
func Argdown(ctx context.Context, from graph.Reader, s Selection, w io.Writer) error {
	out := argdown{w: bufio.NewWriter(w), objections: newObjections()}
	fmt.Fprint(out.w, argdownHead)
	return s.write(ctx, from, out.w, out.write)
}

type argdown struct {
	*objections
	w *bufio.Writer // remembers its first error
}

func (f *argdown) write(d *contrast.Dispute) {
	if len(d.Arguments) == 0 {
		return
	}
	fmt.Fprintf(f.w, "\n# %s\n", plain(d.Title()))
	if d.Truncated {
		fmt.Fprintf(f.w, "\n/* Not all answers to this question were read. */\n")
	}
	claims := map[graph.ID]int{}
	for i, c := range d.Claims() {
		claims[c.ID] = i
	}
	for i, c := range d.Claims() {
		fmt.Fprintf(f.w, "\n[%s]: %s\n", c.ID, plain(cmp.Or(c.Name, contrast.Says(c))))
		for _, x := range d.On(c) {
			a := d.Arguments[x.Argument]
			if a.Own && !x.Own {
				f.relate(x, "["+string(a.Claim.ID)+"]", claims[a.Claim.ID] > i)
			} else {
				f.relate(x, "<"+a.Name()+">", false)
			}
		}
	}
	f.arguments(d)
}

// relate writes how a claim or a testimony stands to the statement above.
// Conflicts of claims are symmetric: one of the two lines is enough.
func (f *argdown) relate(how contrast.Bearing, by string, again bool) {
	sign := ""
	switch {
	case how.Carries:
		sign = "+"
	case again:
	case how.Opposition == contrast.Contradictory && by[0] == '[':
		sign = "><"
	case how.Opposition == contrast.Contradictory || how.Opposition == contrast.Contrary:
		sign = "-"
	}
	if sign != "" {
		fmt.Fprintf(f.w, "  %s %s\n", sign, by)
	}
}

// arguments writes what each argument is, the claim it comes from, and its
// undercuts.
func (f *argdown) arguments(d *contrast.Dispute) {
	undercuts := map[int][]string{}
	for _, x := range d.Attacks {
		if by, on := d.Arguments[x.By], d.Arguments[x.On]; !by.Testimony && f.firstAttack(by, on) {
			undercuts[x.On] = append(undercuts[x.On], by.Name())
		}
	}
	for i, a := range d.Arguments {
		if f.first(a, i) {
			fmt.Fprintf(f.w, "\n<%s>: %s\n", a.Name(), plain(reason(d, a)))
			if a.Claim != nil && !a.Own {
				fmt.Fprintf(f.w, "  + [%s]\n", a.Claim.ID)
			}
		} else if len(undercuts[i]) > 0 {
			fmt.Fprintf(f.w, "\n<%s>\n", a.Name())
		}
		for _, by := range undercuts[i] {
			fmt.Fprintf(f.w, "  _ <%s>\n", by)
		}
	}
}

// reason is an argument in words.
func reason(d *contrast.Dispute, a contrast.Argument) string {
	switch {
	case a.Own:
		return "So it is said in " + placeOf(d.Part, a.Claim) + "."
	case a.Testimony:
		return "By rule " + a.Rule + ": " + a.Because
	}
	words := cmp.Or(a.Note, a.Because)
	if words == "" && a.Claim != nil {
		words = a.Claim.Name
	}
	return "An undercut: " + words
}

func placeOf(part *graph.Part, c *graph.Claim) string {
	where := c.Source.Slug()
	if s := graph.Get[*graph.Source](part, c.Source); s != nil {
		where = cmp.Or(s.Name, where)
	}
	for _, id := range c.Passages {
		if p := graph.Get[*graph.Passage](part, id); p != nil && p.Locator != "" {
			return where + ", " + p.Locator
		}
	}
	return where
}

// plain is a text on one line that Argdown reads as nothing but text.
func plain(text string) string {
	var b strings.Builder
	words := strings.Join(strings.Fields(text), " ")
	for i := range len(words) {
		c := words[i]
		inWord := i+1 < len(words) && words[i+1] != ' '
		if strings.IndexByte("\\@#*_[]<>{}/=", c) >= 0 || (c == '.' || c == ':') && inWord {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}
