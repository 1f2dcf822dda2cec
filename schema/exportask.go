package schema

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"onus/graph"
	"onus/graph/export"
)

// asked reads what is asked for out of the address.
func (s *Schema) asked(r *http.Request, name string) (export.Format, export.Ask, error) {
	f, err := export.Find(s.formats, name)
	if err != nil {
		return f, export.Ask{}, err
	}
	if len(r.URL.RawQuery) > s.limits.BodyBytes {
		return f, export.Ask{}, badInput("the URL is longer than the limit of %d bytes", s.limits.BodyBytes)
	}
	given, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return f, export.Ask{}, badInput("the query of the URL cannot be read; its values have to be URL-encoded")
	}
	ask, err := askOf(f, given)
	if err == nil {
		err = f.Check(ask)
	}
	if err == nil {
		err = s.isThere(r.Context(), ask)
	}
	return f, ask, err
}

// askOf refuses parameters that are none of the format's.
func askOf(f export.Format, given url.Values) (export.Ask, error) {
	var ask export.Ask
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !f.Takes(export.Option(name)) {
			return ask, badInput("%s takes no parameter %q%s", f.Name, name, nearestOf(name, optionNames(f)))
		}
		if len(given[name]) > 1 {
			return ask, badInput("%s: is given %d times", name, len(given[name]))
		}
	}
	where, err := ParseFilter(f.Kind, given.Get(string(export.ByWhere)))
	return export.Ask{
		Where:    where,
		Dataset:  given.Get(string(export.ByDataset)),
		Question: graph.ID(given.Get(string(export.ByQuestion))),
		Event:    graph.ID(given.Get(string(export.ByEvent))),
		Profile:  graph.ID(given.Get(string(export.ByProfile))),
		View:     given.Get(string(export.ByView)),
	}, err
}

func optionNames(f export.Format) []string {
	out := make([]string, len(f.Options))
	for i, o := range f.Options {
		out[i] = string(o)
	}
	return out
}

// isThere refuses what the graph does not hold: an export of it would be
// empty, and look like an answer.
func (s *Schema) isThere(ctx context.Context, ask export.Ask) error {
	kinds := map[graph.ID]graph.Kind{ask.Question: graph.KindQuestion, ask.Event: graph.KindEvent, ask.Profile: graph.KindProfile}
	delete(kinds, "")
	if len(kinds) == 0 && ask.Dataset == "" {
		return nil
	}
	part, err := s.store.Walk(ctx, graph.Route{From: slices.Sorted(maps.Keys(kinds)), With: []graph.Kind{graph.KindDataset}})
	if err != nil {
		return err
	}
	for id, kind := range kinds {
		if r := part.Records[id]; r == nil || r.Kind() != kind {
			return notFound(string(kind), id)
		}
	}
	var slugs []string
	for _, r := range part.With(graph.KindDataset) {
		slugs = append(slugs, r.Base().Dataset)
	}
	if ask.Dataset != "" && !slices.Contains(slugs, ask.Dataset) {
		return &Error{NotFound, "there is no dataset " + ask.Dataset + nearestOf(ask.Dataset, slugs)}
	}
	return nil
}
