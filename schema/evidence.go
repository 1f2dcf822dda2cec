package schema

import (
	"context"

	"onus/graph"
	"onus/graph/contrast"
)

// evidence resolves the type Evidence: as it bears on the claim of a contrast
// (t), or by itself.
type evidence struct {
	base
	e *graph.Evidence
	t *contrast.Testimony
}

func newEvidence(e *graph.Evidence, in *cohort) *evidence {
	return &evidence{base: base{e, in}, e: e}
}

func newTestimony(t *contrast.Testimony, in *cohort) *evidence {
	return &evidence{base{t.Evidence, in}, t.Evidence, t}
}

// originOf says whether an author or a rule made it.
func originOf(e *graph.Evidence) string {
	if e.IsDerived() && e.Rule != contrast.AssertedRule || e.Rule == contrast.Direct {
		return "DERIVED"
	}
	return "ASSERTED"
}

// Stance is how it stands to what it is on.
func (e *evidence) Stance() string { return enumOr(e.e.Stance, "SUPPORTS") }

// Origin says whether an author or a rule made it.
func (e *evidence) Origin() string { return originOf(e.e) }

// Because is one sentence that a reader can check.
func (e *evidence) Because() string {
	if e.e.Because != "" {
		return e.e.Because
	}
	return e.e.Note
}

// Rule is what carried it.
func (e *evidence) Rule() *string { return text(e.e.Rule) }

// Opposition is how it stands to the claim of the contrast.
func (e *evidence) Opposition() *string {
	if e.t == nil {
		return nil
	}
	return enumOrNull(e.t.Opposition)
}

// Bounds are where two accounts of an office differ.
func (e *evidence) Bounds() []string {
	out := []string{}
	if e.t != nil {
		for _, b := range e.t.Bounds {
			out = append(out, enum(b))
		}
	}
	return out
}

// Puts is what it puts into the question.
func (e *evidence) Puts() *string { return text(contrast.SaysValue(e.e.Value)) }

// Flagged says that it is in a cycle of undercuts.
func (e *evidence) Flagged() bool { return e.t != nil && e.t.Flagged }

// Force says whether it follows.
func (e *evidence) Force() *string { return enumOrNull(e.e.Force) }

// Certainty says whether what it uses is definite.
func (e *evidence) Certainty() string { return enumOr(e.e.Certainty, "DEFINITE") }

// AsOf is the time for which it testifies.
func (e *evidence) AsOf() *date { return newDate(e.e.AsOf) }

// Claim is what it comes from.
func (e *evidence) Claim(ctx context.Context) (*claim, error) {
	return must(ctx, e.in, e.e.From, newClaim)
}

// Passages are its own, else those of its claim.
func (e *evidence) Passages(ctx context.Context) ([]*passage, error) {
	if len(e.e.Passages) > 0 {
		return refs(ctx, e.in, e.e.Passages, newPassage)
	}
	c, err := e.Claim(ctx)
	if err != nil {
		return nil, err
	}
	return c.Passages(ctx)
}

// AssertedIn is the source that asserts it.
func (e *evidence) AssertedIn(ctx context.Context) (*source, error) {
	return ref(ctx, e.in, e.e.Source, newSource)
}

// Editor is who asserts it.
func (e *evidence) Editor() *string { return text(e.e.Editor) }

// Premises are what it rests on.
func (e *evidence) Premises(ctx context.Context) ([]*record, error) {
	return refsBy(ctx, e.in, toPremises, e.e.Premises, wrapRecord)
}

// UndercutBy is what undercuts it.
func (e *evidence) UndercutBy(ctx context.Context) ([]*evidence, error) {
	if e.t != nil {
		return newUndercuts(e.t.UndercutBy, e.in), nil
	}
	to, err := e.in.reach(ctx, toUndercuts, func(ctx context.Context) (*cohort, error) {
		undercuts := graph.Hop{Rel: graph.Target, Back: true, Kind: graph.KindEvidence}
		return e.in.s.walk(ctx, graph.Route{From: e.in.ids(graph.KindEvidence), Hops: []graph.Hop{undercuts}})
	})
	if err != nil {
		return nil, err
	}
	var es []*graph.Evidence
	for _, r := range to.part.In(e.e.ID, graph.Target) {
		if x, ok := r.(*graph.Evidence); ok && x.Stance == graph.Undercuts {
			es = append(es, x)
		}
	}
	return newUndercuts(es, to), nil
}

func newUndercuts(es []*graph.Evidence, in *cohort) []*evidence {
	out := make([]*evidence, len(es))
	for i, e := range es {
		out[i] = newEvidence(e, in)
	}
	return out
}
