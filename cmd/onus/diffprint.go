package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"onus/graph/contrast"
	"onus/graph/diff"
)

// How much a terminal is shown of a list, unless all is asked for.
const (
	questionsShown = 25
	reasonsShown   = 5
	recordsShown   = 15
	lettersShown   = 90 // of a text or a value
)

// diffPrinter writes a difference for a reader at a terminal.
type diffPrinter struct {
	*bufio.Writer
	all bool
}

func (v *diffView) print(to io.Writer, all bool) error {
	w := diffPrinter{bufio.NewWriter(to), all}
	fmt.Fprintf(w, "%s\n", v.Dataset)
	v.Old.print(w, "old")
	v.New.print(w, "new")
	if v.Same {
		fmt.Fprintln(w, "\nNothing differs, and every claim stands as it stood.")
	} else {
		w.fields("  ", v.About)
		v.printStandings(w)
		w.records(v.Claims)
		for _, k := range v.Others {
			w.records(k)
		}
	}
	v.printAround(w)
	return w.Flush()
}

func (s stateView) print(w io.Writer, which string) {
	fmt.Fprintf(w, "  %s: %s", which, s.Where)
	if s.Version != "" {
		fmt.Fprintf(w, ", version %s", s.Version)
	}
	fmt.Fprintf(w, ", %d records\n", s.Records)
}

func (v *diffView) printStandings(w diffPrinter) {
	if len(v.Questions) == 0 {
		fmt.Fprintln(w, "\nSTANDINGS: every claim stands as it stood.")
		return
	}
	claims := 0
	for _, q := range v.Questions {
		claims += len(q.Claims)
	}
	fmt.Fprintf(w, "\nSTANDINGS: %s on %s\n", counted(claims, "claim"), counted(len(v.Questions), "question"))
	for _, q := range v.Questions[:w.shown(len(v.Questions), questionsShown)] {
		q.print(w)
	}
	w.more(len(v.Questions), questionsShown, "")
}

func (q questionView) print(w diffPrinter) {
	fmt.Fprintf(w, "\n%s\n", orNone(q.Title, string(q.ID)))
	for _, c := range q.Claims {
		c.print(w)
	}
	for _, c := range q.Because[:w.shown(len(q.Because), reasonsShown)] {
		id := string(c.ID)
		if c.Rule != "" {
			id = "by rule " + c.Rule // its own id tells nobody anything
		}
		fmt.Fprintf(w, "  %s: %s %s%s\n", c.Change, c.Kind, id, c.words())
	}
	w.more(len(q.Because), reasonsShown, "  ")
}

func (c turnedView) print(w diffPrinter) {
	edited := ""
	if c.Edited {
		edited = " (changed itself)"
	}
	fmt.Fprintf(w, "  %s%s: %s\n", c.ID, edited, cut(c.Text))
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, r := range c.rows() {
		fmt.Fprintf(t, "    %s → %s\t%s\n", standingWord(r.Was), standingWord(r.Is), strings.Join(r.under, ", "))
	}
	_ = t.Flush() // into a buffer, whose own Flush reports
}

// row is one turn of a claim, and all profiles under which it took it.
type row struct {
	diff.Turn
	under []string
}

// rows are the turns of a claim, the most important first.
func (c turnedView) rows() []row {
	var out []row
	add := func(t diff.Turn, under string) {
		for i := range out {
			if out[i].Turn == t {
				out[i].under = append(out[i].under, under)
				return
			}
		}
		if t.IsTurn() {
			out = append(out, row{t, []string{under}})
		}
	}
	for _, t := range c.Standings {
		add(diff.Turn{Was: t.Old, Is: t.New}, t.Profile)
	}
	add(diff.Turn{Was: c.Robust.Old, Is: c.Robust.New}, "robust")
	slices.SortStableFunc(out, func(a, b row) int { return cmp.Compare(b.Weight(), a.Weight()) })
	return out
}

func standingWord(s contrast.Standing) string { return orNone(string(s), "–") }

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return s
}

func (c changeView) words() string {
	out := ""
	if c.From != "" {
		out += ", from " + string(c.From)
	}
	if c.Text != "" {
		out += ": " + cut(c.Text)
	}
	return out
}

func (w diffPrinter) records(k recordsView) {
	if len(k.Added)+len(k.Removed)+len(k.Changed) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s: %d added, %d removed, %d changed\n", strings.ToUpper(k.Kind), len(k.Added), len(k.Removed), len(k.Changed))
	for _, list := range []struct {
		sign    string
		changes []changeView
	}{{"+", k.Added}, {"-", k.Removed}, {"~", k.Changed}} {
		for _, c := range list.changes[:w.shown(len(list.changes), recordsShown)] {
			fmt.Fprintf(w, "%s %s%s\n", list.sign, c.ID, c.words())
			w.fields("    ", c.Fields)
		}
		w.more(len(list.changes), recordsShown, list.sign+" ")
	}
}

func (w diffPrinter) fields(indent string, fields []fieldView) {
	for _, f := range fields {
		fmt.Fprintf(w, "%s%s: %s → %s\n", indent, f.Name, cut(inWords(f.Old)), cut(inWords(f.New)))
	}
}

func (v *diffView) printAround(w io.Writer) {
	if len(v.Around) == 0 {
		return
	}
	fmt.Fprintln(w, "\nThe two do not stand among the same datasets, which may be why a claim stands otherwise:")
	for _, o := range v.Around {
		switch {
		case o.Old == "":
			fmt.Fprintf(w, "  %s: beside the new one only\n", o.Dataset)
		case o.New == "":
			fmt.Fprintf(w, "  %s: beside the old one only\n", o.Dataset)
		default:
			fmt.Fprintf(w, "  %s: of another content beside each\n", o.Dataset)
		}
	}
}

func (w diffPrinter) shown(n, most int) int {
	if w.all {
		return n
	}
	return min(n, most)
}

func (w diffPrinter) more(n, most int, indent string) {
	if rest := n - w.shown(n, most); rest > 0 {
		fmt.Fprintf(w, "%s… and %d more (--all lists them)\n", indent, rest)
	}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func cut(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if letters := []rune(s); len(letters) > lettersShown {
		return string(letters[:lettersShown-1]) + "…"
	}
	return s
}
