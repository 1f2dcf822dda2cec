package schema

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
)

// query resolves the type Query. It is shared by all requests and holds
// nothing; what belongs to a request is in its session.
type query struct{}

type idArgs struct{ ID graphql.ID }

// byID finds one record, by its id or its permalink. A claim whose contrast is
// selected is fetched with all that the contrast needs, in the one walk.
func byID[R graph.Record, T any](ctx context.Context, kind string, link graph.ID, wrap wrapper[R, *T]) (*T, error) {
	id, version := unpinned(link)
	c, err := walkIDs(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	r, ok := c.records[id].(R)
	if !ok {
		return nil, notFound(kind, id)
	}
	if version != "" {
		return wrap(r, c), isAt(ctx, base{r, c}, version)
	}
	return wrap(r, c), nil
}

// unpinned parts a permalink, dataset:slug@version; of a plain id the version
// is "".
func unpinned(link graph.ID) (graph.ID, string) {
	id, version, _ := strings.Cut(string(link), "@")
	return graph.ID(id), version
}

// isAt fails unless the record's dataset is loaded at that version.
func isAt(ctx context.Context, b base, version string) error {
	d, err := b.dataset(ctx, b.rec.Base().Dataset)
	if err != nil || d != nil && d.Version == version {
		return err
	}
	if d == nil || d.Version == "" {
		return &Error{NotFound, fmt.Sprintf("%s has no versions", b.rec.Base().ID)}
	}
	return &Error{NotFound, fmt.Sprintf("%s is loaded at version %s, not %s", b.rec.Base().ID, d.Version, version)}
}

func walkIDs(ctx context.Context, ids []graph.ID) (*cohort, error) {
	if graphql.HasSelectedField(ctx, "contrast") {
		return sessionOf(ctx).contrasts(ctx, ids)
	}
	return sessionOf(ctx).walk(ctx, graph.Route{From: ids})
}

// Node is any record.
func (*query) Node(ctx context.Context, a idArgs) (*record, error) {
	return byID(ctx, "record", graph.ID(a.ID), wrapRecord)
}

// Nodes are several records, null where there is none.
func (*query) Nodes(ctx context.Context, a struct{ IDs []graphql.ID }) ([]*record, error) {
	if len(a.IDs) > maxPage {
		return nil, tooCostly("number of ids", len(a.IDs), maxPage)
	}
	ids := make([]graph.ID, len(a.IDs))
	versions := make([]string, len(a.IDs))
	for i, link := range a.IDs {
		ids[i], versions[i] = unpinned(graph.ID(link))
	}
	c, err := walkIDs(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]*record, len(ids))
	for i, id := range ids {
		r := wrapRecord(c.records[id], c)
		if r != nil && versions[i] != "" {
			switch err := isAt(ctx, r.base, versions[i]); {
			case err != nil && asError(err).Code == NotFound:
				continue
			case err != nil:
				return nil, err
			}
		}
		out[i] = r
	}
	return out, nil
}

// Person is one of them.
func (*query) Person(ctx context.Context, a idArgs) (*person, error) {
	return byID(ctx, "person", graph.ID(a.ID), newPerson)
}

// Organization is one of them.
func (*query) Organization(ctx context.Context, a idArgs) (*organization, error) {
	return byID(ctx, "organization", graph.ID(a.ID), newOrganization)
}

// Position is one of them.
func (*query) Position(ctx context.Context, a idArgs) (*position, error) {
	return byID(ctx, "position", graph.ID(a.ID), newPosition)
}

// Event is one of them.
func (*query) Event(ctx context.Context, a idArgs) (*event, error) {
	return byID(ctx, "event", graph.ID(a.ID), newEvent)
}

// Source is one of them.
func (*query) Source(ctx context.Context, a idArgs) (*source, error) {
	return byID(ctx, "source", graph.ID(a.ID), newSource)
}

// Passage is one of them.
func (*query) Passage(ctx context.Context, a idArgs) (*passage, error) {
	return byID(ctx, "passage", graph.ID(a.ID), newPassage)
}

// Claim is one of them.
func (*query) Claim(ctx context.Context, a idArgs) (*claim, error) {
	return byID(ctx, "claim", graph.ID(a.ID), newClaim)
}

// Question is one of them.
func (*query) Question(ctx context.Context, a idArgs) (*question, error) {
	return byID(ctx, "question", graph.ID(a.ID), newQuestion)
}

// Contrast is one claim with all that speaks for and against it.
func (*query) Contrast(ctx context.Context, a struct {
	Claim graphql.ID
	lensArgs
}) (*contrasted, error) {
	id := graph.ID(a.Claim)
	c, err := sessionOf(ctx).contrasts(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	if graph.Get[*graph.Claim](c.part, id) == nil {
		return nil, notFound("claim", id)
	}
	return newContrast(ctx, c, id, a.Lens)
}

// Datasets are those that are loaded.
func (*query) Datasets(ctx context.Context) ([]*dataset, error) {
	return all(ctx, graph.KindDataset, newDataset)
}

// Profiles are the rules of source criticism.
func (*query) Profiles(ctx context.Context) ([]*profile, error) {
	return all(ctx, graph.KindProfile, newProfile)
}

// Scales are those on which claims place people.
func (*query) Scales(ctx context.Context) ([]*scale, error) {
	return all(ctx, graph.KindScale, newScale)
}

// Acts are the vocabulary.
func (*query) Acts(ctx context.Context) ([]*act, error) { return all(ctx, graph.KindAct, newAct) }

// all lists the records of a kind of which there are few.
func all[R graph.Record, T any](ctx context.Context, kind graph.Kind, wrap wrapper[R, T]) ([]T, error) {
	c, err := sessionOf(ctx).walk(ctx, graph.Route{With: []graph.Kind{kind}})
	if err != nil {
		return nil, err
	}
	out := []T{}
	for _, r := range c.part.With(kind) {
		if x, ok := r.(R); ok {
			out = append(out, wrap(x, c))
		}
	}
	return out, nil
}

// Revision is the number of the last update.
func (*query) Revision(ctx context.Context) (int32, error) {
	n, err := sessionOf(ctx).store.Revision(ctx)
	return revision(n), err
}

// revision is a revision as an Int of GraphQL, which has 32 bits.
func revision(n int64) int32 { return int32(min(n, math.MaxInt32)) }
