// Command onus loads what sources say about who knew, decided or did what, and
// sets every claim against its counter-evidence.
//
//	onus serve                     the founding dataset, over GraphQL, with GraphiQL
//	onus check DIR                 what is wrong with a dossier
//	onus load DIR                  a dossier into the store
//	onus delete DATASET            a dataset out of the store
//	onus derive                    questions, evidence and standings anew
//	onus contrast CLAIM            what speaks for and against a claim
//	onus diff OLD NEW              what differs between two versions of a dataset, and what came of it
//	onus compare SOURCE SOURCE     where sources put the same people on a scale
//	onus export csv TABLE          a table of the store
//	onus export iccma              arguments and attacks; also argdown, bag
//
// onus COMMAND --help tells more. Every flag has an environment variable: --store
// is ONUS_STORE. Exit codes:
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
	context.AfterFunc(ctx, stop) // who says it twice does not want to wait
	a := &app{out: os.Stdout, err: os.Stderr, env: os.Getenv, terminal: isTerminal(os.Stderr)}
	os.Exit(a.run(ctx, os.Args[1:]))
}

// run dispatches to the subcommand and gives the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	if len(args) == 0 {
		overview(a.err)
		return exitUsage
	}
	switch args[0] {
	case "help", "--help", "-help", "-h":
		return a.finish(a.help(args[1:]))
	case "--version", "-version":
		args = append([]string{"version"}, args[1:]...)
	}
	return a.finish(a.dispatch(ctx, args[0], args[1:]))
}

func (a *app) help(about []string) error {
	if len(about) == 0 {
		overview(a.out)
		return nil
	}
	for _, name := range about {
		c, err := commandNamed(name)
		if err != nil {
			return err
		}
		c.help(a.out)
	}
	return nil
}

func (a *app) dispatch(ctx context.Context, name string, args []string) error {
	c, err := commandNamed(name)
	if err != nil {
		return err
	}
	if asksForHelp(args) {
		c.help(a.out)
		return nil
	}
	s := c.make()
	rest, err := a.parse(c.flags(s), args)
	if err != nil {
		return err
	}
	return s.run(ctx, a, rest)
}

// finish reports an error once, for people, and gives its exit code.
func (a *app) finish(err error) int {
	if err != nil && !errors.Is(err, errTold) {
		fmt.Fprintln(a.err, "onus: "+message(err))
	}
	return exitCode(err)
}
