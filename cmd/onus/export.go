package main

import (
	"context"
	"flag"
	"io"
	"maps"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/export"
)

// argumentFormats are the exports of questions as arguments and attacks.
var argumentFormats = map[string]func(context.Context, graph.Reader, export.Selection, io.Writer) error{
	"iccma": export.ICCMA, "argdown": export.Argdown, "bag": export.BAG,
}

// exporting is the subcommand export.
type exporting struct {
	storeFlags
	dataset, question, event, profile string
}

func (e *exporting) add(fs *flag.FlagSet) {
	e.storeFlags.add(fs)
	fs.StringVar(&e.dataset, "dataset", "", "csv: only records of this dataset (its `slug`); else only questions on which it testifies")
	fs.StringVar(&e.question, "question", "", "not csv: only this question (an `id`)")
	fs.StringVar(&e.event, "event", "", "not csv: only questions on this event (an `id`)")
	fs.StringVar(&e.profile, "profile", "", "iccma, bag: what ranks higher under this profile goes first (an `id`, or the slug of one of Onus's own)")
}

func aboutExport() string {
	return "FORMAT is iccma (for argumentation solvers), argdown (an argument map), bag (a weighted bipolar graph), or csv and a table:\n" +
		strings.Join(export.Tables(), ", ") + "."
}

func (e *exporting) run(ctx context.Context, a *app, args []string) error {
	sel := export.Selection{Question: graph.ID(e.question), Event: graph.ID(e.event), Dataset: e.dataset, Profile: profileID(e.profile)}
	write, err := exporter(args, sel)
	if err != nil {
		return err
	}
	return a.withFounded(ctx, e.storeFlags, func(store graph.Store) error {
		if err := selectionIsKnown(ctx, store, sel); err != nil {
			return err
		}
		return write(ctx, store, a.out)
	})
}

func selectionIsKnown(ctx context.Context, store graph.Reader, s export.Selection) error {
	if s.Dataset != "" {
		if err := isHeld(ctx, store, s.Dataset); err != nil {
			return err
		}
	}
	if err := areKnown(ctx, store, graph.KindProfile, s.Profile); err != nil {
		return err
	}
	if err := areKnown(ctx, store, graph.KindEvent, s.Event); err != nil {
		return err
	}
	return areKnown(ctx, store, graph.KindQuestion, s.Question)
}

// writer writes an export of a store.
type writer func(context.Context, graph.Reader, io.Writer) error

// exporter finds out what to write.
func exporter(args []string, s export.Selection) (writer, error) {
	if len(args) == 0 {
		return nil, usagef("export: name a format: %s, or csv and a table: %s",
			strings.Join(slices.Sorted(maps.Keys(argumentFormats)), ", "), strings.Join(export.Tables(), ", "))
	}
	format, rest := args[0], args[1:]
	switch {
	case format == "csv":
		return tableWriter(rest, s)
	case argumentFormats[format] == nil:
		return nil, unknown("format", format, append(slices.Sorted(maps.Keys(argumentFormats)), "csv"))
	case len(rest) > 0:
		return nil, usagef("export %s takes no more arguments, and got %q", format, rest[0])
	case format == "argdown" && s.Profile != "":
		return nil, usagef("export argdown: --profile is for iccma and bag; Argdown knows no ranks")
	}
	return func(ctx context.Context, r graph.Reader, w io.Writer) error {
		return argumentFormats[format](ctx, r, s, w)
	}, nil
}

// tableWriter refuses flags that would do nothing.
func tableWriter(args []string, s export.Selection) (writer, error) {
	switch {
	case len(args) != 1:
		return nil, usagef("export csv: name one table: %s", strings.Join(export.Tables(), ", "))
	case !slices.Contains(export.Tables(), args[0]):
		return nil, unknown("table", args[0], export.Tables())
	case s.Question != "" || s.Event != "" || s.Profile != "":
		return nil, usagef("export csv: --question, --event and --profile are for iccma, argdown and bag")
	}
	table := export.Table{Name: args[0]}
	if s.Dataset != "" {
		table.Where = graph.Is("dataset", s.Dataset)
	}
	return func(ctx context.Context, r graph.Reader, w io.Writer) error { return export.CSV(ctx, r, table, w) }, nil
}
