package main

import (
	"bufio"
	"fmt"
	"io"
	"text/tabwriter"
)

// print writes the contrast for a reader at a terminal.
func (v *view) print(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "%s\n  %s\n  says %s, in %s\n", v.Claim, v.Text, v.Says, v.Source)
	printPlaces(w, v.Where)
	printList(w, "FOR", v.For)
	printList(w, "AGAINST", v.Against)
	printList(w, "CONSISTENT WITH IT", v.Consistent)
	printList(w, "QUALIFYING", v.Qualifying)
	printList(w, "UNDERCUT", v.Undercut)
	if v.Truncated {
		fmt.Fprintln(w, "\nNot all answers to this question were read.")
	}
	v.printReadings(w)
	return w.Flush()
}

func printList(w io.Writer, title string, es []evidence) {
	if len(es) == 0 {
		fmt.Fprintf(w, "\n%s: nothing\n", title)
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for _, e := range es {
		e.print(w)
	}
}

func (e evidence) print(w io.Writer) {
	fmt.Fprintf(w, "- %s\n  %s\n", e.Claim, e.Text)
	line := "by rule " + e.Rule
	for _, more := range []string{e.Says, dated(e.AsOf), e.Opposition, e.Force, e.Certainty} {
		if more != "" {
			line += ", " + more
		}
	}
	if e.Premises > 1 {
		line += fmt.Sprintf(", %d claims as premises", e.Premises)
	}
	fmt.Fprintf(w, "  %s\n  in %s\n", line, e.Source)
	printPlaces(w, e.Where)
	if e.Because != "" {
		fmt.Fprintf(w, "  because: %s\n", e.Because)
	}
	for _, u := range e.UndercutBy {
		fmt.Fprintf(w, "  undercut by %s\n", u)
	}
}

func dated(asOf string) string {
	if asOf == "" {
		return ""
	}
	return "as of " + asOf
}

func printPlaces(w io.Writer, places []place) {
	for _, p := range places {
		fmt.Fprintf(w, "  at %s", p.Source)
		if p.Locator != "" {
			fmt.Fprintf(w, ", %s", p.Locator)
		}
		if p.Quote != "" {
			fmt.Fprintf(w, ": “%s”", p.Quote)
		}
		fmt.Fprintln(w)
	}
}

func (v *view) printReadings(w io.Writer) {
	if len(v.Readings) == 0 {
		fmt.Fprintln(w, "\nIt answers no question, so nothing stands against it or for it.")
		return
	}
	fmt.Fprintln(w, "\nUNDER WHICH RULE OF SOURCE CRITICISM DOES IT SURVIVE?")
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, r := range v.Readings {
		presumptive := ""
		if r.Presumptive {
			presumptive = " (presumptive)"
		}
		fmt.Fprintf(t, "  %s\t%s%s\t%s\n", r.Profile.Slug(), r.Standing, presumptive, r.Because)
	}
	_ = t.Flush() // into a buffer, whose own Flush reports
	robust := string(v.Robust)
	if robust == "" {
		robust = "no: the rules disagree, or none decides"
	}
	fmt.Fprintf(w, "  robust: %s\n", robust)
}
