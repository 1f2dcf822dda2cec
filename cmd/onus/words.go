package main

import (
	"context"
	"fmt"
	"strings"

	"onus/graph"
)

const candidatesShown = 12

// idOf is the id of the record that is named by its id, or by words that only
// it holds.
func idOf(ctx context.Context, store graph.Reader, kind graph.Kind, name string) (graph.ID, error) {
	if id := graph.ID(name); id.Check() == nil {
		return id, nil
	}
	return byWords(ctx, store, kind, name)
}

// byWords is the id of the only record that holds the words. If there are
// several, the error lists them.
func byWords(ctx context.Context, store graph.Reader, kind graph.Kind, words string) (graph.ID, error) {
	page, err := store.Search(ctx, words, graph.Query{Kind: kind, Limit: candidatesShown})
	if err != nil {
		return "", err
	}
	what := strings.ToLower(string(kind))
	switch len(page.Records) {
	case 0:
		return "", notFound("no %s holds the words %q", what, words)
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
	return "", graph.Invalid("%q is found in several records of kind %s; name one by its id:%s", words, what, b.String())
}
