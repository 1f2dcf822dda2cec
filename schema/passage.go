package schema

import (
	"context"

	"onus/graph"
)

// passage resolves the type Passage.
type passage struct {
	base
	p *graph.Passage
}

func newPassage(p *graph.Passage, in *cohort) *passage {
	return &passage{base{p, in}, p}
}

// Source is the source it is in.
func (p *passage) Source(ctx context.Context) (*source, error) {
	return must(ctx, p.in, p.p.Source, newSource)
}

// Locator is the place.
func (p *passage) Locator() *string { return text(p.p.Locator) }

// Quote is what stands there.
func (p *passage) Quote() *string { return text(p.p.Quote) }

// Language is the language of the quote.
func (p *passage) Language() *string { return text(p.p.Language) }

// Translation is the quote in English.
func (p *passage) Translation() *string { return text(p.p.Translation) }
