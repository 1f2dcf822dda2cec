package schema

import (
	"context"
	"slices"
	"strings"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
)

// fetched are the references that a contrast's route leaves out, by the fields
// that show them. They are walked along if the query selects such a field
// anywhere below the contrast; else, or if an alias selects more than the
// first, they are loaded by cohort.
func fetched() map[string]graph.Rel {
	return map[string]graph.Rel{
		"subject": graph.About, "subjects": graph.About, "event": graph.Concerns, "events": graph.Concerns,
		"position": graph.Holds, "positions": graph.Holds, "among": graph.Among, "body": graph.Among,
		"except": graph.Except, "rootsFor": graph.RootedIn, "rootsAgainst": graph.RootedIn,
	}
}

// selectedHops are the hops for fields that are selected under the one that is
// being resolved.
func selectedHops(ctx context.Context) []graph.Hop {
	rels := fetched()
	var hops []graph.Hop
	for _, path := range graphql.SelectedFieldNames(ctx) {
		rel := rels[path[strings.LastIndexByte(path, '.')+1:]]
		if rel != "" && !slices.ContainsFunc(hops, func(h graph.Hop) bool { return h.Rel == rel }) {
			hops = append(hops, graph.Hop{Rel: rel})
		}
	}
	return hops
}

// selectsSilent reports whether the sources that are silent are selected under
// the field that is being resolved.
func selectsSilent(ctx context.Context) bool {
	return slices.ContainsFunc(graphql.SelectedFieldNames(ctx), func(path string) bool {
		return path[strings.LastIndexByte(path, '.')+1:] == "silent"
	})
}

// onQuestions adds hops where a route reaches the questions of the claims that
// it starts from.
func onQuestions(hops, extra []graph.Hop) []graph.Hop {
	out := slices.Clone(hops)
	for i, h := range out {
		if h.Rel == graph.Answers && !h.Back {
			out[i].Then = slices.Concat(h.Then, extra)
		}
	}
	return out
}

// along adds hops to all places of a route at which it reaches claims or
// questions. The route may share its parts: they are copied.
func along(hops, extra []graph.Hop) []graph.Hop {
	out := slices.Clone(hops)
	for i, h := range out {
		out[i].Then = along(h.Then, extra)
		if h.Rel == graph.Answers || h.Rel == graph.From || h.Rel == graph.Premise {
			out[i].Then = append(out[i].Then, extra...)
		}
	}
	return out
}
