package neo4j

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"onus/graph"
)

// A caption says in a few words what a circle in Browser, Bloom or a notebook
// is: of a claim who, what, in which source, and whether it is meant as said; of
// a question what of whom. It is made of the record alone, of slugs where it names others: so it needs no read
// when written, and does not age when another record gets another name.

// captionRunes is what a circle in Browser or Bloom can show.
const captionRunes = 60

func captionOf(r graph.Record) string {
	switch x := r.(type) {
	case *graph.Claim:
		return captionOfClaim(x)
	case *graph.Question:
		return captionOfQuestion(x)
	case *graph.Passage:
		if x.Locator != "" {
			return x.Locator
		}
	}
	return nameOf(r)
}

// nameOf is what a record is called: its name, or one made for it.
func nameOf(r graph.Record) string {
	m := r.Base()
	if m.Name != "" {
		return m.Name
	}
	switch x := r.(type) {
	case *graph.Evidence:
		return captionOfEvidence(x)
	case *graph.Question:
		return string(x.Form) + "?"
	case *graph.Passage:
		if x.Locator != "" {
			return x.Locator
		}
	case *graph.Identity:
		if x.Differ {
			return "different"
		}
		return "same"
	}
	return m.ID.Slug()
}

func captionOfEvidence(e *graph.Evidence) string {
	if e.Rule != "" {
		return string(e.Stance) + " (" + e.Rule + ")"
	}
	return string(e.Stance)
}

// captionOfClaim: "kaganovich: knowledge full · minutes-1956", or of a plan
// "planned: zhukov: arrest beria · minutes-1953"; that it is not meant as said,
// who, and the source, are not cut off.
func captionOfClaim(c *graph.Claim) string {
	mood, who, what := moodOf(c), whoOf(c), saidOf(c)
	room := captionRunes - utf8.RuneCountInString(mood)
	who, source := cutTo(who, room/3), cutTo(slug(c.Source), room/3)
	if who != "" {
		who += ": "
	}
	end := " · " + source
	return mood + who + cutTo(what, room-utf8.RuneCountInString(who+end)) + end
}

// moodOf is the modality of a claim that is not meant as said: without it a
// plan would look like a deed.
func moodOf(c *graph.Claim) string {
	if c.Modality.Counts() {
		return ""
	}
	return string(c.Modality) + ": "
}

// whoOf is whom a claim is about, else on what.
func whoOf(c *graph.Claim) string {
	switch x := c.Form.(type) {
	case *graph.Attribution:
		return whom(x.Who)
	case *graph.Deed:
		return whom(x.Who)
	case *graph.Tenure:
		return slug(x.Subject)
	case *graph.Absence:
		return slug(x.Subject)
	case *graph.Dating:
		return slug(x.Event)
	case *graph.Measure:
		return slugOr(x.Subject, x.Event)
	case *graph.Grouping:
		return slugOr(x.Body, x.Event)
	}
	return ""
}

func whom(w graph.Who) string {
	switch {
	case w.Each:
		return "each of " + slug(w.Subject)
	case w.Exclusive:
		return "only " + slug(w.Subject)
	}
	return slug(w.Subject)
}

// saidOf is what a claim says, in words of its form.
func saidOf(c *graph.Claim) string {
	said := saidIn(c)
	if c.Denies && said != "" {
		return "not " + said
	}
	return said
}

func saidIn(c *graph.Claim) string {
	switch x := c.Form.(type) {
	case *graph.Attribution:
		return spaced(slug(x.Scale), strings.Join(x.Grades, "/"))
	case *graph.Deed:
		object := graph.ID(x.Object)
		return spaced(slug(x.Act), object.Slug())
	case *graph.Tenure:
		return spaced(slugs(x.Positions), spell(x))
	case *graph.Absence:
		return spaced("no", slug(x.Act), "found")
	case *graph.Dating:
		return x.Period.String()
	case *graph.Measure:
		return spaced(measured(x), x.What)
	case *graph.Grouping:
		return fmt.Sprintf("in %d groups", len(x.Groups))
	case *graph.Statement:
		return c.Name
	}
	return ""
}
