package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
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
	v.printAsides(w)
	return w.Flush()
}

// silentShown is how many silent sources are named one by one.
const silentShown = 5

func (v *view) printAsides(w io.Writer) {
	if len(v.Hinges) > 0 {
		fmt.Fprintln(w, "\nIT HANGS ON")
	}
	for _, h := range v.Hinges {
		fmt.Fprintf(w, "- %s, by rule %s\n  %s\n", h.Claim, h.Rule, h.Because)
	}
	if v.HingesCut {
		fmt.Fprintln(w, "- Not all that it might hang on was tried.")
	}
	if len(v.Interests) > 0 {
		fmt.Fprintln(w, "\nWHAT ITS WITNESSES HAVE TO GAIN")
	}
	for _, i := range v.Interests {
		fmt.Fprintf(w, "- %s, by rule %s: %s\n", i.Claim, i.Rule, i.Because)
	}
	if len(v.Silent) > 0 {
		fmt.Fprintf(w, "\nSILENT ON IT: %d sources that tell of the event\n", len(v.Silent))
	}
	for _, s := range v.Silent[:min(len(v.Silent), silentShown)] {
		fmt.Fprintf(w, "- %s: %s\n", s.Source, s.Because)
	}
	if v.Left {
		fmt.Fprintln(w, "\nThe claim itself is left out under these conditions.")
	}
	for _, l := range v.LeftOut {
		fmt.Fprintf(w, "\nLeft out, %s: %d claims, in %d sources\n", l.Reason, l.Claims, len(l.Sources))
	}
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
	bounds := ""
	if len(e.Bounds) > 0 {
		bounds = "differs in " + strings.Join(e.Bounds, " and ")
	}
	for _, more := range []string{e.Says, dated(e.AsOf), e.Opposition, bounds, e.Force, e.Certainty} {
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
