package contrast

import (
	"slices"
	"strconv"
	"strings"

	"onus/graph"
)

// Questions gives the questions that a claim answers, its own first and then
// the exclusion; none for Groupings and Absences. Claims that are not
// asserted have questions too, but do not testify on them.
func Questions(c *graph.Claim, canon Canon) []*graph.Question {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		q := &graph.Question{Form: graph.FormAttribution, Subject: canon.Of(f.Subject), Each: f.Each, Event: canon.Of(f.Event), Scale: f.Scale}
		return withExclusion(q, c, f.Who, canon)
	case *graph.Deed:
		q := &graph.Question{Form: graph.FormAct, Subject: canon.Of(f.Subject), Each: f.Each, Event: canon.Of(f.Event), Act: f.Act, Object: f.Object}
		return withExclusion(q, c, f.Who, canon)
	case *graph.Tenure:
		var out []*graph.Question
		for _, p := range f.Positions {
			q := named(&graph.Question{Form: graph.FormTenure, Subject: canon.Of(f.Subject), Position: canon.Of(p)})
			if !slices.ContainsFunc(out, func(known *graph.Question) bool { return known.ID == q.ID }) {
				out = append(out, q)
			}
		}
		return out
	case *graph.Dating:
		return one(&graph.Question{Form: graph.FormDating, Event: canon.Of(f.Event)})
	case *graph.Measure:
		return one(&graph.Question{Form: graph.FormMeasure, Subject: canon.Of(f.Subject), Event: canon.Of(f.Event), What: f.What, Unit: f.Unit})
	case *graph.Statement:
		return one(&graph.Question{Form: graph.FormStatement, Claim: c.ID})
	}
	return nil
}

func one(q *graph.Question) []*graph.Question { return []*graph.Question{named(q)} }

func withExclusion(q *graph.Question, c *graph.Claim, who graph.Who, canon Canon) []*graph.Question {
	own := named(q)
	if !who.Exclusive {
		return []*graph.Question{own}
	}
	other := *own
	other.Exclusion, other.Body, other.Denies = true, canon.Of(who.Among), c.Denies
	if f, ok := c.Form.(*graph.Attribution); ok {
		other.Grades = f.Grades
	}
	return []*graph.Question{own, named(&other)}
}

// named gives the question its id, a hash of its key, and its dataset.
func named(q *graph.Question) *graph.Question {
	q.ID = graph.Hashed("q", string(q.Form), string(q.Subject), strconv.FormatBool(q.Each), string(q.Event), string(q.Scale),
		string(q.Position), string(q.Act), q.Object, q.What, q.Unit, string(q.Body),
		strconv.FormatBool(q.Exclusion), strings.Join(q.Grades, ","), strconv.FormatBool(q.Denies), string(q.Claim))
	q.Dataset = graph.Own
	return q
}

// onEvent is the question asked of another event.
func onEvent(q *graph.Question, event graph.ID) *graph.Question {
	other := asked(q)
	other.Event = event
	return named(other)
}

// OfOthers are the same question asked of all records that are the same as
// those it is about, by another canon than it was made by: itself among them.
func OfOthers(q *graph.Question, canon Canon) []graph.ID {
	var out []graph.ID
	for _, subject := range canon.All(q.Subject) {
		for _, event := range canon.All(q.Event) {
			for _, position := range canon.All(q.Position) {
				for _, body := range canon.All(q.Body) {
					other := asked(q)
					other.Subject, other.Event, other.Position, other.Body = subject, event, position, body
					out = append(out, named(other).ID)
				}
			}
		}
	}
	return out
}

// asked is the question without what derivation counts.
func asked(q *graph.Question) *graph.Question {
	return &graph.Question{
		Form: q.Form, Subject: q.Subject, Each: q.Each, Event: q.Event, Scale: q.Scale, Position: q.Position, Act: q.Act,
		Object: q.Object, What: q.What, Unit: q.Unit, Body: q.Body, Exclusion: q.Exclusion, Grades: q.Grades, Denies: q.Denies, Claim: q.Claim,
	}
}

// DirectID is the id of a claim's testimony on its own question: it tells the
// claim, so that it need not be stored.
func DirectID(claim graph.ID) graph.ID {
	return graph.ID(graph.Own + ":direct--" + claim.Dataset() + "--" + claim.Slug())
}

// DirectClaim is the claim of a DirectID; ok is false for any other id.
func DirectClaim(id graph.ID) (claim graph.ID, ok bool) {
	rest, ok := strings.CutPrefix(string(id), graph.Own+":direct--")
	dataset, slug, both := strings.Cut(rest, "--")
	return graph.ID(dataset + ":" + slug), ok && both
}
