package main

import (
	"context"
	"fmt"
	"strings"

	"onus/graph"
	"onus/graph/export"
)

// exportTable is the subcommand export.
func exportTable(ctx context.Context, a *app, args []string) error {
	fs := a.flags("export", "csv TABLE")
	var s storeFlags
	s.add(fs)
	dataset := fs.String("dataset", "", "only records of this dataset")
	rest, err := a.parse(fs, args)
	if err != nil {
		return err
	}
	if len(rest) != 2 || rest[0] != "csv" {
		return usageError{fmt.Sprintf("export: expected csv and a table: %s", strings.Join(export.Tables(), ", "))}
	}
	table := export.Table{Name: rest[1]}
	if *dataset != "" {
		table.Where = graph.Is("dataset", *dataset)
	}
	if err := s.exists(); err != nil {
		return err
	}
	return a.with(ctx, s, func(store graph.Store) error { return export.CSV(ctx, store, table, a.out) })
}
