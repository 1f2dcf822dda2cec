package main

import (
	"flag"
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
	terminal bool // err is one: somebody watches
}

// flags makes the flag set of a command.
func (c command) flags(s subcommand) *flag.FlagSet {
	fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors are told once, by finish
	fs.Usage = func() {}
	s.add(fs)
	return fs
}

// parse reads flags, which may stand after arguments too; a flag that is not
// given takes its value from its variable.
func (a *app) parse(fs *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			return nil, wrongFlag(fs, err)
		}
		parsed := len(args) - fs.NArg()
		if parsed > 0 && args[parsed-1] == "--" { // what follows are arguments
			return append(rest, fs.Args()...), a.fromEnvironment(fs)
		}
		if fs.NArg() == 0 {
			return rest, a.fromEnvironment(fs)
		}
		rest, args = append(rest, fs.Arg(0)), fs.Args()[1:]
	}
}

const undefined = "flag provided but not defined: -"

// wrongFlag says what the package flag found, in words of ours.
func wrongFlag(fs *flag.FlagSet, err error) error {
	text := strings.NewReplacer(" -", " --").Replace(err.Error())
	if name, is := strings.CutPrefix(err.Error(), undefined); is {
		var names []string
		for _, n := range flagNames(fs) {
			names = append(names, "--"+n)
		}
		text = unknown("flag", "--"+strings.TrimLeft(name, "-"), names).Error()
	}
	return usagef("%s: %s; onus %[1]s --help lists its flags", fs.Name(), text)
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
			bad = usagef("%s=%q: %v", variable(f.Name), value, err)
		}
	})
	return bad
}

func variable(flagName string) string {
	return "ONUS_" + strings.ToUpper(strings.ReplaceAll(flagName, "-", "_"))
}

// logger writes to stderr: lines for people on a terminal, JSON otherwise.
func (a *app) logger() zerolog.Logger {
	if a.terminal {
		return zerolog.New(zerolog.ConsoleWriter{Out: a.err, TimeFormat: time.TimeOnly}).With().Timestamp().Logger()
	}
	return zerolog.New(a.err).With().Timestamp().Logger()
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
