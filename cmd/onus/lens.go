package main

import (
	"context"
	"flag"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/edtf"
	"onus/loaders"
)

// lensFlags ask for an answer under other conditions.
type lensFlags struct {
	profile, asKnownOn, datasets, sources, without string
}

// add adds all of them.
func (l *lensFlags) add(fs *flag.FlagSet) {
	fs.StringVar(&l.profile, "profile", "", "read under this profile only (an `id`, or the slug of one of Onus's own)")
	l.addConditions(fs)
}

// addConditions adds those that say what is heard, and not which of it prevails.
func (l *lensFlags) addConditions(fs *flag.FlagSet) {
	fs.StringVar(&l.asKnownOn, "as-known-on", "", "only what readers could have read by this `date` (EDTF)")
	fs.StringVar(&l.datasets, "datasets", "", "only what these datasets say (`slugs`, separated by commas)")
	fs.StringVar(&l.sources, "sources", "", "only what is said or read in these sources (`ids`, separated by commas)")
	fs.StringVar(&l.without, "without", "",
		"leave out these datasets, sources, presumptions, claims or evidence, and take back these identities (`ids`, separated by commas)")
}

func (l *lensFlags) lens() (contrast.Lens, error) {
	out := contrast.Lens{Profile: profileID(l.profile), Datasets: ids(l.datasets), Sources: ids(l.sources), Without: ids(l.without)}
	if l.asKnownOn != "" {
		day, err := edtf.Parse(l.asKnownOn)
		if err != nil {
			return out, usagef("--as-known-on: %v", err)
		}
		out.AsKnownOn = graph.Date{Date: day}
	}
	return out, nil
}

// profileID reads the name of a profile: a bare slug is one of Onus's own.
func profileID(name string) graph.ID {
	if id := graph.ID(name); name == "" || id.Check() == nil {
		return id
	}
	return graph.ID(loaders.BaseSlug + ":" + name)
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

// lensIsKnown refuses what a lens names and the store does not have, with the
// nearest that it has.
func lensIsKnown(ctx context.Context, store graph.Reader, l contrast.Lens) error {
	for _, slug := range l.Datasets {
		if slug.Check() == nil && slug == graph.DatasetID(slug.Dataset()) {
			slug = graph.ID(slug.Dataset())
		}
		if err := isHeld(ctx, store, string(slug)); err != nil {
			return err
		}
	}
	if err := areKnown(ctx, store, graph.KindSource, l.Sources...); err != nil {
		return err
	}
	return areKnown(ctx, store, graph.KindProfile, l.Profile)
}
