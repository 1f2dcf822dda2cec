// Command onus loads what sources say about who knew, decided or did what, and
// sets every claim against its counter-evidence.
//
//	onus serve                     the founding dataset, over GraphQL, with GraphiQL
//	onus check DIR                 what is wrong with a dossier
//	onus load DIR                  a dossier into the store
//	onus derive                    questions, evidence and standings anew
//	onus contrast CLAIM            what speaks for and against a claim
//	onus diff OLD NEW              what differs between two versions of a dataset, and what came of it
//	onus compare SOURCE SOURCE     where sources put the same people on a scale
//	onus export csv TABLE          a table of the store
//	onus export iccma              arguments and attacks; also argdown, bag
//
// Every flag has an environment variable: --store is ONUS_STORE. Exit codes:
// 0 done, 1 the data or the question is at fault, 2 usage, 3 the store is away.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{out: os.Stdout, err: os.Stderr, env: os.Getenv}
	os.Exit(a.run(ctx, os.Args[1:]))
}

// command is one subcommand.
type command struct {
	name, args, about string
	run               func(context.Context, *app, []string) error
}

func commands() []command {
	return []command{
		{"serve", "", "answer GraphQL over HTTP; loads the founding dataset into the store", serve},
		{"check", "DIR ...", "report all that is wrong with dossiers; load nothing", check},
		{"load", "DIR ...", "load dossiers into the store, and derive", load},
		{"derive", "", "derive questions, evidence and standings anew", deriveAll},
		{"contrast", "CLAIM", "set a claim against its counter-evidence (an id, or words of it)", contrastClaim},
		{"diff", "[OLD] NEW", "compare two versions of a dataset: its records, and how claims stand", diffVersions},
		{"export", "FORMAT", "write a table of the store (csv TABLE), or arguments (iccma, argdown, bag)", exportGraph},
		{"compare", "SOURCE ...", "set sources side by side: where they put the same people on a scale", compareSources},
		{"version", "", "print the version", version},
	}
}

// run dispatches to the subcommand and gives the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		a.usage()
		if len(args) == 0 {
			return exitUsage
		}
		return exitDone
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return a.finish(c.run(ctx, a, args[1:]))
		}
	}
	return a.finish(usageError{fmt.Sprintf("unknown command %q; onus help lists them", args[0])})
}

func (a *app) usage() {
	fmt.Fprintln(a.out, "onus sets what sources say about responsibility against the counter-evidence.")
	fmt.Fprintln(a.out)
	for _, c := range commands() {
		fmt.Fprintf(a.out, "  onus %-9s %-10s %s\n", c.name, c.args, c.about)
	}
	fmt.Fprintln(a.out)
	fmt.Fprintln(a.out, "onus COMMAND --help tells its flags; each has a variable, as ONUS_STORE for --store.")
	fmt.Fprintln(a.out, "Exit codes: 0 done, 1 the data or the question is at fault, 2 usage, 3 the store is away.")
}

// finish reports an error once, for people, and gives its exit code.
func (a *app) finish(err error) int {
	switch code := exitCode(err); {
	case err == nil || errors.Is(err, errHelp):
		return exitDone
	default:
		fmt.Fprintln(a.err, "onus: "+message(err))
		return code
	}
}
