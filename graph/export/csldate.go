package export

import (
	"regexp"
	"strconv"
	"strings"

	"onus/graph"
)

func issued(s *graph.Source) graph.Date {
	if !s.Published.IsZero() {
		return s.Published
	}
	return s.Created
}

// cslDates sets the dates that the item does not have yet.
func cslDates(item map[string]any, s *graph.Source) {
	dates := map[string]graph.Date{"issued": issued(s), "available-date": s.Available}
	if !s.Published.IsZero() {
		dates["original-date"] = s.Created
	}
	for name, d := range dates {
		if _, known := item[name]; !known && !d.IsZero() {
			item[name] = cslDate(d)
		}
	}
}

// plainDate is a date of our era in figures: a year, month (or season) and day.
var plainDate = regexp.MustCompile(`^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$`)

// The months of EDTF that are seasons, and that CSL knows: spring to winter.
const (
	firstSeason = 21
	lastSeason  = 24
	lastMonth   = 12
)

// cslDate is a date as CSL has it: parts for a day, month or year, or for two
// of them from which and to which; circa where it is qualified, or an inference
// that the source does not bear; else in words, as what is open, unknown, one
// of a set, or before our era.
func cslDate(d graph.Date) map[string]any {
	out := map[string]any{}
	if d.Inferred != "" || strings.ContainsAny(d.String(), "?~%") {
		out["circa"] = true
	}
	var parts []any
	ends := strings.Split(strings.NewReplacer("?", "", "~", "", "%", "").Replace(d.String()), "/")
	for _, end := range ends {
		p, season := dateParts(end)
		if p == nil || season != 0 && len(ends) > 1 {
			return inWords(out, d)
		}
		if season != 0 {
			out["season"] = season
		}
		parts = append(parts, p)
	}
	out["date-parts"] = parts
	return out
}

func inWords(out map[string]any, d graph.Date) map[string]any {
	out["literal"] = d.AsWritten
	if !d.Date.IsZero() {
		out["literal"] = d.Text()
	}
	return out
}

func dateParts(text string) (parts []int, season int) {
	m := plainDate.FindStringSubmatch(text)
	if m == nil {
		return nil, 0
	}
	for _, figures := range m[1:] {
		n, err := strconv.Atoi(figures)
		if err != nil {
			break // not given
		}
		parts = append(parts, n)
	}
	switch {
	case parts[0] == 0:
		return nil, 0 // a year before our era
	case len(parts) == 1 || parts[1] <= lastMonth:
		return parts, 0
	case parts[1] >= firstSeason && parts[1] <= lastSeason:
		return parts[:1], parts[1] - firstSeason + 1
	}
	return nil, 0
}
