package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/export"
	"onus/schema"
)

// formats are all that can be exported; the dossier is known here alone, where
// what writes it and what serves it meet.
func formats() []export.Format { return append(export.Formats(), dossierFormat()) }

// exporting is the subcommand export.
type exporting struct {
	storeFlags
	where, dataset, question, event, profile, view, to string
}

func (e *exporting) add(fs *flag.FlagSet) {
	e.storeFlags.add(fs)
	fs.StringVar(&e.where, "where", "", "only records for which this filter holds (`json`, as the filters of GraphQL): of claims a ClaimFilter, of persons a PersonFilter …")
	fs.StringVar(&e.dataset, "dataset", "", "only records of this dataset (its `slug`); iccma, argdown, bag: only questions on which it testifies; dossier: this dataset")
	fs.StringVar(&e.question, "question", "", "iccma, argdown, bag: only this question (an `id`)")
	fs.StringVar(&e.event, "event", "", "iccma, argdown, bag: only questions on this event (an `id`)")
	fs.StringVar(&e.profile, "profile", "", "iccma, bag: what ranks higher under this profile goes first (an `id`, or the slug of one of Onus's own)")
	fs.StringVar(&e.view, "view", "", "gexf to neo4j-edges: the `view`, folded (claims are edges; the default but for neo4j) or reified (every record a node)")
	fs.StringVar(&e.to, "to", "", "dossier: write the files into this `folder`, new or empty, and no archive to standard output")
}

const tableSuffix = ".csv"

func aboutExport() string {
	var b strings.Builder
	b.WriteString("FORMAT is csv and a table, or another of these; all is written to standard output. Of each: what it cannot carry.\n\n")
	fmt.Fprintf(&b, "  csv TABLE   a table, for pandas, R or a spreadsheet: %s\n", strings.Join(export.Tables(), ", "))
	for _, f := range formats() {
		if isTable(f) {
			continue
		}
		fmt.Fprintf(&b, "  %-11s %s\n              not carried: %s\n", f.Name, f.About, lowerFirst(f.Lacks))
	}
	return strings.TrimRight(b.String(), "\n")
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func isTable(f export.Format) bool { return strings.HasSuffix(f.Name, tableSuffix) }

func (e *exporting) run(ctx context.Context, a *app, args []string) error {
	f, err := formatNamed(args)
	if err != nil {
		return err
	}
	ask, err := e.ask(f)
	if err != nil {
		return err
	}
	return a.withFounded(ctx, e.storeFlags, func(store graph.Store) error {
		if err := askIsKnown(ctx, store, ask); err != nil {
			return err
		}
		if e.to != "" {
			return writeFolder(ctx, store, ask.Dataset, e.to)
		}
		return f.Write(ctx, store, ask, a.out)
	})
}

// ask is what the flags ask for; flags that would do nothing are refused.
func (e *exporting) ask(f export.Format) (export.Ask, error) {
	out := export.Ask{
		Dataset: e.dataset, Question: graph.ID(e.question), Event: graph.ID(e.event), Profile: profileID(e.profile), View: e.view,
	}
	if e.to != "" && f.Name != dossierName {
		return out, usagef("export %s: --to is for the dossier; other formats go to standard output", f.Name)
	}
	if e.where != "" && f.Takes(export.ByWhere) {
		where, err := schema.ParseFilter(f.Kind, e.where)
		if err != nil {
			return out, usagef("--where: %v", err)
		}
		out.Where = where
	} else if e.where != "" {
		return out, usagef("export %s takes no where", f.Name)
	}
	if err := f.Check(out); err != nil {
		return out, usagef("export: %s", message(err))
	}
	return out, nil
}

func askIsKnown(ctx context.Context, store graph.Reader, a export.Ask) error {
	if a.Dataset != "" {
		if err := isHeld(ctx, store, a.Dataset); err != nil {
			return err
		}
	}
	if err := areKnown(ctx, store, graph.KindProfile, a.Profile); err != nil {
		return err
	}
	if err := areKnown(ctx, store, graph.KindEvent, a.Event); err != nil {
		return err
	}
	return areKnown(ctx, store, graph.KindQuestion, a.Question)
}

// formatNamed finds out what to write: a format, or csv and a table.
func formatNamed(args []string) (export.Format, error) {
	names := []string{"csv"}
	for _, f := range formats() {
		if !isTable(f) {
			names = append(names, f.Name)
		}
	}
	tables := strings.Join(export.Tables(), ", ")
	if len(args) == 0 {
		return export.Format{}, usagef("export: name a format: %s, and of csv a table: %s", strings.Join(names, ", "), tables)
	}
	name, rest := args[0], args[1:]
	if name == "csv" {
		if len(rest) == 0 {
			return export.Format{}, usagef("export csv: name one table: %s", tables)
		}
		if !slices.Contains(export.Tables(), rest[0]) {
			return export.Format{}, unknown("table", rest[0], export.Tables())
		}
		name, rest = rest[0]+tableSuffix, rest[1:]
	}
	if len(rest) > 0 {
		return export.Format{}, usagef("export %s takes no more arguments, and got %q", name, rest[0])
	}
	f, err := export.Find(formats(), name)
	if err != nil {
		return f, unknown("format", name, names)
	}
	return f, nil
}
