package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"onus/graph"
)

// print writes the comparison for a reader at a terminal.
func (c *comparison) print(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "%s\n%s\n\n", c.EventName, c.Question)
	for i, s := range c.Sources {
		fmt.Fprintf(w, "  [%d] %s (%s)\n", i+1, s.Name, s.ID)
	}
	c.printTable(w)
	c.printApart(w, "DISAGREEMENTS, the widest first", c.Disagreements)
	c.printApart(w, "WHO MOVES, from source to source or from time to time", c.moversOnly())
	c.printTwice(w)
	c.printLeftOut(w)
	c.printSilent(w)
	c.printPairs(w)
	c.printPlaces(w)
	if c.Truncated {
		fmt.Fprintln(w, "\nNot all that these sources say was read.")
	}
	return w.Flush()
}

// number is how the table calls a source.
func (c *comparison) number(source graph.ID) string {
	for i, s := range c.Sources {
		if s.ID == source {
			return fmt.Sprintf("[%d]", i+1)
		}
	}
	return string(source)
}

func (c *comparison) printTable(w io.Writer) {
	if len(c.Rows) == 0 {
		fmt.Fprintln(w, "\nNone of them places anybody on this scale about this event.")
		return
	}
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	head := ""
	for _, s := range c.Sources {
		head += "\t" + c.number(s.ID)
	}
	fmt.Fprintln(t, head)
	for _, r := range c.Rows {
		fmt.Fprintln(t, r.Subject.Name+"\t"+strings.Join(each(r.Cells, cell.words), "\t"))
	}
	_ = t.Flush() // into a buffer, whose own Flush reports
	fmt.Fprintln(w, "\n* by a rule, as from a claim on each of a body, or from acts;  *? and only possibly;  - says nothing of him"+c.legend())
}

// legend explains the brackets, where there are any.
func (c *comparison) legend() string {
	for _, r := range c.Rows {
		for _, x := range r.Cells {
			if slices.ContainsFunc(x.Places, func(p at) bool { return p.Undercut }) {
				return ";  [ ] undercut: it counts nowhere below"
			}
		}
	}
	return ""
}

// moversOnly leaves out the movers that are disagreements already.
func (c *comparison) moversOnly() []apart {
	var out []apart
	for _, a := range c.Movers {
		if a.From.Source == a.To.Source || !a.Excludes {
			out = append(out, a)
		}
	}
	return out
}

func (c *comparison) printApart(w io.Writer, title string, as []apart) {
	if len(as) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, a := range as {
		fmt.Fprintf(t, "  %s\t%s\t%s\tdistance %d\n", a.Subject.Name, c.where(a.From), c.where(a.To), a.Distance)
	}
	_ = t.Flush()
}

func (c *comparison) where(s stood) string {
	return fmt.Sprintf("%s %s (%s)", c.number(s.Source), strings.Join(s.Grades, " or "), s.asOf)
}

func (c *comparison) printTwice(w io.Writer) {
	if len(c.Twice) > 0 {
		fmt.Fprintln(w, "\nWHO STANDS TWICE IN ONE SOURCE")
	}
	for _, t := range c.Twice {
		fmt.Fprintf(w, "  %s: %s (%s) and %s (%s)\n", t.Subject.Name, c.where(t.First), t.First.Claim, c.where(t.Second), t.Second.Claim)
	}
}

func (c *comparison) printLeftOut(w io.Writer) {
	if len(c.LeftOut) > 0 {
		fmt.Fprintln(w, "\nWHO IS LEFT OUT")
	}
	for _, s := range c.Sources {
		var others []string
		for _, o := range c.LeftOut {
			switch {
			case o.Source != s.ID:
			case o.Grouping == "":
				others = append(others, o.Subject.Name)
			case o.Certainty == string(graph.PossibleOnly):
				fmt.Fprintf(w, "  by %s: %s (only possibly a member)\n", c.number(s.ID), o.Because)
			default:
				fmt.Fprintf(w, "  by %s: %s\n", c.number(s.ID), o.Because)
			}
		}
		if len(others) > 0 {
			fmt.Fprintf(w, "  by %s, and placed by others: %s\n", c.number(s.ID), strings.Join(others, ", "))
		}
	}
}

func (c *comparison) printSilent(w io.Writer) {
	if len(c.Silent) > 0 {
		fmt.Fprintln(w, "\nSILENT")
	}
	for _, s := range c.Silent {
		fmt.Fprintf(w, "  %s places nobody (claims that it has on this event: %d)\n", c.number(s.Source), s.Claims)
	}
}

func (c *comparison) printPairs(w io.Writer) {
	fmt.Fprintln(w, "\nAGREEMENT, on those whom both place for certain")
	for _, p := range c.Pairs {
		fmt.Fprintf(w, "  %s and %s agree on %d of %d that both grade", c.number(p.A), c.number(p.B), p.Agree, p.Both)
		if p.Apart > 0 {
			fmt.Fprintf(w, "; on %d they speak of different times", p.Apart)
		}
		fmt.Fprintln(w)
		if p.AdjustedRand == p.Variation {
			fmt.Fprintf(w, "    adjusted Rand index and variation of information: %s\n", p.AdjustedRand)
			continue
		}
		fmt.Fprintf(w, "    adjusted Rand index: %s\n", p.AdjustedRand)
		fmt.Fprintf(w, "    variation of information, in nats: %s\n", p.Variation)
	}
	fmt.Fprintf(w, "  Krippendorff's alpha (ordinal), all sources: %s\n", c.Alpha)
}

// String is the figure with the number of people it rests on, or why there is
// none.
func (f figure) String() string {
	if f.Value == nil {
		return fmt.Sprintf("none (n = %d): %s", f.N, f.Reason)
	}
	return fmt.Sprintf("%.3f (n = %d)", *f.Value, f.N)
}

// printPlaces tells, source by source, which claims are behind its column;
// claims that stand at the same places are listed together.
func (c *comparison) printPlaces(w io.Writer) {
	for i, s := range c.Sources {
		claims := c.behind(i)
		if len(claims) > 0 {
			fmt.Fprintf(w, "\nWHERE %s SAYS SO: %s\n", c.number(s.ID), s.Name)
		}
		for j, t := range claims {
			fmt.Fprintf(w, "- %s\n  %s\n", t.Claim, t.Text)
			if j+1 == len(claims) || !slices.Equal(t.Where, claims[j+1].Where) {
				printPlaces(w, t.Where)
			}
			for _, u := range t.UndercutBy {
				fmt.Fprintf(w, "  undercut by %s\n", u)
			}
		}
	}
}

// behind are the claims behind the column of a source, each once.
func (c *comparison) behind(column int) []sourceSays {
	var out []sourceSays
	seen := map[graph.ID]bool{}
	for _, r := range c.Rows {
		for _, p := range r.Cells[column].Places {
			for _, t := range p.Testimony {
				if !seen[t.Claim] {
					seen[t.Claim] = true
					out = append(out, t)
				}
			}
		}
	}
	return out
}
