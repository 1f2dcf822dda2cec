package main

import (
	"flag"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/edtf"
)

// lensFlags ask for a contrast under other conditions.
type lensFlags struct {
	profile, asKnownOn, datasets, sources, without string
}

func (l *lensFlags) add(fs *flag.FlagSet) {
	fs.StringVar(&l.profile, "profile", "", "read under this profile only (an id, or the slug of one of Onus's own)")
	fs.StringVar(&l.asKnownOn, "as-known-on", "", "only what readers could have read by this date (EDTF)")
	fs.StringVar(&l.datasets, "datasets", "", "only what these datasets say (slugs, separated by commas)")
	fs.StringVar(&l.sources, "sources", "", "only what is said or read in these sources (ids, separated by commas)")
	fs.StringVar(&l.without, "without", "",
		"leave out these datasets, sources, presumptions, claims or evidence, and take back these identities (ids, separated by commas)")
}

func (l *lensFlags) lens() (contrast.Lens, error) {
	out := contrast.Lens{Profile: graph.ID(l.profile), Datasets: ids(l.datasets), Sources: ids(l.sources), Without: ids(l.without)}
	if out.Profile != "" && out.Profile.Check() != nil {
		out.Profile = graph.ID("base:" + l.profile)
	}
	if l.asKnownOn != "" {
		day, err := edtf.Parse(l.asKnownOn)
		if err != nil {
			return out, usageError{"--as-known-on: " + err.Error()}
		}
		out.AsKnownOn = graph.Date{Date: day}
	}
	return out, nil
}

// ids are those of a list separated by commas.
func ids(list string) []graph.ID {
	var out []graph.ID
	for id := range strings.SplitSeq(list, ",") {
		if id = strings.TrimSpace(id); id != "" {
			out = append(out, graph.ID(id))
		}
	}
	return out
}
