package ask

import (
	"context"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Contrasts walks what the contrasts of claims need under a lens. An id in the
// lens that the store does not have is an ErrInvalid that names it.
func Contrasts(ctx context.Context, store graph.Reader, lens contrast.Lens, claims ...graph.ID) (*graph.Part, error) {
	taken, err := Check(ctx, store, lens)
	if err != nil {
		return nil, err
	}
	part, err := Walk(ctx, store, contrast.Route(claims...))
	if err != nil || len(taken) == 0 {
		return part, err
	}
	return Apart(ctx, store, part, taken, claims...)
}

// Walk follows a route to questions. Where one of them has more testimony than
// is read, a second walk fetches what decides it; where undercuts are undercut,
// further ones what undercuts those.
func Walk(ctx context.Context, store graph.Reader, route graph.Route) (*graph.Part, error) {
	part, err := store.Walk(ctx, route)
	if err != nil {
		return nil, err
	}
	if deciding, cut := contrast.Deciding(part); cut {
		more, err := store.Walk(ctx, deciding)
		if err != nil {
			return nil, err
		}
		part.Merge(more)
	}
	return part, Objections(ctx, store, part)
}

// Objections adds to a part what undercuts the undercuts in it, however many
// are on one another. It costs no call where no undercut is undercut.
func Objections(ctx context.Context, store graph.Reader, part *graph.Part) error {
	seen := map[graph.ID]bool{}
	for {
		route, ok := contrast.Objections(part, seen)
		if !ok {
			return nil
		}
		more, err := store.Walk(ctx, route)
		if err != nil {
			return err
		}
		part.Merge(more)
	}
}

// Apart gives what was walked for the contrasts of claims as it is with
// identities taken back.
func Apart(ctx context.Context, store graph.Reader, part *graph.Part, taken []graph.ID, claims ...graph.ID) (*graph.Part, error) {
	all, canon, err := anew(ctx, store, part, taken)
	if err != nil {
		return nil, err
	}
	return contrast.Apart(all, canon, claims...), nil
}

// anew gives a part with what deriving its questions needs where identities
// are taken back, and who is the same as whom then.
func anew(ctx context.Context, store graph.Reader, part *graph.Part, taken []graph.ID) (*graph.Part, contrast.Canon, error) {
	var canon contrast.Canon
	all := part.Unlinked() // a copy: what was walked is shared
	who := newJoining(store, taken)
	questions := questionsIn(part)
	for range 2 {
		more, err := store.Walk(ctx, contrast.DeriveRoute(questions...))
		if err != nil {
			return nil, canon, err
		}
		all.Merge(more)
		if canon, err = who.among(ctx, all); err != nil {
			return nil, canon, err
		}
		if err := Complete(ctx, store, all, canon); err != nil {
			return nil, canon, err
		}
		questions = related(all, canon, questions)
		if len(questions) == 0 {
			break
		}
	}
	return all, canon, Objections(ctx, store, all)
}

func questionsIn(part *graph.Part) []graph.ID {
	var out []graph.ID
	for id, r := range part.Records {
		if r.Kind() == graph.KindQuestion {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// related are the other questions on which the evidence of these depends, and
// those that are one with them where others are the same.
func related(part *graph.Part, canon contrast.Canon, questions []graph.ID) []graph.ID {
	setting := contrast.NewSetting(part, canon)
	var out []graph.ID
	for _, id := range questions {
		if q := graph.Get[*graph.Question](part, id); q != nil {
			out = append(append(out, setting.Related(q)...), contrast.OfOthers(q, canon)...)
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(id graph.ID) bool { return slices.Contains(questions, id) })
}
