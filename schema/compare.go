package schema

import (
	"context"
	"errors"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
	"onus/graph/ask"
	"onus/graph/compare"
)

type compareArgs struct {
	Sources []graphql.ID
	Scale   graphql.ID
	Event   graphql.ID
	lensArgs
}

// Compare sets whole sources side by side.
func (*query) Compare(ctx context.Context, a compareArgs) (*comparison, error) {
	under, err := a.Lens.lens()
	if err != nil {
		return nil, err
	}
	what := compare.Ask{Sources: graphIDs(a.Sources), Scale: graph.ID(a.Scale), Event: graph.ID(a.Event), Lens: under}
	if err := what.Check(); err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	walked, what, err := s.comparison(ctx, what)
	if err != nil {
		return nil, err
	}
	c, err := compare.Of(walked.part, what)
	var missing *compare.Missing
	if errors.As(err, &missing) {
		return nil, s.missing(ctx, missing)
	}
	if err != nil {
		return nil, err
	}
	return &comparison{c, walked}, nil
}

// comparison walks what a comparison needs under its lens, and gives what to
// ask of it.
func (s *session) comparison(ctx context.Context, a compare.Ask) (*cohort, compare.Ask, error) {
	named, err := s.compared(ctx, a)
	if err != nil {
		return nil, a, err
	}
	if id := a.Lens.Profile; id != "" && graph.Get[*graph.Profile](named.part, id) == nil {
		return nil, a, notFound("profile", id)
	}
	var taken []graph.ID
	if !a.Lens.IsZero() {
		if taken, err = s.taken(ctx, a.Lens); err != nil {
			return nil, a, err
		}
	}
	other, again := compare.Again(named.part, a)
	walked := named
	if again {
		if walked, err = s.compared(ctx, other); err != nil {
			return nil, a, err
		}
	}
	if len(taken) == 0 {
		return walked, other, nil
	}
	part, a, err := ask.ComparisonApart(ctx, s.store, taken, a, named.part, walked.part)
	if err != nil {
		return nil, a, err
	}
	return &cohort{s: s, records: part.Records, part: part}, a, nil
}

// compared walks what a comparison needs, and what is selected of it.
func (s *session) compared(ctx context.Context, a compare.Ask) (*cohort, error) {
	route := compare.Route(a)
	if extra := selectedHops(ctx); len(extra) > 0 {
		route.Hops = along(route.Hops, extra)
	}
	return s.walk(ctx, route)
}

// comparison resolves the type Comparison.
type comparison struct {
	c  *compare.Comparison
	in *cohort // all that was walked
}

// Sources are what is compared.
func (c *comparison) Sources() []*source {
	return eachOf(c.c.Sources, func(s *graph.Source) *source { return newSource(s, c.in) })
}

// Scale is the scale.
func (c *comparison) Scale() *scale { return newScale(c.c.Scale, c.in) }

// Event is the event.
func (c *comparison) Event() *event { return newEvent(c.c.Event, c.in) }

// Rows are all whom one of the sources places.
func (c *comparison) Rows() []*comparisonRow {
	return eachOf(c.c.Rows, func(r compare.Row) *comparisonRow { return &comparisonRow{r, c.in} })
}

// Disagreements exclude each other.
func (c *comparison) Disagreements() []*apart { return c.aparts(c.c.Disagreements) }

// Movers are placed apart.
func (c *comparison) Movers() []*apart { return c.aparts(c.c.Movers) }

func (c *comparison) aparts(as []compare.Apart) []*apart {
	return eachOf(as, func(a compare.Apart) *apart { return &apart{a, c.in} })
}

// LeftOut are whom a source leaves out.
func (c *comparison) LeftOut() []*leftOut {
	return eachOf(c.c.LeftOut, func(o compare.Omission) *leftOut { return &leftOut{o, c.in} })
}

// Twice are who stands twice in one source.
func (c *comparison) Twice() []*placedTwice {
	return eachOf(c.c.Twice, func(t compare.Twice) *placedTwice { return &placedTwice{t, c.in} })
}

// Silent are the sources that place nobody.
func (c *comparison) Silent() []*silentSource {
	return eachOf(c.c.Silent, func(s compare.Silence) *silentSource { return &silentSource{s, c.in} })
}

// Pairs say how far any two agree.
func (c *comparison) Pairs() []*sourcePair {
	return eachOf(c.c.Pairs, func(p compare.Pair) *sourcePair { return &sourcePair{p, c.in} })
}

// Alpha is Krippendorff's.
func (c *comparison) Alpha() *figure { return &figure{c.c.Alpha} }

// Truncated says that not all was read.
func (c *comparison) Truncated() bool { return c.c.Truncated }

// Datasets are those it read from.
func (c *comparison) Datasets() []*dataset {
	return eachOf(c.c.Datasets, func(d *graph.Dataset) *dataset { return newDataset(d, c.in) })
}

// Revision is the last update that it saw.
func (c *comparison) Revision() int32 { return revision(c.c.Revision) }

func eachOf[A, B any](as []A, wrap func(A) B) []B {
	out := make([]B, len(as))
	for i, a := range as {
		out[i] = wrap(a)
	}
	return out
}
