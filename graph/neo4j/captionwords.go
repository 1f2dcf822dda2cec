package neo4j

import (
	"cmp"
	"strconv"
	"strings"

	"onus/graph"
)

// captionOfQuestion: "kaganovich: knowledge, terror?"
func captionOfQuestion(q *graph.Question) string {
	who := slugOr(q.Subject, q.Event)
	if who == "" {
		return nameOf(q)
	}
	var what []string
	for _, part := range []string{slug(q.Position), slug(q.Scale), spaced(slug(q.Act), slug(graph.ID(q.Object))), q.What} {
		if part != "" {
			what = append(what, part)
		}
	}
	if q.Form == graph.FormDating {
		what = append(what, "when")
	}
	if q.Subject != "" && q.Event != "" {
		what = append(what, slug(q.Event))
	}
	if q.Exclusion {
		who = "others than " + who
	}
	who = cutTo(who, captionRunes/2)
	return who + ": " + strings.Join(what, ", ") + "?"
}

// spell is when a tenure was, as written.
func spell(x *graph.Tenure) string {
	switch {
	case !x.Attested.IsZero():
		return "on " + x.Attested.String()
	case x.Start.IsZero() && x.End.IsZero():
		return ""
	}
	return cmp.Or(x.Start.String(), "?") + "–" + cmp.Or(x.End.String(), "?")
}

func measured(x *graph.Measure) string {
	switch {
	case x.Value != nil:
		return number(*x.Value)
	case x.Low != nil && x.High != nil:
		return number(*x.Low) + "–" + number(*x.High)
	case x.Low != nil:
		return "≥ " + number(*x.Low)
	case x.High != nil:
		return "≤ " + number(*x.High)
	}
	return ""
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func slug(id graph.ID) string { return id.Slug() }

func slugOr(id, other graph.ID) string {
	if id == "" {
		id = other
	}
	return id.Slug()
}

func slugs(ids []graph.ID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.Slug()
	}
	return strings.Join(out, ", ")
}

func spaced(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func short(s string) string { return cutTo(s, captionRunes) }

func cutTo(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}
