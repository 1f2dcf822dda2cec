package main

import (
	"encoding/json"
	"flag"
	"io"
)

// jsonFlag is the flag of a command that can answer programs.
type jsonFlag struct{ json bool }

func (j *jsonFlag) add(fs *flag.FlagSet) {
	fs.BoolVar(&j.json, "json", false, "write JSON, for programs")
}

// printed is an answer in words, for people.
type printed interface{ print(io.Writer) error }

// answer writes what a command has to say, for people or as JSON.
func (a *app) answer(v printed, asJSON bool) error {
	if asJSON {
		return a.writeJSON(v)
	}
	return v.print(a.out)
}

func (a *app) writeJSON(v any) error {
	out := json.NewEncoder(a.out)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(v)
}

// noArguments refuses arguments where a command takes none.
func noArguments(command string, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usagef("%s takes no arguments, and got %q; onus %[1]s --help tells its flags", command, args[0])
}
