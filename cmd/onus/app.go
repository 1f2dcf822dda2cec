package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/rs/zerolog"
)

// app is what the commands share: where to write, and the environment.
type app struct {
	out, err io.Writer
	env      func(string) string
}

// flags makes the flag set of a command. Parse it with a.parse.
func (a *app) flags(name, args string) *flag.FlagSet {
	fs := flag.NewFlagSet("onus "+name, flag.ContinueOnError)
	fs.SetOutput(a.err)
	fs.Usage = func() {
		fmt.Fprintf(a.err, "usage: onus %s [flags] %s\n", name, args)
		fs.VisitAll(func(f *flag.Flag) {
			fmt.Fprintf(a.err, "  --%-12s %s (%s", f.Name, f.Usage, variable(f.Name))
			if f.DefValue != "" {
				fmt.Fprintf(a.err, "; default %s", f.DefValue)
			}
			fmt.Fprintln(a.err, ")")
		})
	}
	return fs
}

// parse reads flags, which may stand after arguments too; a flag that is not
// given takes its value from its variable.
func (a *app) parse(fs *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, errHelp
			}
			return nil, usageError{err.Error()}
		}
		if fs.NArg() == 0 {
			return rest, a.fromEnvironment(fs)
		}
		rest, args = append(rest, fs.Arg(0)), fs.Args()[1:]
	}
}

func (a *app) fromEnvironment(fs *flag.FlagSet) error {
	given := map[string]bool{}
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	var bad error
	fs.VisitAll(func(f *flag.Flag) {
		value := a.env(variable(f.Name))
		if value == "" || given[f.Name] {
			return
		}
		if err := fs.Set(f.Name, value); err != nil {
			bad = usageError{fmt.Sprintf("%s=%q: %v", variable(f.Name), value, err)}
		}
	})
	return bad
}

func variable(flagName string) string {
	return "ONUS_" + strings.ToUpper(strings.ReplaceAll(flagName, "-", "_"))
}

// logger writes to stderr: lines for people on a terminal, JSON otherwise.
func (a *app) logger() zerolog.Logger {
	if a.terminal() {
		return zerolog.New(zerolog.ConsoleWriter{Out: a.err, TimeFormat: time.TimeOnly}).With().Timestamp().Logger()
	}
	return zerolog.New(a.err).With().Timestamp().Logger()
}

func (a *app) terminal() bool {
	f, ok := a.err.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
