package schema

import (
	"context"
	"errors"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
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
	ask := compare.Ask{Sources: graphIDs(a.Sources), Scale: graph.ID(a.Scale), Event: graph.ID(a.Event), Lens: under}
	if err := ask.Check(); err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	walked, err := s.compared(ctx, ask)
	if err != nil {
		return nil, err
	}
	if other, again := compare.Again(walked.part, ask); again {
		ask = other
		if walked, err = s.compared(ctx, ask); err != nil {
			return nil, err
		}
	}
	c, err := compare.Of(walked.part, ask)
	var missing *compare.Missing
	if errors.As(err, &missing) {
		return nil, s.missing(ctx, missing)
	}
	if err != nil {
		return nil, err
	}
	return &comparison{c, walked}, nil
}

// compared walks what a comparison needs, and what is selected of it.
func (s *session) compared(ctx context.Context, ask compare.Ask) (*cohort, error) {
	route := compare.Route(ask)
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
