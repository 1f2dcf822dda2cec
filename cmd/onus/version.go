package main

import (
	"context"
	"flag"
	"fmt"
	"runtime/debug"
)

// version is the subcommand version.
func version(_ context.Context, a *app, args []string) error {
	fs := a.flags("version", "")
	if _, err := a.parse(fs, args); err != nil {
		return err
	}
	v := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = info.Main.Version
	}
	fmt.Fprintf(a.out, "onus %s\n", v)
	return nil
}

// dossiers parses the flags of a command that takes folders.
func (a *app) dossiers(fs *flag.FlagSet, args []string) ([]string, error) {
	dirs, err := a.parse(fs, args)
	if err == nil && len(dirs) == 0 {
		err = usageError{fs.Name() + ": name a folder, the dossier"}
	}
	return dirs, err
}
