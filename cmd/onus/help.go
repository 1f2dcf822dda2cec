package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

const (
	commonCodes = "0 done, 1 the data or the question is at fault"
	otherCodes  = "2 usage, 3 the store is away"
)

func overview(w io.Writer) {
	fmt.Fprintln(w, "onus sets what sources say about responsibility against the counter-evidence.")
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, c := range commands() {
		fmt.Fprintf(t, "  onus %s\t%s\n", strings.TrimSpace(c.name+" "+c.args), c.about)
	}
	_ = t.Flush() // as Fprintln
	fmt.Fprintln(w)
	fmt.Fprintln(w, "onus COMMAND --help tells its flags; each has a variable, as ONUS_STORE for --store.")
	fmt.Fprintf(w, "Exit codes: %s, %s.\n", commonCodes, otherCodes)
}

// help explains the command.
func (c command) help(w io.Writer) {
	fs := c.flags(c.make())
	fmt.Fprintf(w, "onus %s: %s.\n\nusage: onus %s", c.name, c.about, c.name)
	if hasFlags(fs) {
		fmt.Fprint(w, " [flags]")
	}
	fmt.Fprintln(w, strings.TrimRight(" "+c.args, " "))
	if c.details != "" {
		fmt.Fprintf(w, "\n%s\n", c.details)
	}
	if hasFlags(fs) {
		fmt.Fprintln(w, "\nFlags, each with the variable that is read where it is not given:")
		fs.VisitAll(func(f *flag.Flag) { explain(w, f) })
	}
	fmt.Fprintln(w, "\nFor example:")
	for _, e := range c.examples {
		fmt.Fprintf(w, "  onus %s\n", e)
	}
	fmt.Fprintf(w, "\nExit codes: %s, %s.\n", cmp.Or(c.codes, commonCodes), otherCodes)
}

func explain(w io.Writer, f *flag.Flag) {
	kind, usage := flag.UnquoteUsage(f)
	name := strings.TrimSpace("--" + f.Name + " " + strings.ToUpper(kind))
	fmt.Fprintf(w, "  %s (%s)\n      %s", name, variable(f.Name), usage)
	if f.DefValue != "" && f.DefValue != "false" {
		fmt.Fprintf(w, "; default %s", f.DefValue)
	}
	fmt.Fprintln(w)
}

func hasFlags(fs *flag.FlagSet) bool { return len(flagNames(fs)) > 0 }

func flagNames(fs *flag.FlagSet) []string {
	var out []string
	fs.VisitAll(func(f *flag.Flag) { out = append(out, f.Name) })
	return out
}

// asksForHelp reports whether --help is among the arguments, wherever it stands.
func asksForHelp(args []string) bool {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	return slices.ContainsFunc(args, func(s string) bool { return s == "--help" || s == "-help" || s == "-h" })
}
