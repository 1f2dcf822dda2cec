package compare

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Of works out the comparison in what was walked along Route. A source, scale
// or event that is not there is a Missing, an Ask that makes no sense
// ErrInvalid.
func Of(part *graph.Part, ask Ask) (*Comparison, error) {
	if err := ask.Check(); err != nil {
		return nil, err
	}
	r := &reading{part: part, ask: ask, vocabulary: contrast.NewVocabulary(part)}
	r.out = &Comparison{Revision: part.Revision}
	if err := r.find(); err != nil {
		return nil, err
	}
	if err := r.rows(); err != nil {
		return nil, err
	}
	r.apart()
	r.absent()
	r.agree()
	r.datasets()
	return r.out, nil
}

// reading is one comparison being made.
type reading struct {
	part       *graph.Part
	ask        Ask
	vocabulary *contrast.Vocabulary
	out        *Comparison
}

// find looks up what is to be compared.
func (r *reading) find() error {
	for _, id := range r.ask.Sources {
		s := graph.Get[*graph.Source](r.part, id)
		if s == nil {
			return &Missing{graph.KindSource, id}
		}
		r.out.Sources = append(r.out.Sources, s)
	}
	if r.out.Scale = r.vocabulary.Scales[r.ask.Scale]; r.out.Scale == nil {
		return &Missing{graph.KindScale, r.ask.Scale}
	}
	if r.out.Event = graph.Get[*graph.Event](r.part, r.ask.Event); r.out.Event == nil {
		return &Missing{graph.KindEvent, r.ask.Event}
	}
	if other, again := Again(r.part, r.ask); again {
		return graph.Invalid("compare: event %s is the same as %s, under which its questions stand", r.ask.Event, other.Event)
	}
	return nil
}

// rows hears each question once a source.
func (r *reading) rows() error {
	asked := 0
	for _, x := range r.part.In(r.out.Event.ID, graph.Concerns) {
		q, ok := x.(*graph.Question)
		if !ok || q.Scale != r.out.Scale.ID {
			continue
		}
		if asked++; asked > subjectsRead {
			r.out.Truncated = true
			break
		}
		if q.Exclusion || q.Each {
			continue
		}
		r.out.Truncated = r.out.Truncated || r.part.Cut(q.ID, graph.Answers, true) || r.part.Cut(q.ID, graph.BearsOn, true)
		row, err := r.row(q)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(row.Cells, Cell.speaks) {
			r.out.Rows = append(r.out.Rows, row)
		}
	}
	slices.SortFunc(r.out.Rows, func(a, b Row) int { return r.byName(a.Subject, b.Subject) })
	return nil
}

func (c Cell) speaks() bool { return len(c.Places) > 0 }

func (r *reading) byName(a, b graph.ID) int {
	return cmp.Or(cmp.Compare(r.sort(a), r.sort(b)), cmp.Compare(a, b))
}

func (r *reading) sort(id graph.ID) string {
	if x, ok := r.part.Records[id]; ok {
		return x.Base().Sort
	}
	return ""
}

// name is a record's name for a sentence.
func (r *reading) name(id graph.ID) string {
	if x, ok := r.part.Records[id]; ok && x.Base().Name != "" {
		return x.Base().Name
	}
	return id.Slug()
}

// datasets are those of the sources, the event, and all that testifies.
func (r *reading) datasets() {
	slugs := map[string]bool{r.out.Event.Dataset: true, r.out.Scale.Dataset: true}
	for _, s := range r.out.Sources {
		slugs[s.Dataset] = true
	}
	for _, row := range r.out.Rows {
		for _, t := range row.testimony() {
			for _, id := range append([]graph.ID{t.From}, t.Premises...) {
				slugs[id.Dataset()] = true
			}
		}
	}
	for slug := range slugs {
		if d := r.vocabulary.Datasets[slug]; d != nil {
			r.out.Datasets = append(r.out.Datasets, d)
		}
	}
	slices.SortFunc(r.out.Datasets, func(a, b *graph.Dataset) int { return cmp.Compare(a.ID, b.ID) })
}

func (row Row) testimony() []*contrast.Testimony {
	var out []*contrast.Testimony
	for _, c := range row.Cells {
		out = append(out, c.testimony()...)
	}
	return out
}

func (c Cell) testimony() []*contrast.Testimony {
	var out []*contrast.Testimony
	for _, p := range c.Places {
		out = append(out, p.Testimony...)
	}
	return out
}

// Grades are all grades that a cell leaves open, at whatever time, each once:
// those of places that count, of all where none does.
func (c Cell) Grades() []string {
	var out []string
	undercut := c.Undercut()
	for _, p := range c.Places {
		for _, slug := range p.Grades {
			if p.Undercut == undercut && !slices.Contains(out, slug) {
				out = append(out, slug)
			}
		}
	}
	return out
}

// Undercut reports that the cell has places, and none that counts.
func (c Cell) Undercut() bool {
	return c.speaks() && !slices.ContainsFunc(c.Places, func(p Place) bool { return !p.Undercut })
}

// Claims are those behind a cell, each once, undercut or not.
func (c Cell) Claims() []graph.ID {
	var out []graph.ID
	for _, t := range c.testimony() {
		if !slices.Contains(out, t.From) {
			out = append(out, t.From)
		}
	}
	return out
}
