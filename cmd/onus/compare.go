package main

import (
	"context"
	"errors"
	"flag"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/compare"
	"onus/graph/contrast"
)

const aboutCompare = `Each SOURCE is an id, or words that only one source's name holds. In a store that holds nothing the founding dataset is
loaded first. No profile is asked for: nothing prevails in a comparison.`

// comparing is the subcommand compare.
type comparing struct {
	storeFlags
	jsonFlag
	lensFlags
	scale, event string
}

func (c *comparing) add(fs *flag.FlagSet) {
	c.storeFlags.add(fs)
	c.jsonFlag.add(fs)
	c.addConditions(fs)
	fs.StringVar(&c.scale, "scale", "", "the `scale` on which people are placed (an id, or words of its name)")
	fs.StringVar(&c.event, "event", "", "the `event` about which they are placed (an id, or words of its name)")
}

func (c *comparing) run(ctx context.Context, a *app, sources []string) error {
	if c.scale == "" || c.event == "" || len(sources) < 2 {
		return usagef("compare: name a --scale, an --event and at least two sources, each by its id or by words of its name")
	}
	lens, err := c.lens()
	if err != nil {
		return err
	}
	return a.withFounded(ctx, c.storeFlags, func(store graph.Store) error {
		v, err := compared(ctx, store, named{c.scale, c.event, sources, lens})
		if err != nil {
			return err
		}
		return a.answer(v, c.json)
	})
}

// named is what to compare, as the user names it.
type named struct {
	scale, event string
	sources      []string
	lens         contrast.Lens
}

func compared(ctx context.Context, store graph.Reader, n named) (*comparison, error) {
	asked, err := n.asked(ctx, store)
	if err != nil {
		return nil, err
	}
	part, asked, err := ask.Comparison(ctx, store, asked)
	if err != nil {
		return nil, err
	}
	c, err := compare.Of(part, asked)
	var gone *compare.Missing
	if errors.As(err, &gone) {
		return nil, missing(ctx, store, gone.Kind, gone.ID)
	}
	if err != nil {
		return nil, err
	}
	return newComparison(part, c), nil
}

func (n named) asked(ctx context.Context, store graph.Reader) (asked compare.Ask, err error) {
	if asked.Scale, err = idOf(ctx, store, graph.KindScale, n.scale); err != nil {
		return asked, err
	}
	if asked.Event, err = idOf(ctx, store, graph.KindEvent, n.event); err != nil {
		return asked, err
	}
	for _, name := range n.sources {
		id, err := idOf(ctx, store, graph.KindSource, name)
		if err != nil {
			return asked, err
		}
		asked.Sources = append(asked.Sources, id)
	}
	asked.Lens = n.lens
	return asked, lensIsKnown(ctx, store, n.lens)
}
