package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"onus/graph"
	"onus/graph/export"
)

// argumentFormats are the exports of questions as arguments and attacks.
var argumentFormats = map[string]func(context.Context, graph.Reader, export.Selection, io.Writer) error{
	"iccma": export.ICCMA, "argdown": export.Argdown, "bag": export.BAG,
}

// exportGraph is the subcommand export.
func exportGraph(ctx context.Context, a *app, args []string) error {
	fs := a.flags("export", "csv TABLE | iccma | argdown | bag")
	var s storeFlags
	s.add(fs)
	dataset := fs.String("dataset", "", "csv: only records of this dataset; else only questions on which it testifies")
	question := fs.String("question", "", "not csv: only this question (an id)")
	event := fs.String("event", "", "not csv: only questions on this event (an id)")
	profile := fs.String("profile", "", "iccma, bag: what ranks higher under this profile (an id) goes first")
	rest, err := a.parse(fs, args)
	if err != nil {
		return err
	}
	sel := export.Selection{Question: graph.ID(*question), Event: graph.ID(*event), Dataset: *dataset, Profile: graph.ID(*profile)}
	write, err := exporter(rest, sel)
	if err != nil {
		return err
	}
	if err := s.exists(); err != nil {
		return err
	}
	return a.with(ctx, s, func(store graph.Store) error { return write(ctx, store, a.out) })
}

// exporter finds out what to write, and refuses flags that would do nothing.
func exporter(args []string, s export.Selection) (func(context.Context, graph.Reader, io.Writer) error, error) {
	switch {
	case len(args) == 2 && args[0] == "csv":
		if s != (export.Selection{Dataset: s.Dataset}) {
			return nil, usageError{"export csv: --question, --event and --profile are for iccma, argdown and bag"}
		}
		table := export.Table{Name: args[1]}
		if s.Dataset != "" {
			table.Where = graph.Is("dataset", s.Dataset)
		}
		return func(ctx context.Context, r graph.Reader, w io.Writer) error { return export.CSV(ctx, r, table, w) }, nil
	case len(args) == 1 && argumentFormats[args[0]] != nil:
		if args[0] == "argdown" && s.Profile != "" {
			return nil, usageError{"export argdown: --profile is for iccma and bag; Argdown knows no ranks"}
		}
		write := argumentFormats[args[0]]
		return func(ctx context.Context, r graph.Reader, w io.Writer) error { return write(ctx, r, s, w) }, nil
	}
	return nil, usageError{fmt.Sprintf("export: expected iccma, argdown, bag, or csv and a table: %s", strings.Join(export.Tables(), ", "))}
}
