package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/contrast"
)

// contrastClaim is the subcommand contrast.
func contrastClaim(ctx context.Context, a *app, args []string) error {
	fs := a.flags("contrast", "CLAIM")
	var s storeFlags
	s.add(fs)
	asJSON := fs.Bool("json", false, "write JSON")
	var l lensFlags
	l.add(fs)
	rest, err := a.parse(fs, args)
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		return usageError{"contrast: name a claim, by its id or by words of it"}
	}
	lens, err := l.lens()
	if err != nil {
		return err
	}
	if err := s.exists(); err != nil {
		return err
	}
	return a.with(ctx, s, func(store graph.Store) error {
		if err := a.founded(ctx, store); err != nil {
			return err
		}
		v, err := viewOf(ctx, store, strings.Join(rest, " "), lens)
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

// viewOf contrasts the claim that is named by its id, or by words that only
// it holds.
func viewOf(ctx context.Context, store graph.Reader, name string, lens contrast.Lens) (*view, error) {
	id := graph.ID(name)
	if id.Check() != nil {
		found, err := claimByWords(ctx, store, name)
		if err != nil {
			return nil, err
		}
		id = found
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

const candidatesShown = 12

func claimByWords(ctx context.Context, store graph.Reader, words string) (graph.ID, error) {
	page, err := store.Search(ctx, words, graph.Query{Kind: graph.KindClaim, Limit: candidatesShown})
	if err != nil {
		return "", err
	}
	switch len(page.Records) {
	case 0:
		return "", fmt.Errorf("no claim holds the words %q: %w", words, graph.ErrNotFound)
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
	return "", graph.Invalid("%q is found in several claims; name one by its id:%s", words, b.String())
}
