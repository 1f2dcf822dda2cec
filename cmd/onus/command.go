package main

import (
	"context"
	"flag"
)

// command is one subcommand as it is listed and explained.
type command struct {
	name, args string
	about      string   // a line in the list of commands
	details    string   // what else --help tells
	examples   []string // without "onus "
	codes      string   // what exit code 0 and 1 mean here; "" as everywhere
	make       func() subcommand
}

// subcommand holds the flags of a command while it runs.
type subcommand interface {
	add(fs *flag.FlagSet)
	run(ctx context.Context, a *app, args []string) error
}

// commands are all of them, in the order of a day's work.
func commands() []command {
	return []command{
		{
			name: "serve", about: "answer GraphQL over HTTP; load the founding dataset into the store",
			details:  "With no flags: an embedded store in ./onus.db, at http://127.0.0.1:8080/ (GraphiQL; GraphQL at /graphql).",
			examples: []string{"serve", "serve --listen 0.0.0.0:8080 --store bolt://db.example.org:7687"},
			make:     func() subcommand { return new(serving) },
		},
		{
			name: "check", args: "DIR ...", about: "report all that is wrong with dossiers; load nothing", details: aboutCheck,
			examples: []string{"check my-dataset", "check my-dataset --with onus.db,other-dataset"},
			make:     func() subcommand { return new(checking) },
		},
		{
			name: "load", args: "DIR ...", about: "load dossiers into the store, and derive",
			details:  aboutLoad,
			examples: []string{"load my-dataset", "load my-dataset --store neo4j://db.example.org"},
			make:     func() subcommand { return new(loading) },
		},
		{
			name: "delete", args: "DATASET", about: "take a dataset out of the store, and derive",
			details:  "DATASET is the slug under which it was loaded. If records of other datasets refer to it, nothing is deleted and they are named.",
			examples: []string{"delete my-dataset", "delete my-dataset --cascade"},
			make:     func() subcommand { return new(deleting) },
		},
		{
			name: "derive", about: "derive questions, evidence and standings anew",
			details:  "Every load derives; this is for a store that another program wrote to, or in which a load was cut off while it derived.",
			examples: []string{"derive", "derive --store neo4j://db.example.org"},
			make:     func() subcommand { return new(deriving) },
		},
		{
			name: "contrast", args: "CLAIM", about: "set a claim against its counter-evidence",
			details:  "CLAIM is an id, or words that only one claim holds. In a store that holds nothing the founding dataset is loaded first.",
			examples: []string{"contrast khrushchev-1956:memoir-groups--khrushchev--knowledge", "contrast --profile level it was far more complicated"},
			make:     func() subcommand { return new(contrasting) },
		},
		{
			name: "compare", args: "SOURCE SOURCE ...", about: "set sources side by side: where they put the same people on a scale",
			details:  aboutCompare,
			examples: []string{"compare --scale knowledge --event khrushchev-1956:terror khrushchev-1956:memoirs-khrushchev khrushchev-1956:weekly-1996"},
			make:     func() subcommand { return new(comparing) },
		},
		{
			name: "diff", args: "[OLD] NEW", about: "compare two versions of a dataset: its records, and how claims stand", details: aboutDiff,
			examples: []string{"diff onus.db my-dataset", "diff --json before after"},
			codes:    `0 whether they differ or not ("same" in the JSON tells), 1 the data are at fault`,
			make:     func() subcommand { return new(differing) },
		},
		{
			name: "export", args: "FORMAT", about: "write the graph, or a part, for other programs; or a dataset as a dossier", details: aboutExport(),
			examples: exportExamples(),
			make:     func() subcommand { return new(exporting) },
		},
		{
			name: "version", about: "print the version", examples: []string{"version"},
			make: func() subcommand { return new(versioning) },
		},
	}
}

// commandNamed finds a command; of an unknown one it names the nearest.
func commandNamed(name string) (command, error) {
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return c, nil
		}
		names = append(names, c.name)
	}
	return command{}, unknown("command", name, names)
}
