package main

import (
	"context"
	"flag"
	"strings"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
)

// contrasting is the subcommand contrast.
type contrasting struct {
	storeFlags
	jsonFlag
	lensFlags
}

func (c *contrasting) add(fs *flag.FlagSet) {
	c.storeFlags.add(fs)
	c.jsonFlag.add(fs)
	c.lensFlags.add(fs)
}

func (c *contrasting) run(ctx context.Context, a *app, args []string) error {
	if len(args) == 0 {
		return usagef("contrast: name a claim, by its id or by words of it")
	}
	lens, err := c.lens()
	if err != nil {
		return err
	}
	return a.withFounded(ctx, c.storeFlags, func(store graph.Store) error {
		v, err := viewOf(ctx, store, strings.Join(args, " "), lens)
		if err != nil {
			return err
		}
		return a.answer(v, c.json)
	})
}

// viewOf contrasts the claim that is named by its id, or by words that only
// it holds.
func viewOf(ctx context.Context, store graph.Reader, name string, lens contrast.Lens) (*view, error) {
	id := graph.ID(name)
	if id.Check() != nil {
		found, err := byWords(ctx, store, graph.KindClaim, name)
		if err != nil {
			return nil, err
		}
		id = found
	} else if err := areKnown(ctx, store, graph.KindClaim, id); err != nil {
		return nil, err
	}
	if err := lensIsKnown(ctx, store, lens); err != nil {
		return nil, err
	}
	part, err := ask.Contrasts(ctx, store, lens, id)
	if err != nil {
		return nil, err
	}
	c, err := contrast.Of(part, id, lens)
	if err != nil {
		return nil, err
	}
	var questions []graph.ID
	for _, q := range c.Questions {
		questions = append(questions, q.ID)
	}
	told, err := store.Walk(ctx, contrast.SilentRoute(questions...))
	if err != nil {
		return nil, err
	}
	return newView(part, told, c), nil
}
