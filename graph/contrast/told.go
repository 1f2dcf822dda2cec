package contrast

import (
	"slices"

	"onus/graph"
)

// Setting is what rules need to know to place claims: what was walked along
// PlaceRoute or DeriveRoute, the vocabulary, and who is who.
type Setting struct {
	Part  *graph.Part
	Canon Canon
	*Vocabulary
	seats map[seatsKey][]seat
}

// NewSetting reads the vocabulary out of the part.
func NewSetting(part *graph.Part, canon Canon) *Setting {
	return &Setting{Part: part, Canon: canon, Vocabulary: NewVocabulary(part), seats: map[seatsKey][]seat{}}
}

// toldOf is the time that a claim tells of: the act's date, else the as of,
// else the tenure's bound, else the event's period.
func (s *Setting) toldOf(c *graph.Claim) graph.Date {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return s.dateOr(f.Event, f.AsOf)
	case *graph.Deed:
		return s.dateOr(f.Event, f.Date)
	case *graph.Tenure:
		return firstDate(f.Attested, f.Start, f.End)
	case *graph.Dating:
		return f.Period
	case *graph.Measure:
		return s.dateOr(f.Event)
	case *graph.Grouping:
		return s.dateOr(f.Event)
	case *graph.Absence:
		return s.dateOr(f.Event)
	case *graph.Statement:
		if len(f.Events) > 0 {
			return s.dateOr(f.Events[0])
		}
	}
	return graph.Date{}
}

func firstDate(dates ...graph.Date) graph.Date {
	for _, d := range dates {
		if !d.Date.IsZero() {
			return graph.Date{Date: d.Date}
		}
	}
	return graph.Date{}
}

func (s *Setting) dateOr(event graph.ID, dates ...graph.Date) graph.Date {
	if d := firstDate(dates...); !d.IsZero() {
		return d
	}
	if e := graph.Get[*graph.Event](s.Part, event); e != nil {
		return graph.Date{Date: e.Period.Date}
	}
	return graph.Date{}
}

// available is when the first of the sources that its passages lie in was
// open to readers; none where no such date is known.
func (s *Setting) available(c *graph.Claim) graph.Date {
	var best graph.Date
	consider := func(id graph.ID) {
		if src := graph.Get[*graph.Source](s.Part, id); src != nil {
			best = earlierOpen(best, src.Available)
		}
	}
	for _, id := range c.Passages {
		if p := graph.Get[*graph.Passage](s.Part, id); p != nil {
			consider(p.Source)
		}
	}
	if len(c.Passages) == 0 {
		consider(c.Source)
	}
	return best
}

// root follows retellings, translations and editions to the source where
// they begin; it stops where they are several.
func (s *Setting) root(id graph.ID) graph.ID {
	seen := []graph.ID{id}
	for {
		src := graph.Get[*graph.Source](s.Part, id)
		if src == nil {
			return id
		}
		var next []graph.ID
		for _, d := range src.DerivesFrom {
			if slices.Contains([]string{"retells", "translates", "edition-of"}, d.How) {
				next = append(next, d.Source)
			}
		}
		if len(next) != 1 || slices.Contains(seen, next[0]) {
			return id
		}
		id = next[0]
		seen = append(seen, id)
	}
}

func (s *Setting) genre(c *graph.Claim) graph.Genre {
	if src := graph.Get[*graph.Source](s.Part, c.Source); src != nil {
		return src.Genre
	}
	return ""
}

func (s *Setting) sourceComplete(c *graph.Claim) bool {
	src := graph.Get[*graph.Source](s.Part, c.Source)
	return src != nil && src.Complete
}

// readIn are the sources in which its passages lie.
func (s *Setting) readIn(c *graph.Claim) []graph.ID {
	var out []graph.ID
	for _, id := range c.Passages {
		if p := graph.Get[*graph.Passage](s.Part, id); p != nil && !slices.Contains(out, p.Source) {
			out = append(out, p.Source)
		}
	}
	return out
}

// name gives a record's name for a sentence, its slug where it was not
// walked.
func (s *Setting) name(id graph.ID) string { return nameIn(s.Part, id) }
