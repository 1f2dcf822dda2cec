package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/compare"
)

// compareSources is the subcommand compare.
func compareSources(ctx context.Context, a *app, args []string) error {
	fs := a.flags("compare", "--scale SCALE --event EVENT SOURCE SOURCE ...")
	var s storeFlags
	s.add(fs)
	asJSON := fs.Bool("json", false, "write JSON")
	scale := fs.String("scale", "", "the scale on which people are placed (an id, or words of its name)")
	event := fs.String("event", "", "the event about which they are placed (an id, or words of its name)")
	without := fs.String("without", "",
		"leave out these datasets, sources, presumptions, claims or evidence, and take back these identities (ids, separated by commas)")
	rest, err := a.parse(fs, args)
	if err != nil {
		return err
	}
	if *scale == "" || *event == "" || len(rest) < 2 {
		return usageError{"compare: name a --scale, an --event and at least two sources, each by its id or by words of its name"}
	}
	if err := s.exists(); err != nil {
		return err
	}
	return a.with(ctx, s, func(store graph.Store) error {
		if err := a.founded(ctx, store); err != nil {
			return err
		}
		v, err := compared(ctx, store, named{*scale, *event, rest, *without})
		if err != nil {
			return err
		}
		if *asJSON {
			out := json.NewEncoder(a.out)
			out.SetIndent("", "  ")
			out.SetEscapeHTML(false)
			return out.Encode(v)
		}
		return v.print(a.out)
	})
}

// named is what to compare, as the user names it.
type named struct {
	scale, event string
	sources      []string
	without      string
}

func compared(ctx context.Context, store graph.Reader, n named) (*comparison, error) {
	what, err := n.ask(ctx, store)
	if err != nil {
		return nil, err
	}
	part, what, err := ask.Comparison(ctx, store, what)
	if err != nil {
		return nil, err
	}
	c, err := compare.Of(part, what)
	var missing *compare.Missing
	if errors.As(err, &missing) {
		return nil, withNearest(ctx, store, missing)
	}
	if err != nil {
		return nil, err
	}
	return newComparison(part, c), nil
}

func (n named) ask(ctx context.Context, store graph.Reader) (what compare.Ask, err error) {
	if what.Scale, err = idOf(ctx, store, graph.KindScale, n.scale); err != nil {
		return what, err
	}
	if what.Event, err = idOf(ctx, store, graph.KindEvent, n.event); err != nil {
		return what, err
	}
	for _, name := range n.sources {
		id, err := idOf(ctx, store, graph.KindSource, name)
		if err != nil {
			return what, err
		}
		what.Sources = append(what.Sources, id)
	}
	what.Lens.Without = ids(n.without)
	return what, nil
}

// idOf is the id of the record that is named by its id, or by words that only
// it holds.
func idOf(ctx context.Context, store graph.Reader, kind graph.Kind, name string) (graph.ID, error) {
	if id := graph.ID(name); id.Check() == nil {
		return id, nil
	}
	page, err := store.Search(ctx, name, graph.Query{Kind: kind, Limit: candidatesShown})
	if err != nil {
		return "", err
	}
	what := strings.ToLower(string(kind))
	switch len(page.Records) {
	case 0:
		return "", fmt.Errorf("no %s holds the words %q: %w", what, name, graph.ErrNotFound)
	case 1:
		return page.Records[0].Base().ID, nil
	}
	var b strings.Builder
	for _, r := range page.Records {
		fmt.Fprintf(&b, "\n  %s  %s", r.Base().ID, r.Base().Name)
	}
	if page.HasNext {
		b.WriteString("\n  …")
	}
	return "", graph.Invalid("%q is found in several records of kind %s; name one by its id:%s", name, what, b.String())
}

// withNearest adds the id that was most probably meant.
func withNearest(ctx context.Context, store graph.Reader, m *compare.Missing) error {
	var ids []string
	for r, err := range store.Scan(ctx, graph.Query{Kind: m.Kind}) {
		if err != nil {
			return err
		}
		ids = append(ids, string(r.Base().ID))
	}
	if near := graph.Nearest(string(m.ID), ids); near != "" {
		return fmt.Errorf("%w; nearest: %s", m, near)
	}
	return m
}
